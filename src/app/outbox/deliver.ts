import type { Referral } from '../../domain/referral.ts';
import type { StaffMember } from '../../domain/roles.ts';
import type {
  Address,
  AddressBook,
  CardPlace,
  Change,
  Delivery,
  Log,
  Messenger,
  Post,
  Stored,
  WakeUps,
} from '../ports.ts';
import { SendFailure } from '../ports.ts';
import { mayReadDetails } from '../case/lead.ts';
import type { ReferrerNews } from '../reply.ts';
import type { School, Turn } from '../turn.ts';

/** Draws what goes out. Given by `cards/`. */
export interface DrawPost {
  /** The case as everybody in the inclusion channel may see it. */
  sharedCase(referral: Referral): Post;
  threadLine(news: Extract<Delivery, { kind: 'thread' }>['news'], referral: Referral): string;
  toReferrer(referral: Referral, news: ReferrerNews): Post;
  details(referral: Referral, reader: StaffMember, news: 'details' | 'answered' | 'handed-over'): Post;
  /** Asks somebody to add office facts, in their own chat. */
  invitation(referral: Referral): Post;
}

/** What delivering needs besides the school's records. */
export interface Outbox extends School {
  readonly messenger: Messenger;
  readonly addresses: AddressBook;
  readonly wakeUps: WakeUps;
  readonly draw: DrawPost;
  readonly log: Log;
}

/** While one instance sends, others leave the delivery alone this long; a dead sender's claim runs out. */
const CLAIM_SECONDS = 30;
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
    const claimed = await claim(outbox, id, wokenAt);
    if (claimed) await settleInTime(outbox, claimed, await attempt(outbox, claimed));
  } catch (error) {
    // Storage is away: the wake-up still stands, so the sweep comes back to it.
    outbox.log.error({ event: 'broken', verb: 'deliver', deliveryId: id, ...outbox.log.describe(error) });
  }
}

