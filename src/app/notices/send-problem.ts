import { leadsOf, stillFails } from '../alerts.ts';
import type { DeliveryOf } from '../ports/deliveries.ts';
import type { Attempt, Outbox } from './outbox.ts';
import { undeliveredPost } from './undelivered-post.ts';

/** A notice about one message is stale after this. */
const NEWS_DAYS = 14;
const DAY = 24 * 60 * 60_000;

/** Tells one lead what could not be done. Throws a `SendFailure`. */
export async function sendProblem(outbox: Outbox, delivery: DeliveryOf<'problem'>): Promise<Attempt> {
  const { settings, addresses, messenger, draw } = outbox;
  const lead = leadsOf(settings).find(({ id }) => id === delivery.to);
  if (!lead) return { status: 'failed', why: 'not-wanted' };
  if (!(await isStillNews(outbox, delivery))) return { status: 'failed', why: 'not-wanted' };
  const { problem } = delivery;
  const post =
    problem === 'undelivered'
      ? await undeliveredPost(outbox, delivery.items ?? [])
      : draw.problem({ ...delivery, problem });
  if (!post) return { status: 'failed', why: 'not-wanted' };
  const address = await addresses.person(lead.id);
  if (!address) return { status: 'held', why: 'no-address' };
  await messenger.sendToPerson(address, post);
  return { status: 'sent', also: [] };
}

/** A notice may have been held: by then the channel may work again, or the week be long over. */
async function isStillNews(outbox: Outbox, delivery: DeliveryOf<'problem'>): Promise<boolean> {
  const lasts = await stillFails(outbox, delivery);
  return lasts ?? outbox.clock.now().getTime() - Date.parse(delivery.createdAt) < NEWS_DAYS * DAY;
}
