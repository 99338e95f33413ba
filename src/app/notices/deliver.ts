import type { Delivery, WhyUndelivered } from '../deliveries.ts';
import { SendFailure, type SendFailureReason } from '../ports/messenger.ts';
import type { Change, CommitResult, Stored } from '../ports/records.ts';
import type { Turn } from '../turn.ts';
import {
  backOff,
  CHANNEL_WAIT_SECONDS,
  CLAIM_SECONDS,
  later,
  PASSING_MS,
  type Attempt,
  type Outbox,
  type Trouble,
} from './outbox.ts';
import { aboutCaseCard, sendAboutCase } from './send-case.ts';
import { prepareDigest } from './send-digest.ts';
import { mended, noLeadReached, reached, sendProblem, toldChanges } from './send-problem.ts';
import { sendReminder } from './send-reminder.ts';

/** After about a week of trying, somebody has to look: a case may be sent before the bot has been added to the channel. */
const LONGEST_TRY_MS = 8 * 24 * 60 * 60_000;
/** What lay about for a week because the bot was away still gets its tries. */
const FEWEST_ATTEMPTS = 12;
/** Who has blocked or removed the bot does not undo it within seconds. */
const BLOCKED_SECONDS = 15 * 60;
/**
 * Waits in milliseconds before writing down again what was sent, while storage is away: they end before the claim does,
 * because then somebody else sends it once more.
 */
const SETTLE_AGAIN_AFTER = [500, 1500, 4000, 8000] as const;
/** A wake-up is written before its batch: one without a delivery may simply be early. */
const ORPHAN_MINUTES = 10;
/** A delivery that cannot be read is looked at again so often, and keeps no other waiting. */
const UNREADABLE_SECONDS = 60;

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
    if (attempted.status !== 'sent') return;
    if (attempted.worked !== undefined) await mended(outbox, attempted.worked);
    if ('to' in claimed && due.value.why !== undefined) await reached(outbox, claimed.to);
  } catch (error) {
    // Storage is away: the wake-up still stands, so the sweep comes back to it.
    outbox.log.error({ event: 'broken', verb: 'deliver', deliveryId: id, ...outbox.log.describe(error) });
  }
}

/** Deliveries held because this person could not be reached are due again, now that they have done something here. */
export async function heldAgain(turn: Turn): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { value, version } of await turn.records.heldFor(turn.person.id)) {
    const waiting: Delivery = {
      ...value,
      status: 'waiting',
      attempts: 0,
      dueAt: turn.clock.now().toISOString(),
      why: value.why ?? 'no-address',
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

/** The delivery as stored. Throws when it cannot be read; then the sweep comes back to it after a while. */
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
    if (error instanceof SendFailure) return afterFailure(outbox, delivery, error);
    const fields = { deliveryId: delivery.id, deliveryKind: delivery.kind };
    outbox.log.error({ event: 'broken', verb: 'deliver', ...fields, ...outbox.log.describe(error) });
    return { status: 'later', why: 'broken', seconds: backOff(delivery.attempts) };
  }
}

/** What stands in the way until a person, or Teams, changes something about the chat or channel. */
const NOT_THERE: readonly SendFailureReason[] = ['gone', 'no-conversation', 'unreachable'];

function afterFailure(outbox: Outbox, delivery: Delivery, failure: SendFailure): Attempt {
  const { reason: why, retryAfterSeconds: asked } = failure;
  const { attempts } = delivery;
  if (why === 'busy') return { status: 'put-off', why, seconds: asked ?? 1 };
  if (why === 'too-large')
    return delivery.kind === 'case-card'
      ? { status: 'failed', why, tell: aboutCaseCard(outbox, delivery, 'not-sent') }
      : { status: 'failed', why };
  if (!NOT_THERE.includes(why)) return { status: 'later', why, seconds: backOff(attempts, { asked }) };
  const first = why === 'unreachable' ? BLOCKED_SECONDS : undefined;
  if ('to' in delivery)
    return { status: 'held', why, seconds: backOff(attempts, { asked, ...(first && { first }) }) };
  const seconds = backOff(attempts, { asked, ...(first && { first }), most: CHANNEL_WAIT_SECONDS });
  if (delivery.kind !== 'case-card') return { status: 'later', why, seconds };
  if (why === 'unreachable')
    return { status: 'later', why, seconds, tell: aboutCaseCard(outbox, delivery, 'channel-closed') };
  return ageOf(outbox, delivery) < PASSING_MS
    ? { status: 'later', why, seconds }
    : { status: 'later', why, seconds, tell: aboutCaseCard(outbox, delivery, 'channel-gone') };
}

