import { dayNumber } from '../domain/calendar/day-number.ts';
import type { Answers } from '../domain/content/answers.ts';
import type { Question } from '../domain/content/bank.ts';
import { SUPPORT_QUESTIONS } from '../domain/known-ids/questions.ts';
import { saysOnlyATick } from '../domain/supports/fill-in.ts';
import { problemsOf, supportRows, type SupportProblem, type SupportRow } from '../domain/supports/rows.ts';
import { weeksRun } from '../domain/supports/standing.ts';
import { describeAnswer } from './answers.ts';
import { describeDay, describeDayWithYear } from './dates.ts';

/** What stands beside a question of a support that is not finished. */
export function describeSupportProblem(found: SupportProblem): string {
  switch (found.problem) {
    case 'no-kind':
      return 'Please choose what the support was.';
    case 'no-start':
      return 'When did it begin? The day, as near as you know it.';
    case 'start-to-come':
      return `${describeDayWithYear(found.from)} is still to come. A support counts once it has begun.`;
    case 'ends-before-start':
      return `It cannot end (${describeDayWithYear(found.to)}) before it begins (${describeDayWithYear(found.from)}). Please check both days.`;
    case 'ended-without-effect':
      return `It ended on ${describeDayWithYear(found.to)}. Please say what changed.`;
  }
}

/** Above a card with an unfinished support, for who cannot finish it now. */
export const GOES_ON_UNFINISHED =
  'If you do not know it now, press Continue again. The support is then saved as unfinished, and no rule counts it until somebody fills in the rest.';

/** What an unfinished support lacks, before it is saved: "Support 2 will be saved as unfinished. It ended on …". */
export function describeUnfinished(row: SupportRow, problems: readonly SupportProblem[]): string {
  return `${nameOf(row)} will be saved as unfinished, and no rule counts it yet. ${problems.map(describeSupportProblem).join(' ')}`;
}

/** How a support is told. */
export interface SupportTelling {
  readonly answers: Answers;
  readonly question: (id: string) => Question | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Every day with its year, for what is read long after it was written. */
  readonly withYears?: true;
}

/**
 * A support in one line, where its first question stands: what, from when to when, how often, by whom, what changed. None
 * for its other questions, and where the row is empty. Undefined for a question that is not part of a support.
 */
export function supportLines(
  { id }: Question,
  telling: SupportTelling,
): readonly { readonly label: string; readonly answer: string }[] | undefined {
  const asked = SUPPORT_QUESTIONS.find((questions) => Object.values(questions).some((each) => each === id));
  if (asked === undefined) return undefined;
  const row = supportRows(telling.answers).find(({ questions }) => questions === asked);
  if (row === undefined || id !== asked.what || saysOnlyATick(row, telling.answers)) return [];
  return [{ label: nameOf(row), answer: describeSupport(row, telling) }];
}

function nameOf({ questions }: SupportRow): string {
  return `Support ${SUPPORT_QUESTIONS.indexOf(questions) + 1}`;
}

function describeSupport(row: SupportRow, { question, today, withYears }: SupportTelling): string {
  const { questions } = row;
  const label = (id: string, value: string | undefined): readonly string[] => {
    const asked = question(id);
    return asked === undefined || value === undefined ? [] : [describeAnswer(asked, value)];
  };
  const now = dayNumber(today) ?? Number.NaN;
  const isFinished = problemsOf(row, now).size === 0;
  const parts = [
    ...label(questions.what, row.what),
    ...describeDays(row, withYears ? describeDayWithYear : (date) => describeDay(date, today.slice(0, 4))),
    ...(isFinished ? [describeWeeks(weeksRun(row, now))] : []),
    ...label(questions.often, row.often),
    ...label(questions.by, row.by),
    ...label(questions.effect, row.effect),
  ];
  return `${parts.join('; ')}${isFinished ? '' : ' (unfinished)'}`;
}

function describeDays({ from, to }: SupportRow, day: (date: string) => string): readonly string[] {
  if (from === undefined) return to === undefined ? [] : [`until ${day(to)}`];
  return [to === undefined ? `from ${day(from)}, still running` : `${day(from)} to ${day(to)}`];
}

function describeWeeks(weeks: number): string {
  if (weeks === 0) return 'less than a week so far';
  return `${weeks} ${weeks === 1 ? 'week' : 'weeks'}`;
}
