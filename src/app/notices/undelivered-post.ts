import type { Referral } from '../../domain/case/referral.ts';
import type { Delivery } from '../ports/deliveries.ts';
import type { Post } from '../ports/messenger.ts';
import { personKind, TRAVELS } from './kinds.ts';
import type { Outbox, Undelivered } from './outbox.ts';

/**
 * True for a delivery that failed and has still not arrived, also while it is being tried again. One that only waits for its
 * hour has no `why`; a line whose card is missing waits for that card.
 */
export function isMissing({ kind, status, why }: Delivery): boolean {
  if (!TRAVELS[kind].isReported) return false;
  if (status === 'held') return true;
  return status !== 'sent' && why !== undefined && why !== 'no-card' && why !== 'not-wanted';
}

/**
 * What a lead is told of these deliveries, as they are now; undefined when all have arrived. Throws when storage is
 * unavailable.
 */
export async function undeliveredPost(
  { records, settings, draw }: Pick<Outbox, 'records' | 'settings' | 'draw'>,
  ids: readonly string[],
): Promise<Post | undefined> {
  const cards = new Set<string>();
  const lines = new Set<string>();
  const givenUp = new Set<string>();
  const people = new Map<string, { count: number; references: Set<string> }>();
  let formerStaff = 0;
  for (const id of ids) {
    const delivery = (await records.readDelivery(id))?.value;
    if (!delivery || !isMissing(delivery)) continue;
    if (delivery.kind === 'case-card' || delivery.kind === 'thread') {
      const referral = (await records.readReferral(delivery.referralId))?.value;
      if (!referral || (delivery.kind === 'case-card' && (await isShown(records, referral)))) continue;
      const { reference } = referral;
      (delivery.kind === 'case-card' ? cards : lines).add(reference);
      if (delivery.status === 'failed') givenUp.add(reference);
    } else if ('to' in delivery) {
      const person = settings.staff.find((each) => each.id === delivery.to);
      if (!person) {
        formerStaff++;
        continue;
      }
      const known = people.get(person.name) ?? { count: 0, references: new Set<string>() };
      known.count++;
      people.set(person.name, known);
      if (delivery.status === 'failed') givenUp.add(person.name);
      // Everybody who sees a case's card can see who raised it: only notices to the referrer may be named with their
      // case.
      if (delivery.kind !== 'person' || personKind(delivery.news).to !== 'referrer') continue;
      const referral = (await records.readReferral(delivery.referralId))?.value;
      if (referral?.referrer.id === person.id) known.references.add(referral.reference);
    }
  }
  const undelivered: Undelivered = {
    cards: [...cards],
    lines: [...lines].filter((reference) => !cards.has(reference)),
    people: [...people].map(([name, { count, references }]) => ({
      name,
      count,
      references: [...references],
    })),
    formerStaff,
    givenUp: [...givenUp],
  };
  const isEmpty = cards.size + lines.size + people.size + formerStaff === 0;
  return isEmpty ? undefined : draw.undelivered(undelivered);
}

/** A later delivery may have drawn the card in the meantime. */
async function isShown(records: Outbox['records'], { id, version }: Referral): Promise<boolean> {
  const place = await records.readCardPlace(id);
  return place !== undefined && place.value.messageId !== '' && place.value.drawnVersion >= version;
}