function ageOf({ clock }: Outbox, { createdAt }: Delivery): number {
  return clock.now().getTime() - Date.parse(createdAt);
}

/** True when a delivery has been tried for long enough. A digest has its own end, by time. */
function isOver(outbox: Outbox, delivery: Delivery): boolean {
  if (delivery.kind === 'digest') return false;
  return delivery.attempts >= FEWEST_ATTEMPTS && ageOf(outbox, delivery) > LONGEST_TRY_MS;
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
  const stored: Stored<Delivery> | undefined = await records.readDelivery(mine.id);
  if (!stored || stored.value.attempts !== mine.attempts) return;
  const end = endOf(outbox, mine, attempted);
  // A little chance, so that what failed together is not tried together.
  const again =
    end.seconds === undefined ? undefined : later(clock.now(), end.seconds * (1 + Math.random() / 4));
  const { why: _before, ...rest } = mine;
  const value: Delivery = {
    ...rest,
    status: end.status,
    ...(again === undefined ? {} : { dueAt: again }),
    ...(attempted.status === 'put-off' ? { attempts: mine.attempts - 1 } : {}),
    ...(end.why === undefined ? {} : { why: end.why }),
  };
  const result = await commitAndTell(
    outbox,
    [
      { change: 'delivery', value, expected: stored.version },
      ...(attempted.status === 'sent' ? attempted.also : []),
    ],
    end.tell,
  );
  // The claim ran out while we sent, and somebody else is at it: theirs to settle.
  if (result !== 'done') return;
  if (again === undefined) await wakeUps.done(settings.id, mine.id);
  else await wakeUps.again(settings.id, mine.id, new Date(again));
  const fields = {
    deliveryId: mine.id,
    deliveryKind: mine.kind,
    attempts: mine.attempts,
    ...(end.why === undefined ? {} : { outcome: end.why }),
  };
  switch (end.status) {
    case 'sent':
      return log.info({ event: 'delivered', ...fields, outcome: 'sent' });
    case 'waiting':
      if (end.why !== undefined) log.warn({ event: 'delivery-later', ...fields });
      return;
    case 'held':
      log.warn({ event: 'delivery-held', ...fields });
      break;
    case 'failed':
      if (end.why === 'not-wanted') return log.info({ event: 'delivery-failed', ...fields });
      log.error({ event: 'delivery-failed', ...fields });
  }
  if (mine.kind === 'problem' && (await noLeadReached(outbox, mine)))
    log.error({ event: 'undelivered', ...fields, outcome: 'no-lead-reached' });
}

/** How this try leaves the delivery, and in how many seconds it is tried again, if it is. */
interface End {
  readonly status: Exclude<Delivery['status'], 'sending'>;
  readonly why?: WhyUndelivered | undefined;
  readonly seconds?: number | undefined;
  readonly tell?: Trouble | undefined;
}

function endOf(outbox: Outbox, mine: Delivery, attempted: Attempt): End {
  switch (attempted.status) {
    case 'sent':
      return { status: 'sent' };
    case 'put-off':
      return { ...attempted, status: 'waiting' };
    case 'held':
      return isOver(outbox, mine) ? { status: 'held', why: attempted.why } : attempted;
    case 'failed':
      return attempted;
    case 'later': {
      if (!isOver(outbox, mine)) return { ...attempted, status: 'waiting' };
      const { why } = attempted;
      return mine.kind === 'case-card'
        ? { status: 'failed', why, tell: aboutCaseCard(outbox, mine, 'not-sent') }
        : { status: 'failed', why };
    }
  }
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
