import type { Referral } from '../../domain/case/referral.ts';
import type { Delivery, DeliveryOf } from '../ports/deliveries.ts';
import { SendFailure } from '../ports/messenger.ts';
import type { Change, Stored } from '../ports/records.ts';
import { BUSY_SECONDS, isBusy, standsIn } from './card-place.ts';
import { THREAD_KINDS } from './kinds.ts';
import {
  backOff,
  CHANNEL_WAIT_SECONDS,
  CLAIM_SECONDS,
  later,
  type Attempt,
  type Outbox,
  type ReferrerTold,
} from './outbox.ts';

/** At most this many messages go under one card in this many minutes; further lines wait and are sent together. */
const MOST_LINES = 2;
const LINES_MINUTES = 10;
/** At most this many lines in one message, and in one batch. */
const MOST_JOINED = 80;

type Line = DeliveryOf<'thread'>;

/**
 * Writes a line in the thread under a case's card, together with the case's other waiting lines, in order. Claims the
 * card's place, as drawing the card does. Throws a `SendFailure`.
 */
export async function sendLines(outbox: Outbox, mine: Line): Promise<Attempt> {
  const { records, clock, addresses, settings, messenger } = outbox;
  const referral = (await records.readReferral(mine.referralId))?.value;
  if (!referral) return { status: 'failed', why: 'not-wanted' };
  const now = clock.now();
  const place = await records.readCardPlace(referral.id);
  const address = await addresses.channel(settings.channels.inclusion);
  if (!place || !standsIn(place.value, settings.channels.inclusion) || !address)
    return {
      status: 'later',
      why: 'no-card',
      seconds: backOff(mine.attempts, { most: CHANNEL_WAIT_SECONDS }),
    };
  if (isBusy(place.value, now)) return { status: 'put-off', seconds: BUSY_SECONDS };
  const others = (await linesOf(outbox, referral)).slice(0, MOST_JOINED);
  const recent = (place.value.linesAt ?? []).filter((at) => at > later(now, -LINES_MINUTES * 60));
  const isUrgent = [mine, ...others.map(({ value }) => value)].some(
    ({ news }) => THREAD_KINDS[news].isUrgent,
  );
  const [oldest] = recent;
  if (recent.length >= MOST_LINES && oldest !== undefined && !isUrgent)
    return { status: 'put-off', seconds: (Date.parse(oldest) - now.getTime()) / 1000 + LINES_MINUTES * 60 };

  const busyUntil = later(now, CLAIM_SECONDS);
  const claimed = await records.commit([
    { change: 'card-place', value: { ...place.value, busyUntil }, expected: place.version },
    ...others.map(({ value, version }): Change => ({
      change: 'delivery',
      value: { ...value, status: 'sending', attempts: value.attempts + 1, dueAt: busyUntil },
      expected: version,
    })),
  ]);
  const busy = await records.readCardPlace(referral.id);
  if (claimed !== 'done' || !busy) return { status: 'put-off', seconds: BUSY_SECONDS };
  const joined = await Promise.all(others.map(({ value }) => records.readDelivery(value.id)));
  const joinedAs = (state: Partial<Delivery>): readonly Change[] =>
    joined.flatMap((each) => {
      if (!each) return [];
      const value = { ...each.value, ...state } as Delivery;
      return [{ change: 'delivery', value, expected: each.version } as const];
    });
  try {
    const lines = await Promise.all(
      [mine, ...others.map(({ value }) => value)]
        .toSorted((one, other) => versionOf(one) - versionOf(other))
        .map(async (line) =>
          outbox.draw.threadLine(line.news, referral, await findTold(outbox, referral, line)),
        ),
    );
    await messenger.replyInThread(address, place.value, lines.filter(isNotSaidTwice).join('\n'));
    const linesAt = [...recent, clock.now().toISOString()].slice(-MOST_LINES);
    const { busyUntil: _mine, ...free } = busy.value;
    return {
      status: 'sent',
      also: [
        { change: 'card-place', value: { ...free, linesAt }, expected: busy.version },
        ...joinedAs({ status: 'sent' }),
      ],
    };
  } catch (error) {
    // They wait slightly longer than the line that was attempted, to be sent with it again.
    const asked = error instanceof SendFailure ? error.retryAfterSeconds : undefined;
    const dueAt = later(clock.now(), backOff(mine.attempts, { asked, most: CHANNEL_WAIT_SECONDS }) * 1.3);
    await records.commit([
      { change: 'card-place', value: place.value, expected: busy.version },
      ...joinedAs({ status: 'waiting', attempts: mine.attempts, dueAt }),
    ]);
    throw error;
  }
}

/** The case's other waiting lines. The one being sent is claimed, so it is not among them. */
async function linesOf({ records }: Outbox, referral: Referral): Promise<readonly Stored<Line>[]> {
  return (await records.threadLinesOf(referral.id)).flatMap(({ value, version }) =>
    value.kind === 'thread' ? [{ value, version }] : [],
  );
}

/** Drops consecutive repeats: several notes are one line. */
function isNotSaidTwice(line: string, place: number, all: readonly string[]): boolean {
  return line !== all[place - 1];
}

function versionOf({ id }: Pick<Delivery, 'id'>): number {
  return Number(/\.(\d+)\.thread$/.exec(id)?.[1] ?? 0);
}

/** Whether the message that goes with this line has reached the referrer; undefined when its row is gone. */
async function findTold(
  { records, settings }: Outbox,
  { referrer }: Referral,
  { id, news }: Line,
): Promise<ReferrerTold | undefined> {
  const { toldWith } = THREAD_KINDS[news];
  if (toldWith === undefined) return undefined;
  if (!settings.staff.some((each) => each.id === referrer.id)) return 'gone';
  const message = await records.readDelivery(id.replace(/thread$/, `person.${referrer.id}.${toldWith}`));
  switch (message?.value.status) {
    case 'sent':
      return 'told';
    case 'waiting':
    case 'sending':
      return 'being-told';
    case 'held':
    case 'failed':
      return 'not-reached';
    case undefined:
      return undefined;
  }
}
