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
  const latest = latestReview(calendar, start, reviewDays).date;
  const [inFourWeeks, withRoom] = [plusDays(start, REVIEW_AFTER_DAYS), plusDays(latest, -ROOM_DAYS)];
  const early = schoolDayUntil(calendar, inFourWeeks < withRoom ? inFourWeeks : withRoom);
  const review = early > start ? early : schoolDayUntil(calendar, latest);
  const longest = plusDays(start, longDays);
  const halfTerm = (calendar.terms ?? [])
    .map(({ to }) => to)
    .filter((to) => to > review && to <= longest)
    .toSorted()
    .at(-1);
  return { start, review, end: schoolDayUntil(calendar, halfTerm ?? longest) };
}