/** Looks after every delivery whose time has come: those the turn could not deliver, and those of a dead process. */
export async function sweepOutbox(outbox: Outbox, limit = 50): Promise<number> {
  const due = await outbox.wakeUps.due(outbox.clock.now(), limit);
  const mine = due.filter(({ school }) => school === outbox.settings.id);
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

async function claim(outbox: Outbox, id: string, wokenAt: string | undefined): Promise<Delivery | undefined> {
  const now = outbox.clock.now();
  const stored = await outbox.records.readDelivery(id);
  if (!stored) {
    const age = wokenAt === undefined ? 0 : now.getTime() - new Date(wokenAt).getTime();
    if (age > ORPHAN_MINUTES * 60_000) await outbox.wakeUps.done(outbox.settings.id, id);
    return undefined;
  }
  const { value, version } = stored;
  if (value.status === 'sent' || value.status === 'failed' || value.status === 'held') {
    await outbox.wakeUps.done(outbox.settings.id, id);
    return undefined;
  }
  if (value.dueAt > now.toISOString()) return undefined;
  const mine: Delivery = {
    ...value,
    status: 'sending',
    attempts: value.attempts + 1,
    dueAt: later(now, CLAIM_SECONDS),
  };
  const result = await outbox.records.commit([{ change: 'delivery', value: mine, expected: version }]);
  return result === 'done' ? mine : undefined;
}

type Attempt =
  | { readonly status: 'sent'; readonly also: readonly Change[] }
  | { readonly status: 'held' }
  | { readonly status: 'failed' }
  | { readonly status: 'later'; readonly seconds: number | undefined };

async function attempt(outbox: Outbox, delivery: Delivery): Promise<Attempt> {
  try {
    const stored = await outbox.records.readReferral(delivery.referralId);
    if (!stored) return { status: 'failed' };
    switch (delivery.kind) {
      case 'case-card':
        return await sendCaseCard(outbox, delivery.referralId);
      case 'thread':
        return await sendThreadLine(outbox, stored.value, delivery.news);
      case 'person':
        return await sendToPerson(outbox, stored.value, delivery.to, delivery.news);
    }
  } catch (error) {
    if (!(error instanceof SendFailure)) throw error;
    if (error.reason === 'later') return { status: 'later', seconds: error.retryAfterSeconds };
    return delivery.kind === 'person'
      ? { status: 'held' }
      : { status: 'later', seconds: LONGEST_WAIT_SECONDS / 6 };
  }
}

/**
 * One sender at a time per card: the place row is claimed first, so that two changes of one case can neither post it
 * twice nor draw an older version over a newer one.
 */
async function sendCaseCard(outbox: Outbox, referralId: string): Promise<Attempt> {
  const { records, clock, settings } = outbox;
  const place = await records.readCardPlace(referralId);
  const now = clock.now();
  if ((place?.value.busyUntil ?? '') > now.toISOString()) return { status: 'later', seconds: 2 };
  const address = await outbox.addresses.channel(settings.channels.inclusion);
  if (!address) return { status: 'later', seconds: undefined };
  const before = place?.value ?? { referralId, conversationId: '', messageId: '', drawnVersion: 0 };
  const claimed = { ...before, busyUntil: later(now, CLAIM_SECONDS) };
  const result = await records.commit([
    { change: 'card-place', value: claimed, expected: place?.version ?? 'new' },
  ]);
  if (result !== 'done') return { status: 'later', seconds: 2 };
  const mine = await records.readCardPlace(referralId);
  const referral = await records.readReferral(referralId);
  if (!mine || !referral) return { status: 'later', seconds: 2 };
  try {
    const posted = await postOrEdit(outbox, address, before, referral.value);
    const value = { referralId, ...posted, drawnVersion: referral.value.version };
    return { status: 'sent', also: [{ change: 'card-place', value, expected: mine.version }] };
  } catch (error) {
    await records.commit([{ change: 'card-place', value: before, expected: mine.version }]);
    throw error;
  }
}

async function postOrEdit(outbox: Outbox, address: Address, place: CardPlace, referral: Referral) {
  const post = outbox.draw.sharedCase(referral);
  const { conversationId, messageId } = place;
  if (messageId !== '' && place.drawnVersion >= referral.version) return { conversationId, messageId };
  if (messageId !== '') {
    try {
      await outbox.messenger.editPost(address, place, post);
      return { conversationId, messageId };
    } catch (error) {
      // Somebody deleted the message: the case is posted again.
      if (!(error instanceof SendFailure) || error.reason !== 'gone') throw error;
    }
  }
  return outbox.messenger.postToChannel(address, post);
}

async function sendThreadLine(
  outbox: Outbox,
  referral: Referral,
  news: Extract<Delivery, { kind: 'thread' }>['news'],
): Promise<Attempt> {
  const place = await outbox.records.readCardPlace(referral.id);
  const address = await outbox.addresses.channel(outbox.settings.channels.inclusion);
  if (!place || place.value.messageId === '' || !address) return { status: 'later', seconds: undefined };
  await outbox.messenger.replyInThread(address, place.value, outbox.draw.threadLine(news, referral));
  return { status: 'sent', also: [] };
}

async function sendToPerson(
  outbox: Outbox,
  referral: Referral,
  to: string,
  news: Extract<Delivery, { kind: 'person' }>['news'],
): Promise<Attempt> {
  const address = await outbox.addresses.person(to);
  const person = outbox.settings.staff.find(({ id }) => id === to);
  if (!address || !person) return { status: 'held' };
  const full = news === 'details' || news === 'answered' || news === 'handed-over';
  // Roles may have changed since this was put in the outbox.
  if (full && !mayReadDetails({ person })) return { status: 'failed' };
  const post = full
    ? outbox.draw.details(referral, person, news)
    : news === 'facts'
      ? outbox.draw.invitation(referral)
      : outbox.draw.toReferrer(referral, news);
  await outbox.messenger.sendToPerson(address, post);
  // What comes unasked is read too; details that were asked for are in the audit already.
  return { status: 'sent', also: full && news !== 'details' ? [shown(outbox, referral, person)] : [] };
}

/** The audit row that says somebody was shown the full referral. */
function shown(outbox: Outbox, referral: Referral, { id, name }: StaffMember): Change {
  const at = outbox.clock.now().toISOString();
  const value = { id: outbox.names.id(), referralId: referral.id, at, by: { id, name } } as const;
  return { change: 'audit', value: { ...value, what: 'details-opened' } };
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
  const tooOften = attempted.status === 'later' && mine.attempts >= MOST_ATTEMPTS;
  if (attempted.status === 'later' && !tooOften) {
    const wait = attempted.seconds ?? Math.min(LONGEST_WAIT_SECONDS, 2 ** mine.attempts);
    // A little chance, so that what failed together is not tried together.
    const dueAt = later(clock.now(), wait * (1 + Math.random() / 4));
    await records.commit([
      { change: 'delivery', value: { ...mine, status: 'waiting', dueAt }, expected: stored.version },
    ]);
    await wakeUps.again(settings.id, mine.id, new Date(dueAt));
    log.warn({ event: 'delivery-later', ...fields });
    return;
  }
  const status = attempted.status === 'later' ? 'failed' : attempted.status;
  const result = await records.commit([
    { change: 'delivery', value: { ...mine, status }, expected: stored.version },
    ...(attempted.status === 'sent' ? attempted.also : []),
  ]);
  // The claim ran out while we sent, and somebody else is at it: theirs to settle.
  if (result !== 'done') return;
  await wakeUps.done(settings.id, mine.id);
  if (status === 'failed') log.error({ event: 'delivery-failed', ...fields });
  else log.info({ event: 'delivered', ...fields, outcome: status });
}

function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}
