import type { DeliveryOf } from '../ports/deliveries.ts';
import type { Attempt, Outbox } from './outbox.ts';

/** Nobody waits longer than this for a button they pressed. */
const WANTED_HOURS = 24;

/** Sends the way to raise a concern to somebody who asked for it in a channel. Throws a `SendFailure`. */
export async function sendStart(outbox: Outbox, delivery: DeliveryOf<'start'>): Promise<Attempt> {
  const { settings, addresses, messenger, clock, draw } = outbox;
  const age = clock.now().getTime() - Date.parse(delivery.createdAt);
  if (!settings.staff.some(({ id }) => id === delivery.to) || age > WANTED_HOURS * 60 * 60_000)
    return { status: 'failed', why: 'not-wanted' };
  const address = await addresses.person(delivery.to);
  if (!address) return { status: 'held', why: 'no-address' };
  await messenger.sendToPerson(address, draw.start());
  return { status: 'sent', also: [] };
}
