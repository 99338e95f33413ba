import { channelName } from '../../words/channels.ts';
import {
  digestChannels,
  digestMoment,
  nextMoment,
  type DigestChannel,
} from '../../domain/digest/digest-time.ts';
import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { can } from '../../domain/people/roles.ts';
import { newDelivery, putInOutbox } from '../deliveries.ts';
import { claim } from '../once-claims.ts';
import { actorOf, type TurnResult, type Turn } from '../turn.ts';
import {
  describeAskedAlready,
  describePosting,
  DIGESTS_NOT_YOURS,
  describeHold,
  describeResume,
  describeNextDigests,
  NO_DIGEST_CHANNEL,
  describeNothingToHold,
  type DigestClockText,
  type DigestTime,
  type WeekOfDigests,
} from '../../words/digest-clock.ts';
import { digestId, holdId, postedId } from './claims.ts';

/** What a lead can do with the weekly digest. */
export const DIGEST_WORDS = ['about', 'hold', 'resume', 'now'] as const;
export type DigestWord = (typeof DIGEST_WORDS)[number];

const HOUR = 60 * 60_000;

/** Says when the digests come, holds this week's, resumes them, or posts them now. Inclusion leads only. */
export async function digestWords(turn: Turn, word: DigestWord): Promise<TurnResult> {
  if (!can(turn.person, 'runs-digests')) return { reply: { text: DIGESTS_NOT_YOURS } };
  const channels = digestChannels(turn.settings);
  if (channels.length === 0) return { reply: { text: NO_DIGEST_CHANNEL } };
  switch (word) {
    case 'about':
      return showNextDigests(turn, channels);
    case 'hold':
      return hold(turn, channels);
    case 'resume':
      return resume(turn, channels);
    case 'now':
      return postNow(turn, channels);
  }
}

type Offer = Exclude<DigestWord, 'about'>;

function card(text: DigestClockText, ...offers: readonly Offer[]): TurnResult {
  return { reply: { show: 'digest-clock', ...text, offers } };
}

function thisWeek({ clock }: Turn): string {
  return isoWeekOf(londonDate(clock.now()));
}

async function showNextDigests(turn: Turn, channels: readonly DigestChannel[]): Promise<TurnResult> {
  const held = (await turn.records.readClaim(holdId(thisWeek(turn))))?.value;
  const next = channels.map((channel) => nextTime(turn, channel, held !== undefined));
  return card(describeNextDigests(next, held), 'now', held ? 'resume' : 'hold');
}

function nextTime(turn: Turn, channel: DigestChannel, held: boolean): DigestTime {
  const { settings, clock } = turn;
  const first = nextMoment(settings, channel, clock.now());
  const next = held && first?.week === thisWeek(turn) ? nextMoment(settings, channel, first.at) : first;
  const name = channelName(settings, channel.channel);
  return next ? { channel: name, at: next.at.toISOString() } : { channel: name };
}

function weekOf({ settings, clock }: Turn, channels: readonly DigestChannel[], week: string): WeekOfDigests {
  const toCome: DigestTime[] = [];
  const passed: DigestTime[] = [];
  for (const channel of channels) {
    const at = digestMoment(settings, channel, week);
    if (!at) continue;
    const time = { channel: channelName(settings, channel.channel), at: at.toISOString() };
    (at > clock.now() ? toCome : passed).push(time);
  }
  return { toCome, passed };
}

async function hold(turn: Turn, channels: readonly DigestChannel[]): Promise<TurnResult> {
  const { records, person } = turn;
  const week = thisWeek(turn);
  const digests = weekOf(turn, channels, week);
  if (digests.toCome.length === 0) return card(describeNothingToHold(digests));
  const result = await records.commit([claim(turn, holdId(week), { by: actorOf(turn) })]);
  const standing = result === 'done' ? undefined : (await records.readClaim(holdId(week)))?.value;
  // Delivered again after somebody has let them come: they are as they are.
  if (result !== 'done' && !standing) return showNextDigests(turn, channels);
  const before = standing?.by?.id === person.id ? undefined : standing?.by;
  return card(describeHold(digests, before), 'resume');
}

async function resume(turn: Turn, channels: readonly DigestChannel[]): Promise<TurnResult> {
  const week = thisWeek(turn);
  const held = await turn.records.readClaim(holdId(week));
  if (held) await turn.records.commit([{ change: 'delete-claim', id: holdId(week), expected: held.version }]);
  const rows = await Promise.all(
    channels.map(({ channel }) => turn.records.readClaim(postedId(channel, week))),
  );
  const notPosted = channels.filter((_, index) => rows[index] === undefined);
  const digests = weekOf(turn, notPosted, week);
  return card(
    describeResume(digests, held !== undefined),
    ...(held && digests.passed.length > 0 ? ['now' as const] : []),
    ...(digests.toCome.length > 0 ? ['hold' as const] : []),
  );
}

/**
 * Posts all of this week's digests now, at most once an hour. The hour is part of the claim's id, so a second press or
 * instance posts nothing; the previous hour is checked too, because two presses can fall either side of it.
 */
async function postNow(turn: Turn, channels: readonly DigestChannel[]): Promise<TurnResult> {
  const { records, clock, settings } = turn;
  const week = thisWeek(turn);
  const asOf = clock.now().toISOString();
  const deliveries = channels.map(({ channel, audience }) =>
    newDelivery(turn, postNowId(channel, asOf), {
      kind: 'digest',
      channel,
      audience,
      week,
      late: false,
      asOf,
    }),
  );
  const changes = deliveries.flatMap((each) => [claim(turn, each.id), putInOutbox(each)]);
  const result =
    (await lastAskedFor(turn, channels, asOf)) === undefined ? await records.commit(changes) : 'exists';
  const where = channels.map(({ channel }) => channelName(settings, channel));
  if (result !== 'done') {
    const last = new Date((await lastAskedFor(turn, channels, asOf)) ?? asOf);
    const posts = await Promise.all(deliveries.map(({ id }) => records.readDelivery(id)));
    const failed = posts.some((post) => post?.value.status === 'failed');
    return card(describeAskedAlready(where, { last, again: new Date(last.getTime() + HOUR), failed }));
  }
  const held = (await records.readClaim(holdId(week))) !== undefined;
  const due = await Promise.all(channels.map(({ channel }) => records.readClaim(digestId(channel, week))));
  const comesAgain = !held && due.some((row) => row === undefined);
  const toCome = comesAgain ? weekOf(turn, channels, week).toCome : [];
  const offers = toCome.length > 0 ? ['hold' as const] : held ? ['resume' as const] : [];
  return {
    ...card(describePosting(where, clock.now(), toCome), ...offers),
    deliveries: deliveries.map(({ id }) => id),
  };
}

function postNowId(channel: string, instant: string): string {
  return `digest-now|${channel}|${instant.slice(0, 13)}`;
}

/** When the digests were last asked for within the past hour (ISO instants). */
async function lastAskedFor(
  { records }: Turn,
  channels: readonly DigestChannel[],
  now: string,
): Promise<string | undefined> {
  const hourAgo = new Date(Date.parse(now) - HOUR).toISOString();
  const ids = channels.flatMap(({ channel }) => [postNowId(channel, now), postNowId(channel, hourAgo)]);
  const rows = await Promise.all(ids.map((id) => records.readClaim(id)));
  return rows
    .flatMap((row) => (row && row.value.at > hourAgo ? [row.value.at] : []))
    .toSorted()
    .at(-1);
}
