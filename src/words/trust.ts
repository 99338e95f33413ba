import { SMALLEST_SHOWN } from '../domain/digest/suppression.ts';
import type { TrustFigures, TrustTerm } from '../domain/trust/trust-figures.ts';
import { describeDay } from './dates.ts';

// What those who look after several schools read of all of them: counts, and nothing small.

export const TRUST = {
  title: 'The schools, in figures',
  summary: 'Figures of the schools',
  explain:
    'Every figure is "at least", and what is missing is too few to show, which can be none: nothing about a pupil can be worked out. Weeks end on Thursday. Weeks with fewer than five concerns count in part, once their term is over.',
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
    `This term, up to ${describeDay(now.to)}: ${describeTerm(now)}`,
    ...(before ? [`The term before, up to ${describeDay(before.to)}: ${describeTerm(before)}`] : []),
    `Today: ${atLeast([
      [overdue, 'waiting past the day of their answer'],
      [running, 'plans running'],
    ])}`,
  ];
}

function describeTerm({ raised, inTime, reviews }: TrustTerm): string {
  return atLeast([
    [raised, 'concerns raised'],
    [inTime, 'decided in time'],
    [reviews, 'reviews done'],
  ]);
}

function atLeast(figures: readonly (readonly [number, string])[]): string {
  const shown = figures.filter(([figure]) => figure >= SMALLEST_SHOWN);
  return shown.length === 0
    ? 'too few to show'
    : `at least ${shown.map(([figure, what]) => `${figure} ${what}`).join(', ')}`;
}
