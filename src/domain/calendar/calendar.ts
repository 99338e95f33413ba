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

/** The date `days` calendar days after `date` (both `YYYY-MM-DD`; negative goes back). */
export function plusDays(date: string, days: number): string {
  // In UTC every day has the same length.
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** True when pupils are expected in school on that date. */
export function isSchoolDay(calendar: SchoolCalendar, date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
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
  let days = 0;
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) if (isSchoolDay(calendar, day)) days++;
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
