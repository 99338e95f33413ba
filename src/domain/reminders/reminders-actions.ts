import { openActions } from '../case/meetings.ts';
import type { Referral } from '../case/referral.ts';
import type { SchoolSettings } from '../school/settings.ts';
import { findOwners } from './reminders-people.ts';
import { stageOfDate } from './reminders-time.ts';
import type { Reminder } from './reminders.ts';

/** How many school days ahead people are reminded of what they agreed to do. */
const AHEAD = [1];

/**
 * What was agreed at meetings and is not done yet: told to whoever does it as soon as it is agreed, and again when it is due.
 * The case's owner keeps an eye on what somebody outside does, or somebody who has left.
 */
export function actionReminders(
  settings: SchoolSettings,
  referral: Referral,
  today: string,
): readonly Reminder[] {
  const owner = findOwners(referral, settings.staff);
  return openActions(referral).flatMap(({ action, meeting }) => {
    const { id, by: date, person } = action;
    const isHere = person !== undefined && settings.staff.some((each) => each.id === person.id);
    // Whoever wrote it down for themselves knows.
    const isNews = isHere ? person.id !== meeting.by.id : person !== undefined;
    const stage = stageOfDate(settings, date, today, { ahead: AHEAD }) ?? (isNews ? 'agreed' : undefined);
    if (stage === undefined) return [];
    const people = isHere ? [person.id] : owner;
    return [{ of: 'meeting-action', referralId: referral.id, date, stage, about: id, people } as const];
  });
}
