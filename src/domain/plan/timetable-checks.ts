import { plusDays, schoolDayUntil, type SchoolCalendar } from '../calendar/calendar.ts';
import type { Content } from '../content/content.ts';
import { OPTION } from '../known-ids/options.ts';
import { THRESHOLD } from '../known-ids/rules.ts';
import { latestReview } from './plan-days.ts';
import { hoursOfWeek, hoursThatCount } from './timetable.ts';
import type { TimetableParts } from './timetable-answers.ts';

/** What this school allows of a reduced timetable: days of the calendar, and the hours of a school week. */
export interface TimetableLimits {
  readonly reviewDays: number;
  readonly days: number;
  readonly week: number;
}

/** Where the content has no such thresholds: two weeks, six weeks, 32.5 hours. */
const USUAL: TimetableLimits = { reviewDays: 14, days: 42, week: 32.5 };
/** No school day is longer. */
const LONGEST_DAY = 8;

/** The school's limits for a reduced timetable. */
export function timetableLimits({ thresholds }: Pick<Content, 'thresholds'>): TimetableLimits {
  return {
    reviewDays: thresholds.get(THRESHOLD.timetableReviewDays)?.value ?? USUAL.reviewDays,
    days: thresholds.get(THRESHOLD.timetableDays)?.value ?? USUAL.days,
    week: thresholds.get(THRESHOLD.schoolWeekHours)?.value ?? USUAL.week,
  };
}

/** What cannot be right in a reduced timetable. Hours are of a week. */
export type TimetableProblem =
  | {
      readonly problem:
        | 'timetable-for-behaviour'
        | 'timetable-not-agreed'
        | 'timetable-without-hours'
        | 'timetable-day-too-long'
        | 'la-without-day'
        | 'la-not-told'
        | 'no-week-has-more';
    }
  | { readonly problem: 'timetable-is-full' | 'week-too-long'; readonly week: number }
  | { readonly problem: 'week-has-fewer'; readonly before: number }
  | { readonly problem: 'provider-hours-differ'; readonly hours: number; readonly planned: number }
  | { readonly problem: 'timetable-too-long'; readonly latest: string; readonly days: number };

/** The part of a reduced timetable that a problem is about; days and steps are counted from 1. */
export type TimetableAbout =
  | 'parents'
  | 'fewer-hours'
  | 'timetable-la'
  | 'timetable-la-day'
  | `day:${number}`
  | `provider-day:${number}`
  | `week:${number}`;

type Found = TimetableProblem & { readonly about: TimetableAbout };

/**
 * Everything in a reduced timetable that cannot be right, but for its days in the calendar (WT26, PTT-LOCAL). `planned`: the
 * hours a week of the plan, as far as it has them.
 */
export function timetableProblems(
  parts: TimetableParts,
  { week }: TimetableLimits,
  planned?: number,
): readonly Found[] {
  const { reason, la, laOn } = parts;
  return [
    ...(reason === OPTION.planTimetableReason.behaviour
      ? [{ about: 'fewer-hours' as const, problem: 'timetable-for-behaviour' as const }]
      : []),
    ...dayProblems(parts, week, planned),
    ...stepProblems(parts, week),
    ...(la === 'yes' && laOn === undefined
      ? [{ about: 'timetable-la-day' as const, problem: 'la-without-day' as const }]
      : []),
    ...(la !== undefined && la !== 'yes' && laOn !== undefined
      ? [{ about: 'timetable-la' as const, problem: 'la-not-told' as const }]
      : []),
  ];
}

function dayProblems({ days }: TimetableParts, week: number, planned: number | undefined): readonly Found[] {
  const tooLong = days.flatMap(({ elsewhere = 0, ...day }, at) =>
    hoursThatCount(day) + elsewhere > LONGEST_DAY
      ? [{ about: `day:${at + 1}` as const, problem: 'timetable-day-too-long' as const }]
      : [],
  );
  if (tooLong.length > 0 || days.some(({ inSchool }) => inSchool === undefined)) return tooLong;
  const all = hoursOfWeek(days);
  if (hoursThatCount(all) === 0) return [{ about: 'day:1', problem: 'timetable-without-hours' }];
  const { withProvider: hours } = all;
  if (hours !== undefined && planned !== undefined && hours !== planned)
    return [{ about: 'provider-day:1', problem: 'provider-hours-differ', hours, planned }];
  return hoursThatCount(all) >= week ? [{ about: 'day:1', problem: 'timetable-is-full', week }] : [];
}

function stepProblems({ days, steps }: TimetableParts, week: number): readonly Found[] {
  if (days.some(({ inSchool }) => inSchool === undefined)) return [];
  const first = hoursThatCount(hoursOfWeek(days));
  let before = first;
  const found: Found[] = [];
  for (const [at, hours] of steps.entries()) {
    if (hours === undefined) continue;
    const about = `week:${at + 2}` as const;
    if (hours < before) found.push({ about, problem: 'week-has-fewer', before });
    else if (hours > week) found.push({ about, problem: 'week-too-long', week });
    before = Math.max(before, hours);
  }
  // Nobody has got as far as the weeks yet.
  if (steps[0] === undefined) return found;
  if (found.length === 0 && first > 0 && before === first)
    return [{ about: 'week:2', problem: 'no-week-has-more' }];
  return found;
}

/** The days that a plan begins with once it is a reduced timetable: reviewed and ended as soon as this school asks. */
export function timetableDays(
  calendar: SchoolCalendar,
  start: string,
  { reviewDays, days }: TimetableLimits,
): { readonly review: string; readonly end: string } {
  const latest = latestReview(calendar, start, reviewDays, 'timetable').date;
  return { review: schoolDayUntil(calendar, latest), end: schoolDayUntil(calendar, plusDays(start, days)) };
}
