import { mondayOf } from '../domain/calendar/iso-week.ts';
import { plusDays } from '../domain/calendar/calendar.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import type { Plan } from '../domain/plan/plan.ts';
import type { OfferSuggested, UpdateSuggested } from '../domain/plan/update-suggestions.ts';
import { describeDay, describeMoment } from './dates.ts';

/** Said beside what a weekly update begins with: which week it is, and where the answers come from. */
export function updateHints(
  { own, offer, register, asLastTime }: UpdateSuggested,
  plan: Pick<Plan, 'hoursPerWeek'>,
  week: string,
): Readonly<Record<string, string>> {
  const monday = mondayOf(week) ?? '';
  const days = `${describeDay(monday)} to ${describeDay(plusDays(monday, 4))}`;
  if (own)
    return {
      [QUESTION.sessionsOffered]: `${days}. You gave this update ${describeMoment(own.at)}: what you change here takes its place.`,
    };
  return {
    [QUESTION.sessionsOffered]: register
      ? `${days}. From the provider's register: please check.`
      : offer
        ? describeOffer(offer, plan)
        : `${days}: the school is closed.`,
    ...(asLastTime ? { [QUESTION.weekEngagement]: 'As last time.' } : {}),
  };
}

/** "As last time, for Mon 30 Nov to Fri 4 Dec without Wed 2 Dec (closed)." */
function describeOffer(
  { from, days, closed }: OfferSuggested,
  { hoursPerWeek }: Pick<Plan, 'hoursPerWeek'>,
): string {
  const basis = {
    'last-time': 'As last time',
    hours: `From the plan (${hoursPerWeek} hours a week): please check`,
    timetable: 'In school, by the reduced timetable: please check',
    'whole-week': 'Every session',
  }[from];
  const without =
    closed.length === 0 ? '' : ` without ${closed.map((day) => describeDay(day)).join(', ')} (closed)`;
  return `${describeDay(days.from)} to ${describeDay(days.to)}${without}. ${basis}.`;
}
