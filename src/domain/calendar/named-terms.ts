import { plusDays, type DayRange, type SchoolCalendar } from './calendar.ts';
import { schoolYearOf, termOf } from './school-year.ts';

/** One of the three parts of a school year, with the holidays after it. Days are `YYYY-MM-DD`, both ends included. */
export interface NamedTerm extends DayRange {
  /** The school year and which part of it: `2026-1` is the autumn term of 2026/27. */
  readonly id: string;
  readonly name: string;
}

/** A calendar whose terms may have names. */
type Calendar = Omit<SchoolCalendar, 'terms'> & {
  readonly terms?: readonly (DayRange & { readonly what?: string })[];
};

const SEASONS = ['Autumn', 'Spring', 'Summer'] as const;
/** Longer than any part of a school year. */
const LONGEST_DAYS = 250;

/**
 * The term a day is in: the school's own where its calendar names two or three that make up the year, otherwise a third
 * of the school year (see `termOf`).
 */
export function termAround(calendar: Calendar, date: string): NamedTerm {
  const id = idOf(calendar, date);
  const edge = (step: 1 | -1) => {
    let day = date;
    for (let at = 0; at < LONGEST_DAYS && idOf(calendar, plusDays(day, step)) === id; at++)
      day = plusDays(day, step);
    return day;
  };
  const days = { from: edge(-1), to: edge(1) };
  return { id, name: nameOf(calendar, id, days), ...days };
}

/** The term of `today` and those before it, latest first. */
export function latestTerms(calendar: Calendar, today: string, count: number): readonly NamedTerm[] {
  const found: NamedTerm[] = [];
  for (let day = today; found.length < count;) {
    const term = termAround(calendar, day);
    found.push(term);
    day = plusDays(term.from, -1);
  }
  return found;
}

function idOf(calendar: SchoolCalendar, date: string): string {
  return `${schoolYearOf(calendar, date)}-${termOf(calendar, date)}`;
}

/** The school's own name for it, if one of its terms begins and ends in these days and is most of them. */
function nameOf({ terms = [] }: Calendar, id: string, { from, to }: DayRange): string {
  const within = terms.filter((term) => from <= term.from && term.to <= to);
  const [only] = within;
  if (within.length === 1 && only?.what) return only.what;
  const [year = '', part = '1'] = id.split('-');
  return `${SEASONS[Number(part) - 1]} term ${Number(year) + (part === '1' ? 0 : 1)}`;
}
