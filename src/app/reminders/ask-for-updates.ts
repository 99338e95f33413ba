import type { Referral } from '../../domain/case/referral.ts';
import { keyAdultOf } from '../../domain/reminders/reminders-people.ts';
import type { RemindingHours } from '../../domain/reminders/reminders-time.ts';
import { updateToAskFor } from '../../domain/reminders/reminders-weekly.ts';
import { auditRow } from '../audit.ts';
import { newDelivery, putInOutbox } from '../deliveries.ts';
import { THE_BOT } from '../../domain/case/the-bot.ts';
import { claim } from '../once-claims.ts';
import { CLAIM_DAYS, updateClaimId } from './claims.ts';
import type { School } from '../turn.ts';

/**
 * Asks the key adult of each running plan for this week's update, once, from midday on the week's asking day; if the
 * key adult has left the school, the case's owner. Returns the deliveries' ids.
 */
export async function askForUpdates(
  school: School,
  cases: readonly Referral[],
  hours: RemindingHours,
): Promise<readonly string[]> {
  if (!hours.midday) return [];
  const ids: string[] = [];
  for (const referral of cases) {
    const week = updateToAskFor(school.settings, referral, hours.today);
    if (week !== undefined) ids.push(...(await ask(school, referral, week)));
  }
  return ids;
}

async function ask(school: School, referral: Referral, week: string): Promise<readonly string[]> {
  const { records, settings } = school;
  const { id: referralId } = referral;
  const once = updateClaimId(referralId, week);
  if (await records.readClaim(once)) return [];
  const asked = settings.staff.filter(({ id }) => keyAdultOf(referral, settings.staff).includes(id));
  for (const { id } of asked) if (await isAskedAlready(school, referral, id)) return [];
  const deliveries = asked.map(({ id: to }) =>
    newDelivery(school, `${referralId}.update.${week}.${to}`, {
      kind: 'person',
      referralId,
      to,
      news: 'update-due',
    }),
  );
  const result = await records.commit([
    claim(school, once, CLAIM_DAYS),
    ...deliveries.map(putInOutbox),
    ...asked.map((to) => auditRow(school, { referralId, by: THE_BOT, what: 'reminded', to })),
  ]);
  return result === 'done' ? deliveries.map(({ id }) => id) : [];
}

/** Somebody who could not be reached finds one request per plan on their return, not one per week. */
async function isAskedAlready({ records }: School, referral: Referral, person: string): Promise<boolean> {
  return (await records.heldFor(person)).some(
    ({ value }) => value.kind === 'person' && value.referralId === referral.id && value.news === 'update-due',
  );
}
