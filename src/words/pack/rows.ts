import type { Content } from '../../domain/content/content.ts';
import type { PackSection } from '../../domain/content/shown-in.ts';
import { isHeldBack, outsideAnswer } from '../../domain/pack/pack-privacy.ts';
import { pastFiguresOf, type SchoolDay } from '../../domain/case/figures-of-case.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Answers } from '../../domain/content/answers.ts';
import type { PastFigure } from '../../domain/questions/past-figures.ts';
import type { PackRow } from './pack.ts';
import { describeAnswer } from '../answers.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { describeAbsence } from '../figures.ts';
import { describeAsOf } from '../past-figures.ts';
import { isOfSupport, tellSupports, type ToldSupport } from '../supports.ts';
import { BY_WEEKDAY, describeWeekdays, isOfWeekday } from '../weekdays.ts';
import type { Question } from '../../domain/content/bank.ts';

/** A day of no year, which makes every date carry its own. */
const NO_YEAR = '0000-01-01';

/**
 * The questions of a section in the order of asking, without those of supports and weekdays, which have rows of their own. For SEND, the office's records come before what staff know;
 * nothing else that is held back is in a pack, whatever the content says.
 */
export function questionsOf({ bank }: Content, section: PackSection): readonly Question[] {
  const questions = [...bank.questions.values()].filter(
    (question) => question.shownIn?.pack === section && !isOfSupport(question) && !isOfWeekday(question.id),
  );
  return section === 'send'
    ? questions.toSorted((a, b) => Number(a.form === 'concern') - Number(b.form === 'concern'))
    : questions.filter((question) => !isHeldBack(question));
}

/** The figures of a term or school year that is over, by question. */
export function pastById(
  referral: Referral,
  content: Content,
  day: SchoolDay,
): ReadonlyMap<string, PastFigure> {
  return new Map(pastFiguresOf(referral, content, day).map((each) => [each.question.id, each] as const));
}

/** An answered question as a row; undefined where none of its answer may leave the school. */
export function rowOf(
  question: Question,
  answers: Answers,
  past: ReadonlyMap<string, PastFigure>,
): PackRow | undefined {
  const given = answers[question.id];
  const value = given === undefined ? undefined : outsideAnswer(question, given);
  if (value === undefined) return undefined;
  // Dates of a pack are read long after it was made: no year is taken for granted.
  const words = describeAnswer(question, value, NO_YEAR);
  return {
    label: question.label,
    value: withItsDay(words, past.get(question.id)),
    ...(question.kind === 'text' ? { ownWords: true } : {}),
  };
}

/** The supports that rows tell. What may not leave the school is left out. `today` is `YYYY-MM-DD`. */
export function packSupports(answers: Answers, { bank }: Content, today: string): readonly ToldSupport[] {
  const outside = Object.entries(answers).flatMap(([id, given]) => {
    const asked = bank.questions.get(id);
    if (asked?.shownIn?.pack === undefined || isHeldBack(asked)) return [];
    const value = outsideAnswer(asked, given);
    return value === undefined ? [] : [[id, value] as const];
  });
  const question = (id: string) => bank.questions.get(id);
  return tellSupports({ answers: Object.fromEntries(outside), question, today });
}

/** The attendance figure with its base, and the same without agreed part-time sessions. */
export function absenceRow(answers: Answers, past: PastFigure | undefined): readonly PackRow[] {
  const { [QUESTION.possibleSessions]: possible, [QUESTION.missedSessions]: missed } = answers;
  if (typeof possible !== 'number' || typeof missed !== 'number') return [];
  return [
    {
      label: past ? 'Absence' : 'Absence this school year',
      value: withItsDay(describeAbsence([possible, missed, answers[QUESTION.partTimeSessions]]), past),
    },
  ];
}

/** Sessions missed by weekday, in one row. */
export function weekdaysRow(answers: Answers, past: PastFigure | undefined): readonly PackRow[] {
  const days = describeWeekdays(answers);
  return days === undefined ? [] : [{ label: BY_WEEKDAY, value: withItsDay(days, past) }];
}

/** A figure of a past term or school year is marked with its day. */
function withItsDay(words: string, past: PastFigure | undefined): string {
  return past ? `${words}, ${describeAsOf(past)}` : words;
}
