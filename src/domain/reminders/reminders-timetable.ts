import type { Referral } from '../case/referral.ts';
import type { Plan } from '../plan/plan.ts';
import { OPTION } from '../known-ids/options.ts';
import { QUESTION } from '../known-ids/questions.ts';
import type { SchoolCalendar } from '../calendar/calendar.ts';
import { halfTermEnd } from '../calendar/half-term-end.ts';

/** How many school days before the half term ends the office hears of the return. */
const AHEAD_OF_RETURN = [5];

/** What the office has to tell the LA of a reduced timetable. `ahead`: school days before the date; without, after it. */
export interface TimetableDate {
  readonly of: 'timetable-la' | 'timetable-return';
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly ahead?: readonly number[];
}

/**
 * What the office has to tell the LA of a running plan that is a reduced timetable: that there is one, unless it has been
 * told or does not ask; and the half-termly return (PTT-NOTTS), by the last school day of each half term.
 */
export function timetableDates(
  { answers, plan }: Referral & { readonly plan: Plan },
  calendar: SchoolCalendar,
  today: string,
): readonly TimetableDate[] {
  const { timetable, start } = plan;
  const told = answers[QUESTION.timetableLa] ?? timetable?.la;
  if (!timetable || told === OPTION.planTimetableLa.notRequired || today < start) return [];
  const last = halfTermEnd(calendar, today);
  return [
    ...(told === OPTION.planTimetableLa.no ? [{ of: 'timetable-la' as const, date: start }] : []),
    ...(last === undefined ? [] : [{ of: 'timetable-return' as const, date: last, ahead: AHEAD_OF_RETURN }]),
  ];
}
