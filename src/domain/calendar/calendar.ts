/** A stretch of days, both ends included, as `YYYY-MM-DD`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The days a school is open: not weekends, bank holidays, closed ranges or INSET days; and, from the first term to the
 * last, only days of a term. Outside the known terms only the other rules apply. All "school day" arithmetic goes
 * through here.
 */
export interface SchoolCalendar {
  readonly closed: readonly DayRange[];
  /** In order. Without any, every weekday that is not otherwise closed is a school day. */
  readonly terms?: readonly DayRange[];
  /** Training days, on which pupils stay at home. */
  readonly insetDays?: readonly { readonly date: string }[];
  readonly bankHolidays?: readonly string[];
}

/** In UTC every day has the same length. */
const DAY_MS = 86_400_000;

function midnightOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dateAt(midnight: number): string {
  return new Date(midnight).toISOString().slice(0, 10);
}

/** The date `days` calendar days after `date` (both `YYYY-MM-DD`; negative goes back). */
export function plusDays(date: string, days: number): string {
  return dateAt(midnightOf(date) + days * DAY_MS);
}

/** True when pupils are expected in school on that date. */
export function isSchoolDay(calendar: SchoolCalendar, date: string): boolean {
  return !isWeekend(midnightOf(date)) && isOpenOn(calendar, date);
}

function isWeekend(midnight: number): boolean {
  const weekday = new Date(midnight).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** True when nothing but a weekend could close the school on that date. */
function isOpenOn(calendar: SchoolCalendar, date: string): boolean {
  if (calendar.bankHolidays?.includes(date)) return false;
  if (calendar.insetDays?.some((inset) => inset.date === date)) return false;
  if (calendar.closed.some((range) => isWithin(range, date))) return false;
  const { terms = [] } = calendar;
  const known = spanOf(terms);
  return !known || !isWithin(known, date) || terms.some((term) => isWithin(term, date));
}

function isWithin(range: DayRange, date: string): boolean {
  return range.from <= date && date <= range.to;
}

/** From the first day of the earliest range to the last day of the latest; undefined without any. */
export function spanOf(ranges: readonly DayRange[]): DayRange | undefined {
  const [first, ...others] = ranges;
  return (
    first &&
    others.reduce<DayRange>(
      (span, { from, to }) => ({
        from: from < span.from ? from : span.from,
        to: to > span.to ? to : span.to,
      }),
      first,
    )
  );
}

/** How many school days there are after `from`, up to and including `to`; 0 when `to` is not later. */
export function schoolDaysBetween(calendar: SchoolCalendar, from: string, to: string): number {
  const last = midnightOf(to);
  let days = 0;
  // A school year of these is counted for each figure and date of each case: only a weekday is worth writing out.
  for (let day = midnightOf(from) + DAY_MS; day <= last; day += DAY_MS)
    if (!isWeekend(day) && isOpenOn(calendar, dateAt(day))) days++;
  return days;
}

/** The longest plausible stretch without a school day: beyond it the calendar itself must be wrong. */
const LONGEST_CLOSURE_DAYS = 120;

/** `date` itself when the school is open, otherwise the next day it is. */
export function schoolDayFrom(calendar: SchoolCalendar, date: string): string {
  let day = date;
  for (let tried = 0; tried < LONGEST_CLOSURE_DAYS; tried++) {
    if (isSchoolDay(calendar, day)) return day;
    day = plusDays(day, 1);
  }
  return date;
}

/** `date` itself when the school is open, otherwise the last day before it was. */
export function schoolDayUntil(calendar: SchoolCalendar, date: string): string {
  let day = date;
  for (let tried = 0; tried < LONGEST_CLOSURE_DAYS; tried++) {
    if (isSchoolDay(calendar, day)) return day;
    day = plusDays(day, -1);
  }
  return date;
}

/** The date `count` school days after `date`; with 0, `date` itself or the next day the school is open. */
export function plusSchoolDays(calendar: SchoolCalendar, date: string, count: number): string {
  let day = schoolDayFrom(calendar, date);
  for (let left = day === date ? count : Math.max(0, count - 1); left > 0; left--)
    day = schoolDayFrom(calendar, plusDays(day, 1));
  return day;
}
