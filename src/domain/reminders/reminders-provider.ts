import type { SchoolCalendar } from '../calendar/calendar.ts';
import { mondayOf } from '../calendar/iso-week.ts';
import { isRunning, type Referral } from '../case/referral.ts';
import type { Plan } from '../plan/plan.ts';
import { expiriesDuring, providerKey } from '../school/provider.ts';
import { findOwners } from './reminders-people.ts';
import { hasSchoolWeekBetween } from './reminders-weekly.ts';
import { stageOfDate } from './reminders-time.ts';
import type { Reminder, RemindingSchool } from './reminders.ts';

/** After how many school weeks in a row without register and report people hear of it (product default). */
const SILENT_WEEKS = 2;

/** How many school days ahead people hear that a check of a provider expires: a document takes time to come. */
const AHEAD_OF_EXPIRY = [10];

/**
 * What expires of a provider's checks while the pupil is placed there, and a visit that is due: for whoever looks after the
 * case, once for each check, before it expires. And that nothing comes from the provider any more, once a week while it
 * lasts. `today` is `YYYY-MM-DD`.
 */
export function providerReminders(
  { settings, content }: RemindingSchool,
  referral: Referral,
  today: string,
): readonly Reminder[] {
  if (!isRunning(referral)) return [];
  const { id: referralId, plan } = referral;
  const people = findOwners(referral, settings.staff);
  const silence = providerSilence(settings, plan);
  return [
    ...expiriesDuring(plan, settings.providers ?? [], content)
      .filter(
        ({ until }) =>
          stageOfDate(settings, until, today, { ahead: AHEAD_OF_EXPIRY, late: false }) !== undefined,
      )
      .map(({ check, until }) => ({
        of: 'provider-check' as const,
        referralId,
        date: until,
        stage: 'once',
        about: `${check === 'visit' ? check : check.id}@${providerKey(plan.provider ?? '')}`,
        people,
      })),
    ...(silence && silence.weeks >= SILENT_WEEKS
      ? [
          {
            of: 'provider-report' as const,
            referralId,
            date: silence.since,
            stage: `${silence.weeks} weeks`,
            people,
          },
        ]
      : []),
  ];
}

/**
 * Since which Monday, and for how many school weeks in a row up to the last weekly update, neither register nor report has
 * come from the plan's provider; undefined when something came, or no update says. A week with no session on offer counts
 * neither way.
 */
export function providerSilence(
  calendar: SchoolCalendar,
  { provider, updates }: Pick<Plan, 'provider' | 'updates'>,
): { readonly since: string; readonly weeks: number } | undefined {
  if (provider === undefined) return undefined;
  let since: string | undefined;
  let weeks = 0;
  let later: string | undefined;
  for (const update of updates.toSorted((one, other) => other.week.localeCompare(one.week))) {
    const monday = mondayOf(update.week);
    if (monday === undefined || (later !== undefined && hasSchoolWeekBetween(calendar, monday, later))) break;
    later = monday;
    if (update.offered === 0) continue;
    if (update.providerSent !== 'neither') break;
    since = monday;
    weeks += 1;
  }
  return since === undefined ? undefined : { since, weeks };
}

/** The check that such a reminder is about. */
export function checkOfReminder({ about = '' }: Pick<Reminder, 'about'>): string {
  return about.split('@')[0] ?? '';
}
