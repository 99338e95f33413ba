import { alertLeads, reachesNoLead, type ChannelFailure } from '../alerts.ts';
import type { Delivery, WhyUndelivered } from '../ports/deliveries.ts';
import type { Change, CommitResult, Stored } from '../ports/records.ts';
import { TRAVELS } from './kinds.ts';
import { later, type Attempt, type Outbox } from './outbox.ts';
import { alertAbout } from './travel.ts';

/**
 * After about a week somebody has to look into it. No sooner: a case may be sent before the bot is added to the
 * channel.
 */
const LONGEST_TRY_MS = 8 * 24 * 60 * 60_000;
/** A delivery that waited while the bot was switched off still gets this many attempts. */
const FEWEST_ATTEMPTS = 12;
/**
 * Pauses in milliseconds before retrying to record what was sent, while storage is unavailable: they end before the
 * claim does, because then another instance sends it again.
 */
const SETTLE_AGAIN_AFTER = [500, 1500, 4000, 8000] as const;

/**
 * Records the outcome of an attempt. What has been sent to Teams must be recorded, or it would be sent again. Throws
 * when storage stays unavailable.
 */
export async function settleInTime(outbox: Outbox, mine: Delivery, attempted: Attempt): Promise<void> {
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
  // Jitter: deliveries that failed together are not all retried at once.
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
  const result = await commitAndAlert(
    outbox,
    [
      { change: 'delivery', value, expected: stored.version },
      ...(('also' in attempted && attempted.also) || []),
    ],
    end.alert,
  );
  // Our claim expired while we were sending, and another instance has it now.
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
  if (mine.kind === 'problem' && (await reachesNoLead(outbox, mine)))
    log.error({ event: 'undelivered', ...fields, outcome: 'no-lead-reached' });
}

/** The outcome of this attempt for the delivery, and in how many seconds to retry, if at all. */
interface End {
  readonly status: Exclude<Delivery['status'], 'sending'>;
  readonly why?: WhyUndelivered | undefined;
  readonly seconds?: number | undefined;
  readonly alert?: ChannelFailure | undefined;
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
      return { status: 'failed', why, ...alertAbout(outbox.settings, mine, 'not-sent') };
    }
  }
}

/** True when a delivery has been retried for long enough. */
function isOver({ clock }: Outbox, { kind, attempts, createdAt }: Delivery): boolean {
  if (TRAVELS[kind].hasOwnEnd) return false;
  return attempts >= FEWEST_ATTEMPTS && clock.now().getTime() - Date.parse(createdAt) > LONGEST_TRY_MS;
}

/** Writes these together with the alert to the leads, or alone when another instance has alerted them already. */
async function commitAndAlert(
  outbox: Outbox,
  changes: readonly Change[],
  failure: ChannelFailure | undefined,
): Promise<CommitResult> {
  const alert = failure === undefined ? [] : await alertLeads(outbox, failure);
  const result = await outbox.records.commit([...changes, ...alert]);
  return result === 'exists' && alert.length > 0 ? outbox.records.commit(changes) : result;
}
