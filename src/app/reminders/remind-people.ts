import type { Referral } from '../../domain/case/referral.ts';
import {
  sortByUrgency,
  remindersOf,
  findNotTakenOn,
  type Reminder,
} from '../../domain/reminders/reminders.ts';
import type { RemindingHours } from '../../domain/reminders/reminders-time.ts';
import { newDelivery, putInOutbox } from '../deliveries.ts';
import type { ReminderItem } from '../ports/deliveries.ts';
import { claim } from '../once-claims.ts';
import { cardClaimId, CLAIM_DAYS, ITEM_CLAIM_DAYS, itemClaimId, urgentCardClaimId } from './claims.ts';
import type { School } from '../turn.ts';

/** Items on one card; it counts the rest, and the next card shows them. */
export const MOST_ITEMS = 8;
/** The most items counted: beyond this the exact number does not matter. */
const MOST_COUNTED = 40;

/**
 * Makes one reminder card for each person with something new today, and returns the deliveries' ids. A card is written
 * in one batch with the claims to that person's day and to each item on it: another instance, or the next run, finds
 * them taken and makes none.
 */
export async function remindPeople(
  school: School,
  cases: readonly Referral[],
  hours: RemindingHours,
  { now, told }: { readonly now: Date; readonly told: Set<string> },
): Promise<readonly string[]> {
  const urgent = cases.flatMap((referral) => findNotTakenOn(school, referral, hours, now) ?? []);
  const all = cases.flatMap((referral) => remindersOf(school, referral, hours.today));
  const ids: string[] = [];
  for (const person of new Set([...urgent, ...all].flatMap(({ people }) => people))) {
    const put =
      (await remind(school, person, cardClaimId(person, hours.today), [...urgent, ...all], hours, told)) ??
      (await remind(school, person, urgentCardClaimId(person, hours.today), urgent, hours, told));
    if (put !== undefined) ids.push(put);
  }
  return ids;
}

/** A reminder as it stands on a card. */
export function itemOf({ people: _them, ...item }: Reminder): ReminderItem {
  return item;
}

/**
 * Puts one card in the outbox; undefined when it is already claimed, nothing is new, or a card is already held for
 * them.
 */
async function remind(
  school: School,
  person: string,
  once: string,
  reminders: readonly Reminder[],
  { today }: RemindingHours,
  told: Set<string>,
): Promise<string | undefined> {
  const { records } = school;
  const isTold = async (id: string): Promise<boolean> => {
    if (!told.has(id) && (await records.readClaim(id))) told.add(id);
    return told.has(id);
  };
  const mine = sortByUrgency(reminders.filter(({ people }) => people.includes(person)));
  if (mine.length === 0 || (await isTold(once))) return undefined;
  const fresh: ReminderItem[] = [];
  const seen = new Set<string>();
  for (const reminder of mine) {
    const item = itemOf(reminder);
    const id = itemClaimId(person, item);
    if (seen.has(id) || (await isTold(id))) continue;
    seen.add(id);
    // Somebody who cannot be reached has one held card, not a pile: new items come with the next one.
    if (fresh.length === 0 && (await isCardHeld(school, person))) return undefined;
    fresh.push(item);
    if (fresh.length >= MOST_COUNTED) break;
  }
  if (fresh.length === 0) return undefined;
  const card = newDelivery(school, once.replaceAll('|', '.'), {
    kind: 'reminder',
    to: person,
    day: today,
    items: fresh,
  });
  const result = await records.commit([
    claim(school, once, CLAIM_DAYS),
    ...fresh.slice(0, MOST_ITEMS).map((item) => claim(school, itemClaimId(person, item), ITEM_CLAIM_DAYS)),
    putInOutbox(card),
  ]);
  return result === 'done' ? card.id : undefined;
}

async function isCardHeld({ records }: School, person: string): Promise<boolean> {
  return (await records.heldFor(person)).some(({ value }) => value.kind === 'reminder');
}
