import { isSchoolDay, plusDays, type SchoolCalendar } from './calendar.ts';

/** A week without school is a holiday, and ends a half term. */
const DAYS_OF_HOLIDAY = 5;
/** No half term is longer. */
const MOST_DAYS = 100;

/**
 * The last school day of the half term that `today` (`YYYY-MM-DD`) is in: the one before a week without school. Undefined
 * in a holiday, and where the calendar knows of none to come.
 */
export function halfTermEnd(calendar: SchoolCalendar, today: string): string | undefined {
  let last: string | undefined;
  let closed = 0;
  for (let ahead = 0; ahead < MOST_DAYS; ahead++) {
    const day = plusDays(today, ahead);
    const isWeekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    if (isSchoolDay(calendar, day)) [last, closed] = [day, 0];
    else if (!isWeekend && ++closed === DAYS_OF_HOLIDAY) return last;
  }
  return undefined;
}
