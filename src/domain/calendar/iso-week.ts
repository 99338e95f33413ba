import { plusDays } from './calendar.ts';
import { dayNumber } from './day-number.ts';

const FORM = /^(\d{4})-W(\d{2})$/;

/** The ISO week a `YYYY-MM-DD` date is in, as `2026-W48`: weeks begin on Monday, and week 1 has the year's first Thursday. */
export function isoWeekOf(date: string): string {
  const thursday = plusDays(mondayBefore(date), 3);
  const year = thursday.slice(0, 4);
  const number = Math.floor(daysFrom(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/**
 * The Monday of an ISO week as `YYYY-MM-DD`; undefined when there is no such week, such as week 53 of a year with 52.
 */
export function mondayOf(week: string): string | undefined {
  const [, year, number] = FORM.exec(week) ?? [];
  if (year === undefined || number === undefined) return undefined;
  // 4 January is always in week 1.
  const monday = plusDays(mondayBefore(`${year}-01-04`), (Number(number) - 1) * 7);
  return isoWeekOf(monday) === week ? monday : undefined;
}

/** The date itself when it is a Monday, otherwise the one before it. */
export function mondayBefore(date: string): string {
  return plusDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** Every ISO week that has a day from `from` to `to` (`YYYY-MM-DD`), in order. */
export function isoWeeksBetween(from: string, to: string): readonly string[] {
  const weeks: string[] = [];
  for (let monday = mondayBefore(from); monday <= to; monday = plusDays(monday, 7))
    weeks.push(isoWeekOf(monday));
  return weeks;
}

function daysFrom(one: string, other: string): number {
  return (dayNumber(other) ?? Number.NaN) - (dayNumber(one) ?? Number.NaN);
}
