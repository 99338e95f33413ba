import { londonDate } from '../../domain/calendar/london.ts';
import { sourcesDue } from '../../domain/content/sources-due.ts';
import { remindingHours } from '../../domain/reminders/reminders-time.ts';
import { leadsOf, stillFails } from '../alerts.ts';
import type { DeliveryOf } from '../ports/deliveries.ts';
import type { Post } from '../ports/messenger.ts';
import { ASK_AGAIN_SECONDS, type Attempt, type Outbox } from './outbox.ts';
import { undeliveredPost } from './undelivered-post.ts';

/** What the clock brings by itself waits for the hours for reminders; what a press has met is said at once. */
const WAITS_FOR_SCHOOL: readonly DeliveryOf<'problem'>['problem'][] = [
  'undelivered',
  'sources-due',
  'missed',
];
/** A notice about one message is stale after this. */
const NEWS_DAYS = 14;
const DAY = 24 * 60 * 60_000;

/** Tells one lead what could not be done. Throws a `SendFailure`. */
export async function sendProblem(outbox: Outbox, delivery: DeliveryOf<'problem'>): Promise<Attempt> {
  const { settings, addresses, messenger, clock } = outbox;
  const lead = leadsOf(settings).find(({ id }) => id === delivery.to);
  if (!lead) return { status: 'failed', why: 'not-wanted' };
  if (!(await isStillNews(outbox, delivery))) return { status: 'failed', why: 'not-wanted' };
  if (WAITS_FOR_SCHOOL.includes(delivery.problem) && !remindingHours(settings, clock.now()))
    return { status: 'put-off', seconds: ASK_AGAIN_SECONDS };
  const post = await postOf(outbox, delivery);
  if (!post) return { status: 'failed', why: 'not-wanted' };
  const address = await addresses.person(lead.id);
  if (!address) return { status: 'held', why: 'no-address' };
  await messenger.sendToPerson(address, post);
  return { status: 'sent', also: [] };
}

/** What the lead reads, as things are now; undefined when there is nothing left to tell. */
async function postOf(outbox: Outbox, delivery: DeliveryOf<'problem'>): Promise<Post | undefined> {
  const { draw } = outbox;
  const { problem, items = [] } = delivery;
  if (problem === 'undelivered') return undeliveredPost(outbox, items);
  if (problem !== 'sources-due') return draw.problem({ ...delivery, problem });
  const today = londonDate(outbox.clock.now());
  const due = sourcesDue(outbox.content, today).filter(({ id }) => items.includes(id));
  return due.length === 0 ? undefined : draw.sourcesDue(due);
}

/**
 * A card may have waited for its reader: by then the channel may work again, or the week be long over. A list is made of
 * what is so now, however long it has waited.
 */
async function isStillNews(outbox: Outbox, delivery: DeliveryOf<'problem'>): Promise<boolean> {
  if (delivery.items) return true;
  const lasts = await stillFails(outbox, delivery);
  return lasts ?? outbox.clock.now().getTime() - Date.parse(delivery.createdAt) < NEWS_DAYS * DAY;
}
