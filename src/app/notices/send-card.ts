import { londonDate } from '../../domain/calendar/london.ts';
import { stageOf, type Referral } from '../../domain/case/referral.ts';
import { findOthersAbout } from '../case/related-cases.ts';
import type { CardPlace, DeliveryOf } from '../ports/deliveries.ts';
import { SendFailure, type Address } from '../ports/messenger.ts';
import { BUSY_SECONDS, isBusy, showsAsIs, standsIn } from './card-place.ts';
import { backOff, CHANNEL_WAIT_SECONDS, CLAIM_SECONDS, later, type Attempt, type Outbox } from './outbox.ts';
import { alertAbout } from './travel.ts';

/**
 * Posts a case's card in the inclusion channel, or redraws it in place. One sender at a time per card: the place row is
 * claimed first, so two changes to one case can neither post it twice nor draw an older version over a newer one.
 * Throws a `SendFailure`.
 */
export async function sendCaseCard(outbox: Outbox, delivery: DeliveryOf<'case-card'>): Promise<Attempt> {
  const { records, clock, settings } = outbox;
  const { referralId } = delivery;
  if (!(await records.readReferral(referralId))) return { status: 'failed', why: 'not-wanted' };
  const place = await records.readCardPlace(referralId);
  if (delivery.onlyRedraw && (place?.value.messageId ?? '') === '')
    return { status: 'failed', why: 'not-wanted' };
  const now = clock.now();
  if (isBusy(place?.value, now)) return { status: 'put-off', seconds: BUSY_SECONDS };
  const address = await outbox.addresses.channel(settings.channels.inclusion);
  if (!address)
    return {
      status: 'later',
      why: 'no-address',
      seconds: backOff(delivery.attempts, { most: CHANNEL_WAIT_SECONDS }),
      ...alertAbout(settings, delivery, 'channel-unknown'),
    };
  const before = place?.value ?? { referralId, conversationId: '', messageId: '', drawnVersion: 0 };
  const claimed = { ...before, busyUntil: later(now, CLAIM_SECONDS) };
  const result = await records.commit([
    { change: 'card-place', value: claimed, expected: place?.version ?? 'new' },
  ]);
  if (result !== 'done') return { status: 'put-off', seconds: BUSY_SECONDS };
  const mine = await records.readCardPlace(referralId);
  const referral = await records.readReferral(referralId);
  if (!mine || !referral) return { status: 'put-off', seconds: BUSY_SECONDS };
  try {
    const draw = delivery.onlyRedraw ? redraw : postOrEdit;
    const posted = await draw(outbox, address, before, referral.value);
    const value = {
      referralId,
      ...posted,
      drawnVersion: referral.value.version,
      ...(isDueToday(outbox, referral.value) ? { drawnDue: true } : {}),
      // A new post starts a thread of its own.
      ...(before.linesAt && posted.messageId === before.messageId ? { linesAt: before.linesAt } : {}),
    };
    const also = [{ change: 'card-place', value, expected: mine.version } as const];
    const isPost = posted.messageId !== before.messageId;
    return { status: 'sent', also, ...(isPost ? { channelWorks: settings.channels.inclusion } : {}) };
  } catch (error) {
    await records.commit([{ change: 'card-place', value: before, expected: mine.version }]);
    throw error;
  }
}

async function postOrEdit(outbox: Outbox, address: Address, place: CardPlace, referral: Referral) {
  const post = outbox.draw.sharedCase(referral, await findOthersAbout(outbox.records, referral));
  const { conversationId, messageId } = place;
  const stands = standsIn(place, outbox.settings.channels.inclusion);
  if (stands && showsAsIs(place, referral, isDueToday(outbox, referral)))
    return { conversationId, messageId };
  if (stands) {
    try {
      await outbox.messenger.editPost(address, place, post);
      return { conversationId, messageId };
    } catch (error) {
      // Somebody deleted the message: post the case again.
      if (!(error instanceof SendFailure) || error.reason !== 'gone') throw error;
    }
  }
  const posted = await outbox.messenger.postToChannel(address, post);
  if (messageId !== '' && !stands) await clearOldPlace(outbox, address, place);
  return posted;
}

/** Redraws a card in whichever channel it stands; one that somebody has deleted stays deleted. */
async function redraw(outbox: Outbox, present: Address, place: CardPlace, referral: Referral) {
  const { conversationId, messageId } = place;
  const post = outbox.draw.sharedCase(referral, await findOthersAbout(outbox.records, referral));
  const [channel = ''] = conversationId.split(';');
  try {
    await outbox.messenger.editPost((await outbox.addresses.channel(channel)) ?? present, place, post);
  } catch (error) {
    if (!(error instanceof SendFailure) || error.reason !== 'gone') throw error;
  }
  return { conversationId, messageId };
}

/**
 * Takes a card down in a channel that was the inclusion channel before: who is in it now need not see it. Where the bot
 * is no longer, it stays as it was.
 */
async function clearOldPlace(
  { addresses, messenger, draw, log }: Outbox,
  present: Address,
  place: CardPlace,
): Promise<void> {
  const [channel = ''] = place.conversationId.split(';');
  try {
    await messenger.editPost((await addresses.channel(channel)) ?? present, place, draw.movedAway());
  } catch (error) {
    log.warn({ event: 'broken', outcome: 'clear-old-place', ...log.describe(error) });
  }
}

function isDueToday({ clock }: Outbox, referral: Referral): boolean {
  return stageOf(referral, londonDate(clock.now())) === 'review-due';
}
