import type { Delivery } from '../deliveries.ts';
import { SendFailure } from '../ports/messenger.ts';
import type { Change, CommitResult, Stored } from '../ports/records.ts';
import type { Turn } from '../turn.ts';
import { CLAIM_SECONDS, later, type Attempt, type Outbox, type Trouble } from './outbox.ts';
import { aboutCaseCard, sendAboutCase } from './send-case.ts';
import { prepareDigest } from './send-digest.ts';
import { mended, sendProblem, toldChanges } from './send-problem.ts';
import { sendReminder } from './send-reminder.ts';

/** After about a week of trying, somebody has to look: a case may be sent before the bot has been added to the channel. */
const MOST_ATTEMPTS = 68;
const LONGEST_WAIT_SECONDS = 3 * 60 * 60;
/**
 * Waits in milliseconds before writing down again what was sent, while storage is away: they end before the claim does,
 * because then somebody else sends it once more.
 */
const SETTLE_AGAIN_AFTER = [500, 1500, 4000, 8000] as const;
/** A wake-up is written before its batch: one without a delivery may simply be early. */
const ORPHAN_MINUTES = 10;

/** Tries one delivery, if its time has come and nobody else is at it. Never throws. */
export async function deliver(outbox: Outbox, id: string, wokenAt?: string): Promise<void> {
  try {
    const due = await findDue(outbox, id, wokenAt);
    if (!due) return;
    const send = await prepare(outbox, due.value);
    const claimed = await claim(outbox, due);
    if (!claimed) return;
    const attempted = await attempt(outbox, claimed, send);
    await settleInTime(outbox, claimed, attempted);
    if (attempted.status === 'sent' && attempted.worked !== undefined) await mended(outbox, attempted.worked);
  } catch (error) {
    // Storage is away: the wake-up still stands, so the sweep comes back to it.
    outbox.log.error({ event: 'broken', verb: 'deliver', deliveryId: id, ...outbox.log.describe(error) });
  }
}

/** Looks after every delivery whose time has come: those the turn could not deliver, and those of a dead process. */
export async function sweepOutbox(outbox: Outbox, limit = 50): Promise<number> {
  const mine = await outbox.wakeUps.due(outbox.clock.now(), limit, outbox.settings.id);
  for (const { deliveryId, dueAt } of mine) await deliver(outbox, deliveryId, dueAt);
  return mine.length;
}

/** Deliveries held because this person could not be reached are due again, now that they have written to the bot. */
export async function heldAgain(turn: Turn): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { value, version } of await turn.records.heldFor(turn.person.id)) {
    const waiting: Delivery = {
      ...value,
      status: 'waiting',
      attempts: 0,
      dueAt: turn.clock.now().toISOString(),
    };
    if ((await turn.records.commit([{ change: 'delivery', value: waiting, expected: version }])) === 'done')
      ids.push(value.id);
  }
  return ids;
}

/** The delivery, when somebody has to look after it now. */
async function findDue(
  outbox: Outbox,
  id: string,
  wokenAt: string | undefined,
): Promise<Stored<Delivery> | undefined> {
  const now = outbox.clock.now();
  const stored = await outbox.records.readDelivery(id);
  if (!stored) {
    const age = wokenAt === undefined ? 0 : now.getTime() - new Date(wokenAt).getTime();
    if (age > ORPHAN_MINUTES * 60_000) await outbox.wakeUps.done(outbox.settings.id, id);
    return undefined;
  }
  const { status, dueAt } = stored.value;
  if (status === 'sent' || status === 'failed' || status === 'held') {
    await outbox.wakeUps.done(outbox.settings.id, id);
    return undefined;
  }
  return dueAt > now.toISOString() ? undefined : stored;
}

/** What is left to do once the delivery is claimed. */
async function prepare(outbox: Outbox, delivery: Delivery): Promise<() => Promise<Attempt>> {
  switch (delivery.kind) {
    case 'case-card':
    case 'thread':
    case 'person':
      return () => sendAboutCase(outbox, delivery);
    case 'reminder':
      return () => sendReminder(outbox, delivery);
    case 'problem':
      return () => sendProblem(outbox, delivery);
    case 'digest':
      return prepareDigest(outbox, delivery);
  }
}

