import { isSchoolDay, plusDays, spanOf, type SchoolCalendar } from './calendar.ts';
import { dayNumber } from './day-number.ts';
import { isoWeekOf, mondayBefore } from './iso-week.ts';

/**
 * A week in which both digests count. It ends on the Thursday of a school week, and the next one begins the day after,
 * even across holidays: weeks never overlap, and every channel, whatever its hour, shows the same numbers, for days that
 * are over. If a figure for all staff could still grow, subtracting it a day later would reveal the difference.
 */
export interface CountedWeek {
  /** The school week it ends in, for example `2026-W48`. */
  readonly week: string;
  /** Both ends included, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

/** A longer closure is a mistake in the calendar, so counting stops there. */
const LONGEST_CLOSURE_WEEKS = 10;
/** No half term has more weeks: a longer stretch without a week off means that the calendar lists no holidays. */
const LONGEST_HALF_TERM = 10;
/** The length of a half term, in weeks, when the calendar lists no holidays. */
const USUAL_HALF_TERM = 6;
const LONGEST_TERM = 16;
/** This many weeks off in a row end a term; a half-term break has one. */
const WEEKS_BETWEEN_TERMS = 2;

/**
 * True when the school is open on a day of the week that begins on this Monday. Before the first term the calendar
 * knows, every weekday may be a school day; a half term cannot begin there.
 */
export function isSchoolWeek(calendar: SchoolCalendar, monday: string): boolean {
  const known = spanOf(calendar.terms ?? []);
  if (known && plusDays(monday, 6) < known.from) return false;
  return [0, 1, 2, 3, 4].some((day) => isSchoolDay(calendar, plusDays(monday, day)));
}

/** The last counted week that had ended before this day. */
export function lastCountedWeek(calendar: SchoolCalendar, today: string): CountedWeek {
  const thisMonday = mondayBefore(today);
  const latest = plusDays(thisMonday, 3) < today ? thisMonday : plusDays(thisMonday, -7);
  for (let back = 0; back <= LONGEST_CLOSURE_WEEKS; back++) {
    const monday = plusDays(latest, -7 * back);
    if (isSchoolWeek(calendar, monday)) return countedWeekFrom(calendar, monday);
  }
  return countedWeekFrom(calendar, latest);
}

/**
 * The days of the counted weeks that ended after the day `since` and before the day `today`; of the last one, when none
 * did.
 */
export function countedSince(
  calendar: SchoolCalendar,
  since: string,
  today: string,
): { readonly from: string; readonly to: string } {
  const last = lastCountedWeek(calendar, today);
  const before = lastCountedWeek(calendar, since);
  return { from: before.to < last.to ? plusDays(before.to, 1) : last.from, to: last.to };
}

/** The counted weeks of the term so far, oldest first, the given one last. */
export function termSoFar(calendar: SchoolCalendar, last: CountedWeek): readonly CountedWeek[] {
  const mondays = [mondayIn(last)];
  while (mondays.length < LONGEST_TERM) {
    const before = schoolWeekBefore(calendar, mondays[0] ?? '', WEEKS_BETWEEN_TERMS);
    if (before === undefined) break;
    mondays.unshift(before);
  }
  return mondays.map((monday) => countedWeekFrom(calendar, monday));
}

/** All counted weeks of the half term that the given one is in, future ones included. */
export function halfTermOf(calendar: SchoolCalendar, { to }: CountedWeek): readonly CountedWeek[] {
  const monday = mondayBefore(to);
  const run = [monday];
  const isNext = (at: string) => isSchoolWeek(calendar, at) || at === monday;
  for (let back = 1; back <= LONGEST_HALF_TERM && isNext(plusDays(monday, -7 * back)); back++)
    run.unshift(plusDays(monday, -7 * back));
  for (let on = 1; on <= LONGEST_HALF_TERM && isNext(plusDays(monday, 7 * on)); on++)
    run.push(plusDays(monday, 7 * on));
  const mondays = run.length > LONGEST_HALF_TERM ? gridAround(calendar, monday) : run;
  return mondays.map((each) => countedWeekFrom(calendar, each));
}

/** The last half term that had ended by the end of the given week: its own, if this was its last week. */
export function lastFinishedHalfTerm(calendar: SchoolCalendar, last: CountedWeek): readonly CountedWeek[] {
  const current = halfTermOf(calendar, last);
  if (current.at(-1)?.week === last.week) return current;
  const before = schoolWeekBefore(calendar, mondayIn(current[0] ?? last), LONGEST_CLOSURE_WEEKS + 1);
  return before === undefined ? [] : halfTermOf(calendar, countedWeekFrom(calendar, before));
}

function mondayIn({ to }: CountedWeek): string {
  return mondayBefore(to);
}

/** The Monday of the previous school week, with fewer than `gap` weeks off between; undefined when there is none. */
function schoolWeekBefore(calendar: SchoolCalendar, monday: string, gap: number): string | undefined {
  for (let back = 1; back <= gap; back++) {
    const before = plusDays(monday, -7 * back);
    if (isSchoolWeek(calendar, before)) return before;
  }
  return undefined;
}

function countedWeekFrom(calendar: SchoolCalendar, monday: string): CountedWeek {
  const before = schoolWeekBefore(calendar, monday, LONGEST_CLOSURE_WEEKS);
  const since = before ?? plusDays(monday, -7);
  return { week: isoWeekOf(monday), from: plusDays(since, 4), to: plusDays(monday, 3) };
}

/** Blocks of weeks counted from a fixed Monday. */
function gridAround(calendar: SchoolCalendar, monday: string): readonly string[] {
  const number = Math.floor((dayNumber(monday) ?? 0) / 7);
  const first = plusDays(monday, -7 * (number % USUAL_HALF_TERM));
  return Array.from({ length: USUAL_HALF_TERM }, (_, week) => plusDays(first, 7 * week)).filter((each) =>
    isSchoolWeek(calendar, each),
  );
}
