import { londonDate, londonTime } from '../domain/calendar/london.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A `YYYY-MM-DD` date as people say it: `Thu 26 Nov`; with the year when it is not `thisYear`. */
export function describeDay(date: string, thisYear?: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  const words = `${WEEKDAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
  return thisYear !== undefined && !date.startsWith(thisYear) ? `${words} ${at.getUTCFullYear()}` : words;
}

/** A `YYYY-MM-DD` date with its year, for what is read long after it was written: `Thu 26 Nov 2026`. */
export function describeDayWithYear(date: string): string {
  return `${describeDay(date)} ${date.slice(0, 4)}`;
}

/** An ISO instant as people say it, in London: `Thu 26 Nov, 14:05`. */
export function describeMoment(instant: string): string {
  const at = new Date(instant);
  return `${describeDay(londonDate(at))}, ${londonTime(at)}`;
}

/** An instant with its year, for what is read long after: `Thu 26 Nov 2026, 09:05`. */
export function describeMomentWithYear(instant: string): string {
  const at = new Date(instant);
  return `${describeDayWithYear(londonDate(at))}, ${londonTime(at)}`;
}

/** A school year, by the calendar year it begins in, as people write it: `2025/26`. */
export function describeSchoolYear(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** A month, `YYYY-MM`, with its year: `Nov 2026`. */
export function nameMonth(month: string): string {
  return `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}