async function claim(outbox: Outbox, { value, version }: Stored<Delivery>): Promise<Delivery | undefined> {
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
    if (!(error instanceof SendFailure)) throw error;
    if (error.reason === 'later' || error.reason === 'unsure')
      return { status: 'later', seconds: error.retryAfterSeconds };
    if ('to' in delivery) return { status: 'held' };
    const seconds = LONGEST_WAIT_SECONDS / 6;
    if (delivery.kind !== 'case-card') return { status: 'later', seconds };
    const problem = error.reason === 'gone' ? 'channel-gone' : 'channel-closed';
    return { status: 'later', seconds, tell: aboutCaseCard(outbox, delivery, problem) };
  }
}

/** What stands in Teams must be written down: without that the same message would be sent again. */
async function settleInTime(outbox: Outbox, mine: Delivery, attempted: Attempt): Promise<void> {
  const waits = attempted.status === 'sent' ? SETTLE_AGAIN_AFTER : [];
  for (const wait of waits) {
    try {
      return await settle(outbox, mine, attempted);
    } catch (error) {
      const fields = { deliveryId: mine.id, deliveryKind: mine.kind, attempts: mine.attempts };
      outbox.log.warn({ event: 'broken', verb: 'settle', ...fields, ...outbox.log.describe(error) });
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  await settle(outbox, mine, attempted);
}

async function settle(outbox: Outbox, mine: Delivery, attempted: Attempt): Promise<void> {
  const { log, records, wakeUps, settings, clock } = outbox;
  const fields = { deliveryId: mine.id, deliveryKind: mine.kind, attempts: mine.attempts };
  const stored: Stored<Delivery> | undefined = await records.readDelivery(mine.id);
  if (!stored || stored.value.attempts !== mine.attempts) return;
  // A digest has its own end, by time.
  const tooOften = attempted.status === 'later' && mine.attempts >= MOST_ATTEMPTS && mine.kind !== 'digest';
  if (attempted.status === 'later' && !tooOften) {
    const wait = attempted.seconds ?? Math.min(LONGEST_WAIT_SECONDS, 2 ** mine.attempts);
    // A little chance, so that what failed together is not tried together.
    const dueAt = later(clock.now(), wait * (1 + Math.random() / 4));
    const waiting: Change = {
      change: 'delivery',
      value: { ...mine, status: 'waiting', dueAt },
      expected: stored.version,
    };
    await commitAndTell(outbox, [waiting], attempted.tell);
    await wakeUps.again(settings.id, mine.id, new Date(dueAt));
    log.warn({ event: 'delivery-later', ...fields });
    return;
  }
  const status = attempted.status === 'later' ? 'failed' : attempted.status;
  const tell = tooOften
    ? mine.kind === 'case-card'
      ? aboutCaseCard(outbox, mine, 'not-sent')
      : undefined
    : 'tell' in attempted
      ? attempted.tell
      : undefined;
  const result = await commitAndTell(
    outbox,
    [
      { change: 'delivery', value: { ...mine, status }, expected: stored.version },
      ...(attempted.status === 'sent' ? attempted.also : []),
    ],
    tell,
  );
  // The claim ran out while we sent, and somebody else is at it: theirs to settle.
  if (result !== 'done') return;
  await wakeUps.done(settings.id, mine.id);
  if (status === 'failed')
    log.error({ event: 'delivery-failed', ...fields, ...(tell ? { outcome: tell.problem } : {}) });
  else log.info({ event: 'delivered', ...fields, outcome: status });
}

/** Writes these together with word to the leads, or alone when another instance has told them meanwhile. */
async function commitAndTell(
  outbox: Outbox,
  changes: readonly Change[],
  tell: Trouble | undefined,
): Promise<CommitResult> {
  const told = tell === undefined ? [] : await toldChanges(outbox, tell);
  const result = await outbox.records.commit([...changes, ...told]);
  return result === 'exists' && told.length > 0 ? outbox.records.commit(changes) : result;
}
