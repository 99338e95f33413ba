import {
  digestChannels,
  digestMoment,
  isLate,
  stillWantedUntil,
  type DigestChannel,
} from '../../domain/digest/digest-time.ts';
import type { DeliveryOf } from '../ports/deliveries.ts';
import { findCountedSince } from '../digest/counted-since.ts';
import { holdId, postedId } from '../digest/claims.ts';
import { readDigest } from '../digest/read.ts';
import { claim } from '../once-claims.ts';
import { SendFailure } from '../ports/messenger.ts';
import type { Change } from '../ports/records.ts';
import { isPassing } from './failure.ts';
import { backOff, CHANNEL_WAIT_SECONDS, type Attempt, type Outbox } from './outbox.ts';
import { alertAbout } from './travel.ts';

type DigestDelivery = DeliveryOf<'digest'>;

/** A digest that a lead asked for is stale after an hour. */
const ASKED_FOR_MILLISECONDS = 60 * 60_000;
/** How often to check whether the bot has been opened in a channel it does not know yet. */
const UNKNOWN_WAIT_SECONDS = 10 * 60;

/**
 * Reads and draws a digest before its delivery is claimed, leaving nothing between claim and post that could fail or
 * take long: an expired claim then means that it may have been posted, and it is not sent again. Resolves to what is
 * left to do. Throws when storage is unavailable.
 */
export async function prepareDigest(
  outbox: Outbox,
  delivery: DigestDelivery,
): Promise<() => Promise<Attempt>> {
  const { settings, records, clock, addresses, draw, log } = outbox;
  const channel = digestChannels(settings).find((each) => each.channel === delivery.channel);
  // The school has removed the channel from its settings, or turned off its digest.
  if (!channel) return always({ status: 'failed', why: 'not-wanted' });
  if (delivery.status === 'sending')
    return always({ status: 'failed', why: 'unsure', ...alertAbout(settings, delivery, 'perhaps-sent') });
  // Holding the week also covers a digest already in the outbox.
  if (delivery.asOf === undefined && (await records.readClaim(holdId(delivery.week))))
    return always({ status: 'failed', why: 'not-wanted' });
  const address = await addresses.channel(delivery.channel);
  const wanted = clock.now() <= wantedUntil(outbox, channel, delivery);
  if (!wanted)
    return always(
      address
        ? {
            status: 'failed',
            why: delivery.why ?? 'later',
            ...alertAbout(
              settings,
              delivery,
              delivery.why === 'no-conversation' ? 'channel-gone' : 'not-sent',
            ),
          }
        : { status: 'failed', why: 'no-address', ...alertAbout(settings, delivery, 'channel-unknown') },
    );
  if (!address)
    return always({
      status: 'later',
      why: 'no-address',
      seconds: UNKNOWN_WAIT_SECONDS,
      ...alertAbout(settings, delivery, 'channel-unknown'),
    });
  try {
    const { from, to, late } = await spanOf(outbox, channel, delivery);
    const { audience, week } = delivery;
    const digest = await readDigest(outbox, { audience, week, from, to });
    const post = draw.digest(digest, { late });
    const also = await claimPosted(outbox, delivery);
    return () => send(outbox, delivery, also, () => outbox.messenger.postToChannel(address, post));
  } catch (error) {
    // Nothing was sent. If storage is unavailable, the claim fails as well; anything else is retried for three days.
    log.error({ event: 'broken', verb: 'digest', deliveryId: delivery.id, ...log.describe(error) });
    return always({ status: 'later', why: 'broken', seconds: wait(delivery) });
  }
}

async function send(
  outbox: Outbox,
  delivery: DigestDelivery,
  also: readonly Change[],
  post: () => Promise<unknown>,
): Promise<Attempt> {
  const { log, settings } = outbox;
  try {
    await post();
    return { status: 'sent', also, channelWorks: delivery.channel };
  } catch (error) {
    if (!(error instanceof SendFailure)) {
      log.error({ event: 'broken', verb: 'digest', deliveryId: delivery.id, ...log.describe(error) });
      return { status: 'failed', why: 'broken', ...alertAbout(settings, delivery, 'perhaps-sent') };
    }
    const why = error.reason;
    const seconds = wait(delivery, error.retryAfterSeconds);
    switch (why) {
      case 'later':
      case 'throttled':
        return { status: 'later', why, seconds };
      case 'busy':
        return { status: 'put-off', why, seconds: error.retryAfterSeconds ?? 1 };
      case 'gone':
      case 'no-conversation':
        return isPassing(outbox, delivery)
          ? { status: 'later', why, seconds }
          : { status: 'later', why, seconds, ...alertAbout(settings, delivery, 'channel-gone') };
      case 'unsure':
        return { status: 'failed', why, ...alertAbout(settings, delivery, 'perhaps-sent') };
      case 'too-large':
        return { status: 'failed', why, ...alertAbout(settings, delivery, 'not-sent') };
      case 'unreachable':
        return { status: 'failed', why, ...alertAbout(settings, delivery, 'channel-closed') };
    }
  }
}

/** Claims that the week's digest has been posted, at its time or by hand; once, for the first of them. */
async function claimPosted(
  { clock, records }: Outbox,
  { channel, week }: DigestDelivery,
): Promise<readonly Change[]> {
  const id = postedId(channel, week);
  return (await records.readClaim(id)) ? [] : [claim({ clock }, id)];
}

function always(attempt: Attempt): () => Promise<Attempt> {
  return () => Promise.resolve(attempt);
}

/** Seconds until the next attempt: longer each time, and never less than Teams asked for. */
function wait({ attempts }: DigestDelivery, asked?: number): number {
  // Runs before the claim counts the attempt.
  return backOff(attempts + 1, { asked, most: CHANNEL_WAIT_SECONDS });
}

function wantedUntil(
  { settings }: Outbox,
  channel: DigestChannel,
  { asOf, week, createdAt }: DigestDelivery,
) {
  if (asOf !== undefined) return new Date(Date.parse(asOf) + ASKED_FOR_MILLISECONDS);
  // The calendar may have changed since: then the delivery's own creation time counts.
  const due = digestMoment(settings, channel, week) ?? new Date(createdAt);
  return stillWantedUntil(settings, channel, due);
}

/** The period in which things count as new (ISO instants), and whether the card says that it is late. */
async function spanOf(outbox: Outbox, channel: DigestChannel, delivery: DigestDelivery) {
  const { settings, clock } = outbox;
  const { asOf, week, createdAt } = delivery;
  const due = digestMoment(settings, channel, week);
  return {
    from: (await findCountedSince(outbox, channel, week)).toISOString(),
    to: asOf ?? due?.toISOString() ?? createdAt,
    late: asOf === undefined && (delivery.late || (due !== undefined && isLate(due, clock.now()))),
  };
}
