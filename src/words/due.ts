import type { DueItem } from '../domain/case/due.ts';
import { describeDay } from './dates.ts';
import { describeDuty } from './statutory-dates.ts';

/** A line for what is due on a case and when. `today` is `YYYY-MM-DD`. */
export function describeDue(item: DueItem, today: string): string {
  const day = describeDay(item.date);
  const isDue = item.date < today ? 'was due' : item.date === today ? 'is due today,' : 'is due';
  const ends = item.date < today ? 'was to end' : 'ends';
  switch (item.due) {
    case 'answer':
      return `Answer ${isDue} ${day}`;
    case 'plan-to-make':
      return `Approved ${day}: the plan is still to be made`;
    case 'review':
      return `Review ${isDue} ${day}`;
    case 'plan-end':
      return `The plan ${ends} ${day}`;
    case 'way-back-end':
      return `The way back ${ends} ${day}`;
    case 'timetable-review':
      return `Review of the reduced timetable ${isDue} ${day}`;
    case 'timetable-end':
      return `The reduced timetable ${ends} ${day}`;
    case 'panel-papers':
      return `Papers for the panel ${item.date < today ? 'were due' : item.date === today ? 'are due today,' : 'are due'} ${day}`;
    case 'panel-outcome':
      return item.date < today ? `The panel was on ${day}: what it said is missing` : `Panel on ${day}`;
    case 'panel-appeal':
      return `Last day to appeal ${item.date < today ? 'was' : 'is'} ${day}`;
    case 'meeting-action':
      return `Agreed at a meeting, ${item.date < today ? 'was due' : item.date === today ? 'due today,' : 'due'} ${day}`;
    case 'provider-check':
      return item.check === 'visit'
        ? `A visit to ${item.provider} ${isDue} ${day}`
        : `${item.provider}: ${item.check.label} ${item.date < today ? 'expired' : 'expires'} ${day}`;
    case 'by-law':
      return `${describeDuty(item.law)} ${day}`;
  }
}
