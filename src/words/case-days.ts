import type { CaseDay } from '../domain/reminders/dates-ahead.ts';
import type { Referral } from '../domain/case/referral.ts';
import { describeDay } from './dates.ts';
import { describeAction } from './meetings.ts';

/** What stands in a calendar for a day of a case, before its reference: nothing that says why, or about whom. */
export const DAY_TITLES: Readonly<Record<CaseDay['what'], string>> = {
  review: 'Review',
  'plan-end': 'Plan ends',
  'panel-approval': 'Approval for a panel',
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

/** A day in somebody's calendar. `uid` stays when the day is moved, and `sequence` counts up, so that it moves there too. */
export interface CalendarEvent {
  readonly uid: string;
  readonly sequence: number;
  /** `YYYY-MM-DD`, all day. */
  readonly date: string;
  /** Others may see it on a screen or in a shared calendar: a word and the case's reference. */
  readonly title: string;
  /** It stands no more: the calendar takes it out. */
  readonly calledOff?: true;
}

/** Days for a calendar, as they were at an instant (ISO). */
export interface CalendarPage {
  readonly madeAt: string;
  readonly events: readonly CalendarEvent[];
}

/** A day of a case as an event. */
export function eventOf(
  { id, what, date }: CaseDay,
  { reference, version }: Pick<Referral, 'reference' | 'version'>,
): CalendarEvent {
  return { uid: id, sequence: version, date, title: `${DAY_TITLES[what]} ${reference}` };
}

/** Teams asks before a file goes anywhere. */
export const TEAMS_ASKS =
  'Teams asks you now whether to save the dates to your own files. Open the file there, and your calendar takes them in; a later file moves what has moved.';
export const DATES_DESCRIPTION = 'Dates for your calendar, by reference only.';
export const NO_DATES = 'There is no day to put into a calendar.';
export const DATES_NOT_FOR_YOU = 'The dates of this case are not for you. Nothing was saved.';
