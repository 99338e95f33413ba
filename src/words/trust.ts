import { SMALLEST_SHOWN } from '../domain/digest/suppression.ts';
import type { TrustFigures, TrustTerm } from '../domain/trust/trust-figures.ts';
import { describeDay } from './dates.ts';

// What those who look after several schools read of all of them: counts, and nothing small.

export const TRUST = {
  title: 'The schools, in figures',
  summary: 'Figures of the schools',
  explain: `Every figure is "at least": a multiple of five, or a sum of weeks with five or more. Weeks count up to Thursday, and the weeks with fewer than five only once their term is over, and then in part. "Too few to show" can be none. Figures of schools can be added up; nothing about a pupil can be worked out from them.`,
  none: 'No school is set up yet.',
  notSetUp: 'No figures: this school is not in use yet.',
  notRead: 'No figures: this school could not be read in time. Type "trust" again in a minute.',
} as const;

export const NOT_TRUST_VIEWER =
  'These figures are for those who look after several schools, and I do not have you on that list. Type "hello" to start from here.';
export const TRUST_BROKE_OFF = 'My storage cannot be used just now. Please try again in a minute.';

/** A school's figures, a line each. */
export function describeTrustFigures({ now, before, overdue, running }: TrustFigures): readonly string[] {
  return [
    `This term up to ${describeDay(now.to)}: ${describeTerm(now)}`,
    ...(before ? [`The term before, up to ${describeDay(before.to)}: ${describeTerm(before)}`] : []),
    `Today: waiting past the day of their answer ${count(overdue)}; plans running ${count(running)}`,
  ];
}

function describeTerm({ raised, inTime, reviews }: TrustTerm): string {
  return `concerns raised ${count(raised)}; decided in time ${count(inTime)}; reviews done ${count(reviews)}`;
}

function count(figure: number): string {
  return figure < SMALLEST_SHOWN ? 'too few to show' : `at least ${figure}`;
}
