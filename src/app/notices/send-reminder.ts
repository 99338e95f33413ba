import type { Referral } from '../../domain/case/referral.ts';
import { remindersOf, findNotTakenOn } from '../../domain/reminders/reminders.ts';
import { remindingHours, type RemindingHours } from '../../domain/reminders/reminders-time.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import { auditRow } from '../audit.ts';
import type { DeliveryOf, ReminderItem } from '../ports/deliveries.ts';
import type { Change } from '../ports/records.ts';
import { THE_BOT } from '../../domain/case/the-bot.ts';
import { itemClaimId } from '../reminders/claims.ts';
import { MOST_ITEMS } from '../reminders/remind-people.ts';
import type { RemindedCase } from '../reminders/reminders.ts';
import type { Attempt, Outbox } from './outbox.ts';

/**
 * Sends somebody their reminder card. Each case is read again: items that are done or no longer this person's are left
 * out, and an empty card is not sent. Nor is one outside the hours for reminders (Teams was down until the evening, or
 * somebody writes to the bot at the weekend): its claims are released, and the next school day's card picks its items
 * up. Throws a `SendFailure`.
 */
export async function sendReminder(outbox: Outbox, delivery: DeliveryOf<'reminder'>): Promise<Attempt> {
  const { settings, addresses, clock } = outbox;
  const person = settings.staff.find(({ id }) => id === delivery.to);
  if (!person) return { status: 'held', why: 'not-staff' };
  const address = await addresses.person(person.id);
  if (!address) return { status: 'held', why: 'no-address' };
  const shown = delivery.items.slice(0, MOST_ITEMS);
  const hours = remindingHours(settings, clock.now());
  if (!hours)
    return { status: 'failed', why: 'not-wanted', also: await giveBackClaims(outbox, person.id, shown) };
  const standing = await findStanding(outbox, person, shown, hours);
  if (standing.length === 0) return { status: 'failed', why: 'not-wanted' };
  const more = (await findStanding(outbox, person, delivery.items.slice(MOST_ITEMS), hours)).length;
  await outbox.messenger.sendToPerson(
    address,
    outbox.draw.reminder({ reader: person, today: hours.today, items: standing, more }),
  );
  const cases = new Set(standing.map(({ referral }) => referral.id));
  const reminded = { by: THE_BOT, what: 'reminded', to: person } as const;
  return {
    status: 'sent',
    also: [...cases].map((referralId) => auditRow(outbox, { ...reminded, referralId })),
  };
}

/** The items that still hold, each with its case as it is now. */
async function findStanding(
  outbox: Outbox,
  person: StaffMember,
  items: readonly ReminderItem[],
  hours: RemindingHours,
): Promise<readonly RemindedCase[]> {
  const cases = new Map<string, Referral | undefined>();
  for (const { referralId } of items)
    if (!cases.has(referralId)) cases.set(referralId, (await outbox.records.readReferral(referralId))?.value);
  const now = outbox.clock.now();
  return items.flatMap((item) => {
    const referral = cases.get(item.referralId);
    if (!referral) return [];
    const standing = [
      ...remindersOf(outbox, referral, hours.today),
      findNotTakenOn(outbox, referral, hours, now),
    ].find(
      (each) =>
        each?.of === item.of &&
        each.date === item.date &&
        each.about === item.about &&
        each.people.includes(person.id),
    );
    return standing ? [{ item, referral }] : [];
  });
}

async function giveBackClaims(
  { records }: Outbox,
  person: string,
  items: readonly ReminderItem[],
): Promise<readonly Change[]> {
  const ids = items.map((item) => itemClaimId(person, item));
  const rows = await Promise.all(ids.map((id) => records.readClaim(id)));
  return rows.flatMap((row) =>
    row ? [{ change: 'delete-claim', id: row.value.id, expected: row.version } as const] : [],
  );
}
