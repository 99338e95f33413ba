import type { Delivery } from '../ports/deliveries.ts';
import type { SendFailure, SendFailureReason } from '../ports/messenger.ts';
import { TRAVELS } from './kinds.ts';
import { backOff, CHANNEL_WAIT_SECONDS, type Attempt, type Outbox } from './outbox.ts';
import { alertAbout } from './travel.ts';

/** A channel that Teams cannot find is usually back within this time; the leads are alerted only after it. */
const PASSING_MS = 30 * 60_000;
/** Nobody unblocks or reinstalls the bot within seconds. */
const BLOCKED_SECONDS = 15 * 60;
/** Failures that last until somebody, or Teams, changes something about the chat or channel. */
const NOT_THERE: readonly SendFailureReason[] = ['gone', 'no-conversation', 'unreachable'];

/** The outcome of a delivery that Teams refused. Digests have their own rules: `send-digest.ts`. */
export function afterFailure(outbox: Outbox, delivery: Delivery, failure: SendFailure): Attempt {
  const { settings } = outbox;
  const { reason: why, retryAfterSeconds: asked } = failure;
  const { attempts } = delivery;
  if (why === 'busy') return { status: 'put-off', why, seconds: asked ?? 1 };
  if (why === 'too-large') return { status: 'failed', why, ...alertAbout(settings, delivery, 'not-sent') };
  if (!NOT_THERE.includes(why)) return { status: 'later', why, seconds: backOff(attempts, { asked }) };
  const isBlocked = why === 'unreachable';
  const wait = { asked, ...(isBlocked && { first: BLOCKED_SECONDS }) };
  if (TRAVELS[delivery.kind].to === 'person')
    return { status: 'held', why, seconds: backOff(attempts, wait) };
  const seconds = backOff(attempts, { ...wait, most: CHANNEL_WAIT_SECONDS });
  if (isPassing(outbox, delivery) && !isBlocked) return { status: 'later', why, seconds };
  const problem = isBlocked ? 'channel-closed' : 'channel-gone';
  return { status: 'later', why, seconds, ...alertAbout(settings, delivery, problem) };
}

/** True while a channel that Teams cannot find may well come back by itself. */
export function isPassing({ clock }: Outbox, { createdAt }: Delivery): boolean {
  return clock.now().getTime() - Date.parse(createdAt) < PASSING_MS;
}
