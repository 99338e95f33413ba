import { clearAlerts, clearUnreached } from '../alerts.ts';
import type { Delivery } from '../ports/deliveries.ts';
import { SendFailure } from '../ports/messenger.ts';
import type { Stored } from '../ports/records.ts';
import { afterFailure } from './failure.ts';
import { backOff, CLAIM_SECONDS, later, type Attempt, type Outbox } from './outbox.ts';
import { sendCaseCard } from './send-card.ts';
import { prepareDigest } from './send-digest.ts';
import { sendLines } from './send-lines.ts';
import { sendToPerson } from './send-person.ts';
import { sendDataRequest } from './send-data-request.ts';
import { sendStart } from './send-start.ts';
import { sendProblem } from './send-problem.ts';
import { sendReminder } from './send-reminder.ts';
import { settleInTime } from './settle.ts';

/** A wake-up is written before its batch: one without a delivery may just be early. */
const ORPHAN_MINUTES = 10;
/** How soon an unreadable delivery is retried; the others go ahead. */
const UNREADABLE_SECONDS = 60;

/** Attempts one delivery, if it is due and no other instance is sending it. Never throws. */
export async function deliver(outbox: Outbox, id: string, wokenAt?: string): Promise<void> {
  try {
    const due = await findDue(outbox, id, wokenAt);
    if (!due) return;
    const send = await prepare(outbox, due.value);
    const claimed = await claimDelivery(outbox, due);
    if (!claimed) return;
    const attempted = await attempt(outbox, claimed, send);
    await settleInTime(outbox, claimed, attempted);
    if (attempted.status !== 'sent') return;
    if (attempted.channelWorks !== undefined) await clearAlerts(outbox, attempted.channelWorks);
    if ('to' in claimed && due.value.why !== undefined) await clearUnreached(outbox, claimed.to);
  } catch (error) {
    // Storage is unavailable: the wake-up remains, so the sweep will retry.
    outbox.log.error({ event: 'broken', verb: 'deliver', deliveryId: id, ...outbox.log.describe(error) });
  }
}

/** The delivery, if it is due now; otherwise corrects its wake-up. */
async function findDue(
  outbox: Outbox,
  id: string,
  wokenAt: string | undefined,
): Promise<Stored<Delivery> | undefined> {
  const { clock, wakeUps, settings } = outbox;
  const now = clock.now();
  const stored = await readOrPutOff(outbox, id, wokenAt);
  if (!stored) {
    const age = wokenAt === undefined ? 0 : now.getTime() - new Date(wokenAt).getTime();
    if (age > ORPHAN_MINUTES * 60_000) await wakeUps.done(settings.id, id);
    return undefined;
  }
  const { status, dueAt } = stored.value;
  if (status === 'sent' || status === 'failed') {
    await wakeUps.done(settings.id, id);
    return undefined;
  }
  if (dueAt <= now.toISOString()) return stored;
  // The process died before it could move the wake-up.
  if (status === 'held' && wokenAt !== undefined) await wakeUps.again(settings.id, id, new Date(dueAt));
  return undefined;
}

/** The delivery as stored. Throws when it cannot be read; the sweep retries it later. */
async function readOrPutOff(
  { clock, records, wakeUps, settings }: Outbox,
  id: string,
  wokenAt: string | undefined,
): Promise<Stored<Delivery> | undefined> {
  try {
    return await records.readDelivery(id);
  } catch (error) {
    const again = new Date(clock.now().getTime() + UNREADABLE_SECONDS * 1000);
    if (wokenAt !== undefined) await wakeUps.again(settings.id, id, again);
    throw error;
  }
}

/** What is left to do once the delivery is claimed. */
async function prepare(outbox: Outbox, delivery: Delivery): Promise<() => Promise<Attempt>> {
  switch (delivery.kind) {
    case 'case-card':
      return () => sendCaseCard(outbox, delivery);
    case 'thread':
      return () => sendLines(outbox, delivery);
    case 'person':
      return () => sendToPerson(outbox, delivery);
    case 'reminder':
      return () => sendReminder(outbox, delivery);
    case 'data-request':
      return () => sendDataRequest(outbox, delivery);
    case 'start':
      return () => sendStart(outbox, delivery);
    case 'problem':
      return () => sendProblem(outbox, delivery);
    case 'digest':
      return prepareDigest(outbox, delivery);
  }
}

async function claimDelivery(
  outbox: Outbox,
  { value, version }: Stored<Delivery>,
): Promise<Delivery | undefined> {
  const mine: Delivery = {
    ...value,
    status: 'sending',
    attempts: value.attempts + 1,
    dueAt: later(outbox.clock.now(), CLAIM_SECONDS),
  };
  const result = await outbox.records.commit([{ change: 'delivery', value: mine, expected: version }]);
  return result === 'done' ? mine : undefined;
}

async function attempt(outbox: Outbox, delivery: Delivery, send: () => Promise<Attempt>): Promise<Attempt> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof SendFailure) return afterFailure(outbox, delivery, error);
    const fields = { deliveryId: delivery.id, deliveryKind: delivery.kind };
    outbox.log.error({ event: 'broken', verb: 'deliver', ...fields, ...outbox.log.describe(error) });
    return { status: 'later', why: 'broken', seconds: backOff(delivery.attempts) };
  }
}
