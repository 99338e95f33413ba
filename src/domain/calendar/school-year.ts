import { plusDays, type SchoolCalendar } from './calendar.ts';

/** The span that a figure such as "days suspended this term" covers. */
export const SPANS = ['term', 'school-year'] as const;
export type Span = (typeof SPANS)[number];

/** A school with more ranges than this in a year lists half terms; the statutory terms are used instead. */
const MOST_TERMS = 3;

/**
 * The school year a day (`YYYY-MM-DD`) is in, by the calendar year it begins in: 2025 for 2025/26. It changes on 1
 * September, or earlier if the calendar has a term that begins in August.
 */
export function schoolYearOf({ terms = [] }: SchoolCalendar, date: string): number {
  const year = Number(date.slice(0, 4));
  const month = date.slice(5, 7);
  if (month >= '09') return year;
  const begun = terms.some(({ from }) => from.startsWith(`${year}-08`) && from <= date);
  return month === '08' && begun ? year : year - 1;
}

/**
 * Which term of its school year a day is in: 1, 2 or 3; holidays belong to the term before. The terms are the school's
 * own where the calendar names two or three that make up the year; otherwise those of the law on suspensions (SUSP26):
 * up to 31 December, from then to Easter Monday, and from Easter Monday on.
 */
export function termOf(calendar: SchoolCalendar, date: string): number {
  const year = schoolYearOf(calendar, date);
  const own = (calendar.terms ?? []).filter(({ from }) => schoolYearOf(calendar, from) === year);
  const isWhole =
    own.length > 1 &&
    own.length <= MOST_TERMS &&
    own.some(({ from }) => from < `${year}-11-01`) &&
    own.some(({ to }) => to > `${year + 1}-05-31`);
  if (isWhole) return Math.max(1, own.filter(({ from }) => from <= date).length);
  if (date < `${year}-12-31`) return 1;
  return date < easterMonday(year + 1) ? 2 : 3;
}

/** True when the term or school year that `from` is in had ended by `today`. */
export function hasTurned(calendar: SchoolCalendar, span: Span, from: string, today: string): boolean {
  if (from >= today) return false;
  if (schoolYearOf(calendar, from) !== schoolYearOf(calendar, today)) return true;
  return span === 'term' && termOf(calendar, from) !== termOf(calendar, today);
}

/** A term or school year that is over, relative to today; an earlier school year is named by the year it began in. */
export type PastSpan = 'last-term' | 'earlier-term' | 'last-school-year' | { readonly schoolYear: number };

/** Which past term or school year a day was in, relative to today. */
export function pastSpanOf(calendar: SchoolCalendar, span: Span, from: string, today: string): PastSpan {
  const year = schoolYearOf(calendar, from);
  const years = schoolYearOf(calendar, today) - year;
  if (years > 1) return { schoolYear: year };
  if (years === 1 || span === 'school-year') return 'last-school-year';
  return termOf(calendar, today) - termOf(calendar, from) === 1 ? 'last-term' : 'earlier-term';
}

/** Easter Monday of a year, as `YYYY-MM-DD`, by the rule of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterMonday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const shift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - shift + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - ((year % 100) % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  return plusDays(`${year}-03-22`, epact + weekday - 7 * late + 1);
}

/** The first day (`YYYY-MM-DD`) of the school year a day is in. */
export function schoolYearStart(calendar: SchoolCalendar, date: string): string {
  const year = schoolYearOf(calendar, date);
  const days = (calendar.terms ?? []).map(({ from }) => from).filter((from) => from.startsWith(`${year}-08`));
  return days.toSorted()[0] ?? `${year}-09-01`;
}
