import type { CaseDay } from '../domain/reminders/dates-ahead.ts';
import { describeDay } from './dates.ts';
import { describeAction } from './meetings.ts';

/** What stands in a calendar for a day of a case, before its reference: nothing that says why, or about whom. */
export const DAY_TITLES: Readonly<Record<CaseDay['what'], string>> = {
  review: 'Review',
  'plan-end': 'Plan ends',
  'panel-papers': 'Papers for a panel',
  panel: 'Panel',
  appeal: 'Last day to appeal',
  action: 'Agreed at a meeting',
};

/** A day of a case in a sentence, for whoever it is for. `today` is `YYYY-MM-DD`. */
export function describeCaseDay({ what, date, agreed }: CaseDay, today: string): string {
  if (agreed) return `Agreed at a meeting: ${describeAction(agreed.action, today)}`;
  const when = date < today ? `was ${describeDay(date)}` : date === today ? 'is today' : describeDay(date);
  return `${DAY_TITLES[what]}: ${when}`;
}
