import { channelName } from '../../words/channels.ts';
import {
  digestChannels,
  digestMoment,
  nextMoment,
  type DigestChannel,
} from '../../domain/digest/digest-time.ts';
import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { lastCountedWeek } from '../../domain/calendar/counted-weeks.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { can } from '../../domain/people/roles.ts';
import { newDelivery, putInOutbox } from '../deliveries.ts';
import { claim } from '../once-claims.ts';
import { actorOf, type TurnResult, type Turn } from '../turn.ts';
import {
  describeAskedAlready,
  describeAskToPost,
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

/** What a lead can type after "digest". */
export const DIGEST_WORDS = ['about', 'hold', 'resume', 'now'] as const;
/** What a lead can do with the weekly digest: `now` asks first, and only a press posts. */
export const DIGEST_ACTS = [...DIGEST_WORDS, 'post'] as const;
export type DigestAct = (typeof DIGEST_ACTS)[number];

const HOUR = 60 * 60_000;

/** Says when the digests come, holds this week's, resumes them, or posts them now. Inclusion leads only. */
export async function digestWords(turn: Turn, word: DigestAct): Promise<TurnResult> {
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
      return askBeforePosting(turn, channels);
    case 'post':
      return postNow(turn, channels);
  }
}

type Offer = DigestAct | 'preview';

function card(text: DigestClockText, ...offers: readonly Offer[]): TurnResult {
  return { reply: { show: 'digest-clock', ...text, offers } };
}

function thisWeek({ clock }: Turn): string {
  return isoWeekOf(londonDate(clock.now()));
}

async function showNextDigests(turn: Turn, channels: readonly DigestChannel[]): Promise<TurnResult> {
  const week = thisWeek(turn);
  const held = (await turn.records.readClaim(holdId(week)))?.value;
  const toCome = await stillToCome(turn, channels, week);
  const next = channels.map((channel) =>
    nextTime(turn, channel, held !== undefined || !toCome.includes(channel)),
  );
  return card(describeNextDigests(next, held), 'now', held ? 'resume' : 'hold');
}

/** When a channel gets its next digest; `notThisWeek`: this week's is held, or has been posted by hand. */
function nextTime(turn: Turn, channel: DigestChannel, notThisWeek: boolean): DigestTime {
  const { settings, clock } = turn;
  const first = nextMoment(settings, channel, clock.now());
  const next =
    notThisWeek && first?.week === thisWeek(turn) ? nextMoment(settings, channel, first.at) : first;
  const name = channelName(settings, channel.channel);
  return next ? { channel: name, at: next.at.toISOString() } : { channel: name };
}

/** This week's digests in these channels, whether or not one was posted by hand. */
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
  const { passed, toCome: all } = weekOf(turn, channels, week);
  const digests = { passed, toCome: weekOf(turn, await stillToCome(turn, channels, week), week).toCome };
  if (digests.toCome.length === 0) return card(describeNothingToHold({ passed, byHand: all }));
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
  const { passed } = weekOf(turn, notPosted, week);
  const digests = { passed, toCome: weekOf(turn, await stillToCome(turn, channels, week), week).toCome };
  return card(
    describeResume(digests, held !== undefined),
    ...(held && digests.passed.length > 0 ? ['now' as const] : []),
    ...(digests.toCome.length > 0 ? ['hold' as const] : []),
  );
}

/** The channels whose digest of this week is still to come, and would come again after one posted by hand. */
async function stillToCome(
  { records, settings, clock }: Turn,
  channels: readonly DigestChannel[],
  week: string,
): Promise<readonly DigestChannel[]> {
  const taken = await Promise.all(channels.map(({ channel }) => records.readClaim(digestId(channel, week))));
  return channels.filter((channel, index) => {
    const at = digestMoment(settings, channel, week);
    return taken[index] === undefined && at !== undefined && at > clock.now();
  });
}

/** Asks whether to post this week's digests now, and says what that does to those still to come. Posts nothing. */
async function askBeforePosting(turn: Turn, channels: readonly DigestChannel[]): Promise<TurnResult> {
  const { settings, clock } = turn;
  const week = thisWeek(turn);
  const replaced = weekOf(turn, await stillToCome(turn, channels, week), week).toCome;
  const where = channels.map(({ channel }) => channelName(settings, channel));
  const last = lastCountedWeek(settings, londonDate(clock.now()));
  return card(describeAskToPost(where, replaced, last), 'post', 'preview', 'about');
}

/**
 * Posts all of this week's digests now, at most once an hour, in the place of those still to come this week. The hour is
 * part of the claim's id, so a second press or instance posts nothing; the previous hour is checked too, because two
 * presses can fall either side of it.
 */
async function postNow(turn: Turn, channels: readonly DigestChannel[], tries = 1): Promise<TurnResult> {
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
  const replaced = await stillToCome(turn, channels, week);
  const changes = [
    ...deliveries.flatMap((each) => [claim(turn, each.id), putInOutbox(each)]),
    ...replaced.map(({ channel }) => claim(turn, digestId(channel, week))),
  ];
  const before = await lastAskedFor(turn, channels, asOf);
  const result = before === undefined ? await records.commit(changes) : 'exists';
  const where = channels.map(({ channel }) => channelName(settings, channel));
  if (result === 'done')
    return {
      ...card(describePosting(where, clock.now(), weekOf(turn, replaced, week).toCome)),
      deliveries: deliveries.map(({ id }) => id),
    };
  const last = await lastAskedFor(turn, channels, asOf);
  // The week's own digest became due in between: it is no longer to come.
  if (last === undefined && tries < MOST_TRIES) return postNow(turn, channels, tries + 1);
  const at = new Date(last ?? asOf);
  const posts = await Promise.all(deliveries.map(({ id }) => records.readDelivery(id)));
  const failed = posts.some((post) => post?.value.status === 'failed');
  return card(describeAskedAlready(where, { last: at, again: new Date(at.getTime() + HOUR), failed }));
}

const MOST_TRIES = 3;

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
