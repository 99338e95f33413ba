import { isRunning, type Referral } from '../case/referral.ts';
import { endsDuring, providerKey } from '../school/provider.ts';
import { findOwners } from './reminders-people.ts';
import { stageOfDate } from './reminders-time.ts';
import type { Reminder, RemindingSchool } from './reminders.ts';

/** How many school days ahead people hear that a check of a provider ends: a document takes time to come. */
const AHEAD_OF_END = [10];

/**
 * What ends of a provider's checks while the pupil is placed there, and a visit that is due: for whoever looks after the
 * case, once for each check, before it ends. `today` is `YYYY-MM-DD`.
 */
export function providerReminders(
  { settings, content }: RemindingSchool,
  referral: Referral,
  today: string,
): readonly Reminder[] {
  if (!isRunning(referral)) return [];
  const { plan } = referral;
  const people = findOwners(referral, settings.staff);
  return endsDuring(plan, settings.providers ?? [], content)
    .filter(
      ({ until }) => stageOfDate(settings, until, today, { ahead: AHEAD_OF_END, late: false }) !== undefined,
    )
    .map(({ check, until }) => ({
      of: 'provider-check',
      referralId: referral.id,
      date: until,
      stage: 'once',
      about: `${check === 'visit' ? check : check.id}@${providerKey(plan.provider ?? '')}`,
      people,
    }));
}

/** The check that such a reminder is about. */
export function checkOfReminder({ about = '' }: Pick<Reminder, 'about'>): string {
  return about.split('@')[0] ?? '';
}
