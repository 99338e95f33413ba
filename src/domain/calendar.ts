/** Days a school is open: no weekends, none of its closed ranges. All "school day" arithmetic goes through here. */
export interface SchoolCalendar {
  readonly closed: readonly { readonly from: string; readonly to: string }[];
}

/** The date `days` calendar days after `date` (both `YYYY-MM-DD`; negative goes back). */
export function plusDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** True when pupils are expected in school on that date. */
export function isSchoolDay(calendar: SchoolCalendar, date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !calendar.closed.some((range) => range.from <= date && date <= range.to);
}

/** The longest stretch without a school day that is believed: beyond it the calendar itself must be wrong. */
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

/** The date `count` school days after `date`; with 0, `date` itself or the next day the school is open. */
export function plusSchoolDays(calendar: SchoolCalendar, date: string, count: number): string {
  let day = schoolDayFrom(calendar, date);
  for (let left = day === date ? count : Math.max(0, count - 1); left > 0; left--)
    day = schoolDayFrom(calendar, plusDays(day, 1));
  return day;
}
