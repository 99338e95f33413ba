import { isSchoolDay, plusDays, type SchoolCalendar } from '../calendar/calendar.ts';
import { mondayBefore } from '../calendar/iso-week.ts';
import { seasonOf } from '../calendar/school-terms.ts';

/** What a price is for. */
export const COST_UNITS = ['hour', 'session', 'day', 'week', 'term'] as const;
export type CostUnit = (typeof COST_UNITS)[number];

/** What a provider asks, in pounds, for each of its units. */
export interface ProviderCost {
  readonly pounds: number;
  readonly per: CostUnit;
}

/** When a plan runs (`YYYY-MM-DD`), and for how many hours a week away from ordinary lessons. */
interface PlacedTime {
  readonly start: string;
  readonly end: string;
  readonly hoursPerWeek?: number;
}

/** A full week of 25 hours has ten sessions, so a session is two and a half (product default). */
const HOURS_A_SESSION = 2.5;
const MOST_SESSIONS = 10;

/** The sessions, mornings or afternoons, that so many hours a week take: part of one counts as one. */
export function sessionsAWeek(hoursPerWeek: number): number {
  return Math.min(MOST_SESSIONS, Math.ceil(hoursPerWeek / HOURS_A_SESSION));
}

/**
 * What a place costs in pounds from its first day to its last, or up to `until` (`YYYY-MM-DD`, for one that ended early or
 * still runs): the price, times the school weeks in which it runs, times the hours, sessions or days a week. A price for a
 * term counts once for each of England's three terms that it touches. Undefined without a price; for a price by the hour,
 * session or day without hours in the plan; and for one by the term without terms in the calendar.
 */
export function costOf(
  { cost }: { readonly cost?: ProviderCost },
  { start, end, hoursPerWeek: hours }: PlacedTime,
  calendar: SchoolCalendar,
  until: string = end,
): number | undefined {
  if (!cost) return undefined;
  const to = until < end ? until : end;
  const units = (): number | undefined => {
    switch (cost.per) {
      case 'week':
        return schoolWeeks(calendar, start, to);
      case 'term':
        return termsTouched(calendar, start, to);
      case 'hour':
        return hours === undefined ? undefined : schoolWeeks(calendar, start, to) * hours;
      case 'session':
        return hours === undefined ? undefined : schoolWeeks(calendar, start, to) * sessionsAWeek(hours);
      case 'day':
        return hours === undefined
          ? undefined
          : schoolWeeks(calendar, start, to) * Math.ceil(sessionsAWeek(hours) / 2);
    }
  };
  const count = units();
  return count === undefined ? undefined : Math.round(count * cost.pounds * 100) / 100;
}

/** The weeks from one day to another, both included, in which the school is open on at least one of these days. */
export function schoolWeeks(calendar: SchoolCalendar, from: string, to: string): number {
  let weeks = 0;
  for (let monday = mondayBefore(from); monday <= to; monday = plusDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4].map((day) => plusDays(monday, day));
    if (days.some((day) => day >= from && day <= to && isSchoolDay(calendar, day))) weeks++;
  }
  return weeks;
}

/** Half terms of the same term count once. */
function termsTouched(calendar: SchoolCalendar, from: string, to: string): number | undefined {
  const { terms = [] } = calendar;
  if (terms.length === 0) return undefined;
  const touched = terms.filter((term) => term.from <= to && from <= term.to);
  return new Set(touched.map((term) => `${term.from.slice(0, 4)} ${seasonOf(term.from)}`)).size;
}
