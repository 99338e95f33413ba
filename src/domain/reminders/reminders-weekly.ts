import { isSchoolDay, plusDays, schoolDaysBetween, type SchoolCalendar } from '../calendar/calendar.ts';
import { isoWeekOf, mondayBefore } from '../calendar/iso-week.ts';
import { londonDate } from '../calendar/london.ts';
import type { Plan } from '../plan/plan.ts';
import { isRunning, type Referral } from '../case/referral.ts';

/** How many weeks to search for the last or next asking day: longer than any holiday. */
const MOST_WEEKS = 10;

/**
 * The day on which key adults are asked about the week of a date: Thursday, or the week's last school day when the
 * school is closed on Thursday. Undefined in a holiday week.
 */
export function askingDay(calendar: SchoolCalendar, date: string): string | undefined {
  const monday = mondayBefore(date);
  const days = [0, 1, 2, 3, 4]
    .map((day) => plusDays(monday, day))
    .filter((day) => isSchoolDay(calendar, day));
  const thursday = plusDays(monday, 3);
  return days.includes(thursday) ? thursday : days.at(-1);
}

/** The first asking day on or after a date; undefined when the calendar has none for weeks. */
export function nextAskingDay(calendar: SchoolCalendar, date: string): string | undefined {
  for (let weeks = 0; weeks < MOST_WEEKS; weeks++) {
    const day = askingDay(calendar, plusDays(date, weeks * 7));
    if (day !== undefined && day >= date) return day;
  }
  return undefined;
}

/** The last asking day before a date; undefined when the calendar has none for weeks. */
function lastAskingDay(calendar: SchoolCalendar, date: string): string | undefined {
  for (let weeks = 0; weeks < MOST_WEEKS; weeks++) {
    const day = askingDay(calendar, plusDays(date, -weeks * 7));
    if (day !== undefined && day < date) return day;
  }
  return undefined;
}

/** True when a week with school lies between the weeks of two Mondays. */
export function hasSchoolWeekBetween(calendar: SchoolCalendar, monday: string, later: string): boolean {
  for (let between = plusDays(monday, 7); between < later; between = plusDays(between, 7))
    if (askingDay(calendar, between) !== undefined) return true;
  return false;
}

/** The ISO week whose update to ask the key adult for today; undefined when there is one, or today is not the day. */
export function updateToAskFor(
  calendar: SchoolCalendar,
  referral: Referral,
  today: string,
): string | undefined {
  if (!isRunning(referral) || askingDay(calendar, today) !== today) return undefined;
  return isAskedOn(referral.plan, today) && !isGivenSince(referral.plan, today)
    ? isoWeekOf(today)
    : undefined;
}

/**
 * A weekly update that was asked for and has not been given (A-08: nobody has recorded seeing the pupil). `asked` is
 * the asking day. The next school day the key adult is reminded, from the day after the case's owner.
 */
export function updateMissing(
  calendar: SchoolCalendar,
  referral: Referral,
  today: string,
): { readonly asked: string; readonly whose: 'key-adult' | 'owner' } | undefined {
  if (!isRunning(referral)) return undefined;
  const asked = lastAskingDay(calendar, today);
  if (asked === undefined || !isAskedOn(referral.plan, asked) || isGivenSince(referral.plan, asked))
    return undefined;
  return { asked, whose: schoolDaysBetween(calendar, asked, today) > 1 ? 'owner' : 'key-adult' };
}

/** True while a plan runs and nobody has told yet how its week goes that a date lies in. */
export function isUpdateWanted(referral: Referral, date: string): boolean {
  return isRunning(referral) && !isGivenSince(referral.plan, date);
}

/** The plan is running on that day, and had been made by then. */
function isAskedOn({ start, end, madeAt }: Plan, day: string): boolean {
  return start <= day && day <= end && londonDate(madeAt) <= day;
}

/** There is an update for that week or a later one. */
function isGivenSince({ updates }: Plan, day: string): boolean {
  const week = isoWeekOf(day);
  return updates.some((update) => update.week >= week);
}

/**
 * When somebody from school last saw the pupil in person, according to the weekly updates: a day (`YYYY-MM-DD`) that an
 * update names, or the ISO week of an update in which somebody had. `by` recorded it.
 */
export type LastSeen =
  | { readonly day: string; readonly week?: undefined; readonly by: string }
  | { readonly week: string; readonly day?: undefined; readonly by: string };

/** The last record that the pupil was seen; undefined when no update says so. */
export function lastSeen({ updates }: Pick<Plan, 'updates'>): LastSeen | undefined {
  for (const { seen, lastSeen: day, week, by } of updates.toReversed()) {
    if (seen) return { week, by: by.name };
    if (day !== undefined) return { day, by: by.name };
  }
  return undefined;
}
