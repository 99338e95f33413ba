import type { Answers, AnswerValue } from '../domain/content/answers.ts';
import type { Question } from '../domain/content/bank.ts';
import { WEEKDAY_QUESTIONS } from '../domain/known-ids/questions.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] as const;
/** What the five figures are called where they stand in one line. */
export const BY_WEEKDAY = 'Missed by weekday';
/** The same beside what staff said, which it does not come from. */
export const BY_REGISTER = 'Register: missed by weekday';

/** True for a figure of one weekday: the five stand in one line. */
export function isOfWeekday(question: string): boolean {
  return WEEKDAY_QUESTIONS.some((each) => each === question);
}

/** `Mon 41 %, Tue 9 %`: sessions missed of those possible on each day; undefined where no day is known. */
export function describeWeekdays(answers: Answers): string | undefined {
  const known = WEEKDAY_QUESTIONS.flatMap((id, at) =>
    answers[id] === undefined ? [] : [`${DAYS[at] ?? ''} ${String(answers[id])} %`],
  );
  return known.length === 0 ? undefined : known.join(', ');
}

/**
 * The figures of the weekdays in one row, in the place of the first that is known; none for the others, undefined for any
 * other question.
 */
export function weekdayLines(
  { id }: Pick<Question, 'id'>,
  answers: Answers,
): readonly { readonly label: string; readonly answer: string }[] | undefined {
  if (!isOfWeekday(id)) return undefined;
  const isFirst = WEEKDAY_QUESTIONS.find((each) => answers[each] !== undefined) === id;
  const days = describeWeekdays(answers);
  return days !== undefined && isFirst ? [{ label: BY_WEEKDAY, answer: days }] : [];
}

/** Changed weekdays in one line: `Missed by weekday: Mon 20 % to 41 %, Tue 9 %`. */
export function describeWeekdayChanges(
  changes: readonly {
    readonly question: string;
    readonly before: AnswerValue | null;
    readonly after: AnswerValue | null;
  }[],
): string {
  if (changes.every(({ after }) => after === null))
    return `${BY_WEEKDAY}: what is recorded is of an earlier time, and is not counted any more`;
  const days = changes.map(({ question, before, after }) => {
    const day = DAYS[WEEKDAY_QUESTIONS.findIndex((each) => each === question)] ?? '';
    const now = after === null ? 'none' : `${String(after)} %`;
    return before === null ? `${day} ${now}` : `${day} ${String(before)} % to ${now}`;
  });
  return `${BY_WEEKDAY}: ${days.join(', ')}${changes.every(({ before }) => before === null) ? ', new' : ''}`;
}
