import {
  isSchoolDay,
  plusDays,
  schoolDayFrom,
  schoolDaysBetween,
  type SchoolCalendar,
} from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/london.ts';

/**
 * With fewer school days than this left of a half term, a first review may wait for the next one: nothing can be seen
 * after a few days. A default of this product.
 */
const TOO_FEW_DAYS = 10;

/** The last day on which a review may be, and why. Days are `YYYY-MM-DD`. */
export interface LatestReview {
  readonly date: string;
  readonly because: 'days' | 'half-term';
}

/**
 * The latest review counted from a day: so many calendar days later, or the end of the half term if that comes first
 * (AP25, KCSIE25: at least half-termly). Without terms in the calendar only the days count.
 */
export function latestReview(calendar: SchoolCalendar, from: string, reviewDays: number): LatestReview {
  const byDays: LatestReview = { date: plusDays(from, reviewDays), because: 'days' };
  const [now, next] = (calendar.terms ?? [])
    .filter(({ to }) => to >= from)
    .toSorted((a, b) => a.from.localeCompare(b.from));
  if (!now) return byDays;
  const half = schoolDaysBetween(calendar, from, now.to) < TOO_FEW_DAYS ? next : now;
  return half && half.to < byDays.date ? { date: half.to, because: 'half-term' } : byDays;
}

/** What is wrong with a plan's first day: before today, or nobody is in school. Undefined when nothing is. */
export function firstDayProblem(day: string, calendar: SchoolCalendar, today: string): string | undefined {
  if (day < today)
    return `This is before today (${dayInWords(today)}). Please choose a day that is still to come.`;
  return closedProblem(day, calendar);
}

/**
 * What is wrong with a review's day. `from` is what the half term is counted from: the plan's first day, its last review
 * (then `reviewed` is the same day), or today.
 */
export function reviewDayProblem(
  day: string,
  against: {
    readonly calendar: SchoolCalendar;
    readonly today: string;
    readonly reviewDays: number;
    readonly from: string | undefined;
    readonly reviewed?: string | undefined;
    readonly end: string | undefined;
  },
): string | undefined {
  const { calendar, today, reviewDays, from, reviewed, end } = against;
  const words = (date: string) => dayInWords(date, day.slice(0, 4));
  if (day < today)
    return `This is before today (${words(today)}). Please choose a day that is still to come.`;
  if (from !== undefined && day <= from)
    return from === today
      ? 'The next review has to come after today.'
      : reviewed === undefined
        ? `The first review has to come after the plan starts (${words(from)}).`
        : `The next review has to come after the last one (${words(reviewed)}).`;
  if (end !== undefined && day > end)
    return `This is after the plan ends (${words(end)}). Please choose an earlier day, or a later end.`;
  const closed = closedProblem(day, calendar);
  if (closed !== undefined) return closed;
  const latest = latestReview(calendar, from ?? today, reviewDays);
  if (day <= latest.date) return undefined;
  return latest.because === 'half-term'
    ? `Please choose ${words(latest.date)} or earlier: a plan is reviewed at least every half term, and this half term ends then.`
    : `Please choose ${words(latest.date)} or earlier: a plan is reviewed within ${reviewDays} days, about half a term.`;
}

/** Which day nobody is in school, and the next one on which they are. */
function closedProblem(day: string, calendar: SchoolCalendar): string | undefined {
  if (isSchoolDay(calendar, day)) return undefined;
  const next = dayInWords(schoolDayFrom(calendar, day), day.slice(0, 4));
  return `${dayInWords(day)} is not a school day. The next one is ${next}.`;
}
