import { londonTime } from '../../domain/calendar/london.ts';
import { remindingHours } from '../../domain/reminders/reminders-time.ts';
import { isChannelAlerted, isGivenUpTold, noticesToLeads, unreachedId } from '../alerts.ts';
import { putInOutbox } from '../deliveries.ts';
import type { Delivery } from '../ports/deliveries.ts';
import { claim } from '../once-claims.ts';
import { TRAVELS } from './kinds.ts';
import type { Outbox } from './outbox.ts';
import { deliverAll } from './sweep.ts';
import { isMissing } from './undelivered-post.ts';

/** The London time from which leads are told once more on a day: of what failed in the morning. */
const TOLD_AGAIN_AT = '13:00';
/** How many hours a delivery has to arrive by itself before the leads are told. */
const HOURS = 4;
/** At most this many in one message, because a batch takes a hundred rows. The next message has the rest. */
const MOST_ITEMS = 60;
/** Nothing is reported twice within this many days. */
const TOLD_DAYS = 365;

/**
 * Tells the inclusion leads what has failed or has not arrived for four hours: in the morning and from one, in the hours for
 * reminders, so that they know of any failure within a school day. One message, each item once. The first instance to claim
 * it does it. Resolves to how many deliveries were reported. Throws when storage is unavailable.
 */
export async function tellUndelivered(outbox: Outbox): Promise<number> {
  const { records, clock, settings, log } = outbox;
  const now = clock.now();
  const hours = remindingHours(settings, now);
  if (!hours) return 0;
  const run = `undelivered|${hours.today}|${londonTime(now) < TOLD_AGAIN_AT ? 'first' : 'again'}`;
  if (await records.readClaim(run)) return 0;
  const { items, told } = await findUntold(outbox);
  const notices =
    items.length === 0
      ? []
      : noticesToLeads(outbox, {
          problem: 'undelivered',
          about: 'deliveries',
          channel: settings.channels.inclusion,
          items,
        });
  const result = await records.commit([
    claim(outbox, run),
    ...told.map((id) => claim(outbox, id, { days: TOLD_DAYS })),
    ...notices.map(putInOutbox),
  ]);
  if (result !== 'done') return 0;
  if (items.length > 0 && notices.length === 0)
    log.error({ event: 'undelivered', outcome: 'no-lead-reached', count: items.length });
  else if (items.length > 0) log.warn({ event: 'undelivered', outcome: 'told', count: items.length });
  await deliverAll(
    outbox,
    notices.map(({ id }) => id),
  );
  return items.length;
}

/** What there is to report, and the claims that it has been. */
async function findUntold(
  outbox: Outbox,
): Promise<{ readonly items: readonly string[]; readonly told: readonly string[] }> {
  const { records, clock, settings } = outbox;
  const since = clock.now().getTime() - HOURS * 60 * 60_000;
  const missing = (await records.undelivered()).filter(
    (delivery) =>
      isMissing(delivery) && (delivery.status === 'failed' || Date.parse(delivery.createdAt) <= since),
  );
  const isChannelKnown = await isChannelAlerted(outbox, settings.channels.inclusion);
  const items: string[] = [];
  const told = new Set<string>();
  for (const delivery of missing) {
    if (items.length >= MOST_ITEMS) break;
    if (isChannelKnown && waitsForChannel(delivery)) continue;
    const id = toldIdOf(delivery);
    // Another delivery to the same person in this message: counted with it.
    if (!told.has(id) && ((await records.readClaim(id)) || (await isToldAlready(outbox, delivery)))) continue;
    told.add(id);
    items.push(delivery.id);
  }
  return { items, told: [...told] };
}

/** Covered by the channel's own notice: sent once it works again. */
function waitsForChannel({ kind, status, why }: Delivery): boolean {
  if (TRAVELS[kind].to !== 'inclusion-channel') return false;
  return status === 'waiting' && (why === 'no-address' || why === 'no-conversation' || why === 'unreachable');
}

/** A card that is given up is reported at once. */
async function isToldAlready(outbox: Outbox, { kind, id }: Delivery): Promise<boolean> {
  return TRAVELS[kind].alertsAs !== undefined && (await isGivenUpTold(outbox, id));
}

/** A person who cannot be reached is one problem, however many messages are held for them. */
function toldIdOf(delivery: Delivery): string {
  return 'to' in delivery && delivery.status !== 'failed'
    ? unreachedId(delivery.to)
    : `undelivered|${delivery.id}`;
}
