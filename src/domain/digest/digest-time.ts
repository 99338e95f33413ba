import { isSchoolDay, plusDays, type SchoolCalendar } from '../calendar/calendar.ts';
import { isoWeekOf, mondayBefore, mondayOf } from '../calendar/iso-week.ts';
import { londonDate, londonInstant } from '../calendar/london.ts';
import { WEEKDAYS } from '../calendar/weekdays.ts';
import type { DigestSchedule, SchoolSettings } from '../school/settings.ts';

/** The day of the week and wall-clock time at which a digest is due. */
export type WeeklyTime = Pick<DigestSchedule, 'day' | 'time'>;

/** One channel's digest: for whom it is, and when it is due each school week. */
export interface DigestChannel extends DigestSchedule {
  readonly audience: 'inclusion' | 'staff';
}

/** An ISO week and the instant in it at which a digest is due. */
export interface DigestMoment {
  readonly week: string;
  readonly at: Date;
}

/** When digests go out by default: the inclusion team first, before the week ends, then all staff. */
export const USUAL_DIGESTS: Readonly<Record<DigestChannel['audience'], WeeklyTime>> = {
  inclusion: { day: 'friday', time: '14:00' },
  staff: { day: 'friday', time: '15:30' },
};
/** How far back a digest goes, and how far to search for a due time: longer than any holiday. */
export const MOST_WEEKS = 10;

const HOUR = 60 * 60_000;
/** A digest sent later than this after its due time says that it is late. */
const LATE_AFTER = 2 * HOUR;
/** A missed digest is not sent after this, because the next one is near. */
const TOO_LATE_AFTER = 3 * 24 * HOUR;

/** Every channel that gets a digest, the inclusion channel first. */
export function digestChannels(settings: SchoolSettings): readonly DigestChannel[] {
  const { channels, digests = [] } = settings;
  const all = [
    { channel: channels.inclusion, audience: 'inclusion' as const },
    ...channels.staff.map((channel) => ({ channel, audience: 'staff' as const })),
  ];
  return all.flatMap(({ channel, audience }) => {
    const own = digests.find((digest) => digest.channel === channel);
    if (own && 'off' in own) return [];
    return [{ ...USUAL_DIGESTS[audience], ...own, channel, audience }];
  });
}

/**
 * The school day of an ISO week on which a digest is due: the day asked for; if that is no school day the last one
 * before it, else the first one after it. Undefined for a week without a school day.
 */
export function digestDay(calendar: SchoolCalendar, { day }: WeeklyTime, week: string): string | undefined {
  const monday = mondayOf(week);
  if (monday === undefined) return undefined;
  const wanted = plusDays(monday, WEEKDAYS.indexOf(day));
  const open = WEEKDAYS.map((_, index) => plusDays(monday, index)).filter((date) =>
    isSchoolDay(calendar, date),
  );
  return open.findLast((date) => date <= wanted) ?? open[0];
}

/** When a week's digest is due, London time; undefined for a week without a school day. */
export function digestMoment(calendar: SchoolCalendar, time: WeeklyTime, week: string): Date | undefined {
  const day = digestDay(calendar, time, week);
  return day === undefined ? undefined : londonInstant(day, time.time);
}

/** The latest moment up to `now`; undefined when there was none for ten weeks. */
export function latestMoment(
  calendar: SchoolCalendar,
  time: WeeklyTime,
  now: Date,
): DigestMoment | undefined {
  const monday = mondayBefore(londonDate(now));
  for (let back = 0; back <= MOST_WEEKS; back++) {
    const week = isoWeekOf(plusDays(monday, -7 * back));
    const at = digestMoment(calendar, time, week);
    if (at !== undefined && at <= now) return { week, at };
  }
  return undefined;
}

/** The first moment after `now`; undefined when there is none for ten weeks. */
export function nextMoment(calendar: SchoolCalendar, time: WeeklyTime, now: Date): DigestMoment | undefined {
  const monday = mondayBefore(londonDate(now));
  for (let ahead = 0; ahead <= MOST_WEEKS; ahead++) {
    const week = isoWeekOf(plusDays(monday, 7 * ahead));
    const at = digestMoment(calendar, time, week);
    if (at !== undefined && at > now) return { week, at };
  }
  return undefined;
}

/** The moment of the previous school week; undefined when there was none for ten weeks, or this is no ISO week. */
export function momentBefore(
  calendar: SchoolCalendar,
  time: WeeklyTime,
  week: string,
): DigestMoment | undefined {
  const monday = mondayOf(week);
  for (let back = 1; monday !== undefined && back <= MOST_WEEKS; back++) {
    const before = isoWeekOf(plusDays(monday, -7 * back));
    const at = digestMoment(calendar, time, before);
    if (at !== undefined) return { week: before, at };
  }
  return undefined;
}

/**
 * The moment from which this week's digest counts things as new: that of the last school week whose digest was posted.
 * Nothing falls between two digests, whether school was closed or a digest was held or missed. At most ten weeks back.
 * Throws when `week` is no ISO week.
 */
export function countsFrom(
  calendar: SchoolCalendar,
  time: WeeklyTime,
  week: string,
  notPosted: ReadonlySet<string> = new Set(),
): Date {
  const monday = mondayOf(week);
  if (monday === undefined) throw new Error('not an ISO week');
  const earliest = londonInstant(plusDays(monday, -7 * MOST_WEEKS), time.time);
  let before = momentBefore(calendar, time, week);
  while (before && notPosted.has(before.week)) before = momentBefore(calendar, time, before.week);
  return before && before.at > earliest ? before.at : earliest;
}

/** True when a digest that was due then must say that it is late. */
export function isLate(due: Date, now: Date): boolean {
  return now.getTime() - due.getTime() > LATE_AFTER;
}

/** The latest a digest may still be posted: three days after its moment, and always before the next one. */
export function stillWantedUntil(calendar: SchoolCalendar, time: WeeklyTime, due: Date): Date {
  const next = nextMoment(calendar, time, due)?.at.getTime() ?? Number.POSITIVE_INFINITY;
  return new Date(Math.min(due.getTime() + TOO_LATE_AFTER, next));
}
