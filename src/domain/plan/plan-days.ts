import {
  isSchoolDay,
  plusDays,
  schoolDayFrom,
  schoolDaysBetween,
  type SchoolCalendar,
} from '../calendar/calendar.ts';

/**
 * With fewer school days than this left in a half term, a first review may wait for the next one: a few days show
 * nothing. A product default.
 */
const TOO_FEW_DAYS = 10;

/** The latest day for a review, and why. Days are `YYYY-MM-DD`. */
export interface LatestReview {
  readonly date: string;
  readonly because: 'days' | 'half-term' | 'timetable';
}

/**
 * The latest review counted from a day: so many calendar days later, or the end of the half term if that comes first
 * (AP25, KCSIE26: at least half-termly). Without terms in the calendar only the days count.
 */
export function latestReview(
  calendar: SchoolCalendar,
  from: string,
  reviewDays: number,
  because: 'days' | 'timetable' = 'days',
): LatestReview {
  // Two weeks can be a holiday: then the first day after it is early enough.
  const first = because === 'timetable' ? schoolDayFrom(calendar, plusDays(from, 1)) : from;
  const days = plusDays(from, reviewDays);
  const byDays: LatestReview = { date: days < first ? first : days, because };
  const [now, next] = (calendar.terms ?? [])
    .filter(({ to }) => to >= from)
    .toSorted((a, b) => a.from.localeCompare(b.from));
  if (!now) return byDays;
  const half = schoolDaysBetween(calendar, from, now.to) < TOO_FEW_DAYS ? next : now;
  return half && half.to < byDays.date ? { date: half.to, because: 'half-term' } : byDays;
}

/** What is wrong with a day of a plan. `day` is the day itself; all days are `YYYY-MM-DD`. */
export type DayProblem =
  | { readonly problem: 'before-today'; readonly day: string; readonly today: string }
  | { readonly problem: 'not-a-school-day'; readonly day: string; readonly next: string }
  | { readonly problem: 'review-not-after-today' }
  | {
      readonly problem: 'review-not-after-start' | 'review-not-after-last';
      readonly day: string;
      readonly from: string;
    }
  | { readonly problem: 'review-after-end'; readonly day: string; readonly end: string }
  | {
      readonly problem: 'review-too-late';
      readonly day: string;
      readonly latest: LatestReview;
      readonly reviewDays: number;
    };

/** What is wrong with a plan's first day: it is past, or the school is closed. Undefined when nothing is. */
export function firstDayProblem(
  day: string,
  calendar: SchoolCalendar,
  today: string,
): DayProblem | undefined {
  if (day < today) return { problem: 'before-today', day, today };
  return closedProblem(day, calendar);
}

/**
 * What is wrong with a review's day. `from` is where the half term is counted from: the plan's first day, its last
 * review (then `reviewed` is the same day), or today.
 */
export function reviewDayProblem(
  day: string,
  against: {
    readonly calendar: SchoolCalendar;
    readonly today: string;
    readonly reviewDays: number;
    /** Whose limit the days are, where it is not that of every plan. */
    readonly because?: 'timetable' | undefined;
    readonly from: string | undefined;
    readonly reviewed?: string | undefined;
    readonly end: string | undefined;
  },
): DayProblem | undefined {
  const { calendar, today, reviewDays, because, from, reviewed, end } = against;
  if (day < today) return { problem: 'before-today', day, today };
  if (from !== undefined && day <= from) {
    if (from === today) return { problem: 'review-not-after-today' };
    return reviewed === undefined
      ? { problem: 'review-not-after-start', day, from }
      : { problem: 'review-not-after-last', day, from: reviewed };
  }
  if (end !== undefined && day > end) return { problem: 'review-after-end', day, end };
  const closed = closedProblem(day, calendar);
  if (closed !== undefined) return closed;
  const latest = latestReview(calendar, from ?? today, reviewDays, because);
  return day <= latest.date ? undefined : { problem: 'review-too-late', day, latest, reviewDays };
}

/** Reports a day on which the school is closed, with the next open one. */
function closedProblem(day: string, calendar: SchoolCalendar): DayProblem | undefined {
  if (isSchoolDay(calendar, day)) return undefined;
  return { problem: 'not-a-school-day', day, next: schoolDayFrom(calendar, day) };
}
