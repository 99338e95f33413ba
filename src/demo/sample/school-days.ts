import {
  isSchoolDay,
  plusDays,
  plusSchoolDays,
  type SchoolCalendar,
} from '../../domain/calendar/calendar.ts';
import { londonDate, startOfLondonDay } from '../../domain/calendar/london.ts';

/** School days counted from the demo's today: positive numbers are in the past, 0 is today, negative ones lie ahead. */
export interface SchoolDays {
  /** `YYYY-MM-DD`. With 0 today, or the next school day when the school is closed today. */
  date(ago: number): string;
  /** The instant of a time of day (`HH:mm`, London) on that day. */
  at(ago: number, time: string): Date;
  /** The moment it is now. */
  readonly now: Date;
}

/** The calendar starts with the first term, and nobody raises a concern in the summer holidays. */
function isInSummer(date: string): boolean {
  return date.slice(5) >= '07-25' && date.slice(5) <= '08-31';
}

/** @param now the demo's clock */
export function schoolDays(calendar: SchoolCalendar, now: Date): SchoolDays {
  const today = londonDate(now);
  const behind: string[] = [];
  const date = (ago: number): string => {
    if (ago <= 0) return plusSchoolDays(calendar, today, -ago);
    while (behind.length < ago) {
      let day = plusDays(behind.at(-1) ?? today, -1);
      while (!isSchoolDay(calendar, day) || isInSummer(day)) day = plusDays(day, -1);
      behind.push(day);
    }
    return behind[ago - 1] ?? today;
  };
  return {
    now,
    date,
    at(ago, time) {
      const [hours = 0, minutes = 0] = time.split(':').map(Number);
      // Clocks change on Sundays, so every hour exists on a school day.
      return new Date(startOfLondonDay(date(ago)).getTime() + (hours * 60 + minutes) * 60_000);
    },
  };
}
