import { plusDays, plusSchoolDays, schoolDayUntil, type SchoolCalendar } from '../calendar/calendar.ts';
import { latestReview } from './plan-days.ts';

/** The days a new plan begins with, `YYYY-MM-DD`. */
export interface SuggestedDays {
  readonly start: string;
  readonly review: string;
  readonly end: string;
}

/** A first review this many days after the start: early enough to change something. A product default. */
const REVIEW_AFTER_DAYS = 28;
/** Room before the latest day of a review, for one that has to be moved. */
const ROOM_DAYS = 3;

/**
 * The school days that a plan made today begins with: it starts on the next one, is reviewed four weeks later or shortly
 * before the half term ends, and ends with the last half term that is not too long for it. `start` is already agreed.
 */
export function suggestedDays(
  calendar: SchoolCalendar,
  today: string,
  {
    reviewDays,
    longDays,
    start = plusSchoolDays(calendar, today, 1),
  }: {
    readonly reviewDays: number;
    readonly longDays: number;
    readonly start?: string | undefined;
  },
): SuggestedDays {
  const review = suggestedReview(calendar, start, reviewDays);
  const longest = plusDays(start, longDays);
  const halfTerm = (calendar.terms ?? [])
    .map(({ to }) => to)
    .filter((to) => to > review && to <= longest)
    .toSorted()
    .at(-1);
  return { start, review, end: schoolDayUntil(calendar, halfTerm ?? longest) };
}

/** The day of the review after a first day or another review: four weeks later, or shortly before the half term ends. */
function suggestedReview(calendar: SchoolCalendar, from: string, reviewDays: number): string {
  const latest = latestReview(calendar, from, reviewDays).date;
  const [inFourWeeks, withRoom] = [plusDays(from, REVIEW_AFTER_DAYS), plusDays(latest, -ROOM_DAYS)];
  const early = schoolDayUntil(calendar, inFourWeeks < withRoom ? inFourWeeks : withRoom);
  return early > from ? early : schoolDayUntil(calendar, latest);
}

/**
 * The days with which a plan goes on after a review held today: the next review, not after the plan ends, and its end. A
 * plan that is over has no end until somebody gives it one.
 */
export function suggestedNext(
  calendar: SchoolCalendar,
  today: string,
  { end, reviewDays }: { readonly end: string; readonly reviewDays: number },
): { readonly nextReview?: string; readonly end?: string } {
  const next = suggestedReview(calendar, today, reviewDays);
  const last = schoolDayUntil(calendar, end);
  const review = end > today && last < next ? last : next;
  return {
    ...(review > today ? { nextReview: review } : {}),
    ...(end > today ? { end } : {}),
  };
}
