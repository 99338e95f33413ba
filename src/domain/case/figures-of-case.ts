import type { SchoolCalendar } from '../calendar/calendar.ts';
import { londonDate } from '../calendar/london.ts';
import { schoolYearOf } from '../calendar/school-year.ts';
import type { Question } from '../content/bank.ts';
import { pastFigures, type DatedAnswers, type PastFigure } from '../questions/past-figures.ts';
import type { Content } from '../content/content.ts';
import type { Referral } from './referral.ts';

type Dated = Pick<Referral, 'answers' | 'answeredOn' | 'sentAt' | 'runAgain'>;

/** A school's today (`YYYY-MM-DD` in London), with its calendar. */
export interface SchoolDay {
  readonly today: string;
  readonly settings: SchoolCalendar;
}

/** The day on which the rules last ran on a case. */
export function lastRunOn({ sentAt, runAgain }: Pick<Referral, 'sentAt' | 'runAgain'>): string {
  return londonDate(runAgain?.at ?? sentAt);
}

/**
 * A case's answers with their days. Where a record gives none, a referrer's own answers date from the day they were
 * sent, and facts from the day the rules last ran.
 */
export function datedAnswers(referral: Dated): DatedAnswers {
  const sent = londonDate(referral.sentAt);
  const last = lastRunOn(referral);
  return {
    answers: referral.answers,
    answeredOn: ({ id, form }: Question) => referral.answeredOn?.[id] ?? (form === 'concern' ? sent : last),
  };
}

/** Figures of a case about a term or school year that is now over. */
export function pastFiguresOf(
  referral: Dated,
  { bank }: Content,
  { today, settings }: SchoolDay,
): readonly PastFigure[] {
  return pastFigures(bank, datedAnswers(referral), today, settings);
}

/**
 * True when a term or school year has ended since the rules last ran on a case, and something they counted then, or the
 * year group shown with it, belongs to the earlier one.
 */
export function countsPastFigures(referral: Dated, content: Content, day: SchoolDay): boolean {
  const { today, settings } = day;
  const known = referral.runAgain?.notCounted ?? [];
  return (
    schoolYearOf(settings, lastRunOn(referral)) !== schoolYearOf(settings, today) ||
    pastFiguresOf(referral, content, day).some(({ question }) => !known.includes(question.id))
  );
}
