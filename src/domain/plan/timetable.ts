import { dayNumber } from '../calendar/day-number.ts';
import { mondayBefore } from '../calendar/iso-week.ts';
import { londonDate } from '../calendar/london.ts';
import type { TimetableAgreed, TimetableLa, TimetableReason } from '../known-ids/plan.ts';
import type { Plan } from './plan.ts';

/** One day of a reduced timetable, in hours. */
export interface TimetableDay {
  readonly inSchool: number;
  /** With the provider of the plan; absent of a plan without one. */
  readonly withProvider?: number;
  /** Taught elsewhere: by a provider, a tutor or online. */
  readonly elsewhere: number;
}

/**
 * A reduced timetable that a plan holds: fewer hours than others for a short time, in school or shared with a provider,
 * agreed with the parent the pupil normally lives with, and a way back to full time (WT26). Days are `YYYY-MM-DD`.
 */
export interface Timetable {
  readonly reason: TimetableReason;
  /** The first week, Monday to Friday. */
  readonly days: readonly TimetableDay[];
  /** How the rest of the week is taught. */
  readonly restOfWeek: string;
  /** Agreed hours (see `agreedHours`) of the second week and each after it; they never fall. The last one holds until the plan ends. */
  readonly steps: readonly number[];
  readonly agreed: TimetableAgreed;
  readonly agreedOn: string;
  readonly la: TimetableLa;
  /** With `la` yes: the day the LA was told, and its reference where it gave one. */
  readonly laOn?: string;
  readonly laReference?: string;
}

/** A plan that is a reduced timetable. */
export type TimetablePlan = Plan & { readonly timetable: Timetable };

/** True of a plan that is a reduced timetable. */
export function isTimetablePlan(plan: Plan): plan is TimetablePlan {
  return plan.timetable !== undefined;
}

/** The hours of the first week. */
export function hoursOfWeek(days: readonly Partial<TimetableDay>[]): TimetableDay {
  const sum = (side: keyof TimetableDay) => days.reduce((total, day) => total + (day[side] ?? 0), 0);
  const isShared = days.some(({ withProvider }) => withProvider !== undefined);
  return {
    inSchool: sum('inSchool'),
    ...(isShared ? { withProvider: sum('withProvider') } : {}),
    elsewhere: sum('elsewhere'),
  };
}

/** The hours that count towards full time: in school, and with the provider of the plan. */
export function hoursThatCount({ inSchool = 0, withProvider = 0 }: Partial<TimetableDay>): number {
  return inSchool + withProvider;
}

/** The hours that count and are agreed for the week of a day: as planned, or more where a review has raised them. */
export function agreedHours({ timetable, start, reviews }: TimetablePlan, day: string): number {
  const [first, now] = [dayNumber(mondayBefore(start)) ?? 0, dayNumber(mondayBefore(day)) ?? 0];
  const week = Math.max(0, Math.floor((now - first) / 7));
  const planned = [hoursThatCount(hoursOfWeek(timetable.days)), ...timetable.steps];
  const raised = reviews.flatMap(({ hoursInSchool: hours, at }) =>
    hours === undefined || londonDate(at) > day ? [] : [hours],
  );
  return Math.max(planned[Math.min(week, planned.length - 1)] ?? 0, ...raised);
}

/** Up to so many hours are one session, a morning or an afternoon. */
const ONE_SESSION = 4;

/** Sessions in school in the week of a day, of ten; in later weeks in proportion to the hours. */
export function sessionsInSchool(plan: TimetablePlan, day: string): number {
  const { days } = plan.timetable;
  const first = days.reduce(
    (sum, { inSchool }) => sum + (inSchool === 0 ? 0 : inSchool <= ONE_SESSION ? 1 : 2),
    0,
  );
  const { inSchool } = hoursOfWeek(days);
  const share = inSchool === 0 ? 1 : agreedHours(plan, day) / inSchool;
  return Math.min(2 * days.length, Math.round(first * share));
}
