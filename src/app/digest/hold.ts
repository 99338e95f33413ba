import { channelName } from '../../domain/school/channel-names.ts';
import {
  digestChannels,
  digestMoment,
  nextMoment,
  type DigestChannel,
} from '../../domain/calendar/digest-time.ts';
import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { londonDate, londonTime, momentInWords } from '../../domain/calendar/london.ts';
import { can } from '../../domain/people/roles.ts';
import { newDelivery, putInOutbox } from '../deliveries.ts';
import { claim } from '../once-claims.ts';
import { actorOf, type Done, type Turn } from '../turn.ts';
import { digestId, holdId, postedId } from './claims.ts';

/** What a lead can do about the weekly digest. */
export const DIGEST_WORDS = ['about', 'hold', 'resume', 'now'] as const;
export type DigestWord = (typeof DIGEST_WORDS)[number];

const HOUR = 60 * 60_000;

const NOT_YOURS =
  'The weekly digests are looked after by the inclusion leads, so nothing was changed. If one should wait or come now, please ask them.';
const NO_CHANNEL =
  'No channel gets a weekly digest: the school\'s settings turn it off for each. Whoever looks after the bot can change that under "digests".';

/** Says when the digests come, holds this week's, lets them come again, or posts them now. Only for inclusion leads. */
export async function digestWords(turn: Turn, word: DigestWord): Promise<Done> {
  if (!can(turn.person, 'runs-digests')) return { reply: { say: NOT_YOURS } };
  const channels = digestChannels(turn.settings);
  if (channels.length === 0) return { reply: { say: NO_CHANNEL } };
  switch (word) {
    case 'about':
      return about(turn, channels);
    case 'hold':
      return hold(turn, channels);
    case 'resume':
      return resume(turn, channels);
    case 'now':
      return now(turn, channels);
  }
}

type Offer = Exclude<DigestWord, 'about'>;

function card(title: string, says: readonly string[], ...offers: readonly Offer[]): Done {
  return { reply: { show: 'digest-clock', title, says, offers } };
}

function weekNow({ clock }: Turn): string {
  return isoWeekOf(londonDate(clock.now()));
}

async function about(turn: Turn, channels: readonly DigestChannel[]): Promise<Done> {
  const held = await turn.records.readClaim(holdId(weekNow(turn)));
  const { by } = held?.value ?? {};
  return card(
    'The weekly digest',
    [
      ...channels.map((channel) => nextLine(turn, channel, held !== undefined)),
      ...(held ? [`This week's are held${by ? ` by ${by.name}` : ''}. "digest resume" lets them come.`] : []),
      'Type "digest preview" to read this week\'s here first, "digest hold" to keep this week\'s back, or "digest now" to post them at once.',
    ],
    'now',
    held ? 'resume' : 'hold',
  );
}

function nextLine(turn: Turn, channel: DigestChannel, held: boolean): string {
  const { settings, clock } = turn;
  const first = nextMoment(settings, channel, clock.now());
  const next = held && first?.week === weekNow(turn) ? nextMoment(settings, channel, first.at) : first;
  const name = capital(channelName(settings, channel.channel));
  return next
    ? `${name}: next on ${momentInWords(next.at.toISOString())}.`
    : `${name}: none for the next ten weeks, because the calendar has no school day in them.`;
}

/** What this week still holds for each channel. */
interface ThisWeek {
  /** Names and times of those that are still to come. */
  readonly toCome: readonly string[];
  /** Names and times of those whose time has passed. */
  readonly passed: readonly string[];
}

function thisWeek({ settings, clock }: Turn, channels: readonly DigestChannel[], week: string): ThisWeek {
  const toCome: string[] = [];
  const passed: string[] = [];
  for (const channel of channels) {
    const at = digestMoment(settings, channel, week);
    if (!at) continue;
    const says = `${channelName(settings, channel.channel)} (${momentInWords(at.toISOString())})`;
    (at > clock.now() ? toCome : passed).push(says);
  }
  return { toCome, passed };
}

async function hold(turn: Turn, channels: readonly DigestChannel[]): Promise<Done> {
  const { records, person } = turn;
  const week = weekNow(turn);
  const { toCome, passed } = thisWeek(turn, channels, week);
  if (toCome.length === 0 && passed.length === 0)
    return card('There is nothing to hold', ['No digest comes this week: it has no school day.']);
  if (toCome.length === 0)
    return card('It is too late to hold this week', [
      `The time of this week's digests has passed: ${passed.join('; ')}. Next week's can be held from Monday.`,
    ]);
  const result = await records.commit([claim(turn, holdId(week), { by: actorOf(turn) })]);
  const standing = result === 'done' ? undefined : (await records.readClaim(holdId(week)))?.value;
  // Delivered again after somebody has let them come: they are as they are.
  if (result !== 'done' && !standing) return about(turn, channels);
  return card(
    "This week's digests are held",
    [
      ...(standing?.by && standing.by.id !== person.id ? [`${standing.by.name} has held them already.`] : []),
      `Nothing will be posted this week in: ${toCome.join('; ')}.`,
      ...(passed.length > 0 ? [`Already due, and not taken back: ${passed.join('; ')}.`] : []),
      'Next week\'s come as usual, and count what is new since the last ones that were posted. "digest resume" lets this week\'s come after all.',
    ],
    'resume',
  );
}

async function resume(turn: Turn, channels: readonly DigestChannel[]): Promise<Done> {
  const week = weekNow(turn);
  const held = await turn.records.readClaim(holdId(week));
  if (held) await turn.records.commit([{ change: 'delete-claim', id: holdId(week), expected: held.version }]);
  const rows = await Promise.all(
    channels.map(({ channel }) => turn.records.readClaim(postedId(channel, week))),
  );
  const notPosted = channels.filter((_, index) => rows[index] === undefined);
  const { toCome, passed } = thisWeek(turn, notPosted, week);
  return card(
    held ? "This week's digests come again" : "This week's digests are not held",
    [
      toCome.length > 0
        ? `To come this week: ${toCome.join('; ')}.`
        : 'No digest is to come this week any more.',
      ...(held && passed.length > 0
        ? [
            `Their time has passed, so they do not come by themselves: ${passed.join('; ')}. Type "digest now" to post them.`,
          ]
        : []),
    ],
    ...(held && passed.length > 0 ? ['now' as const] : []),
    ...(toCome.length > 0 ? ['hold' as const] : []),
  );
}

/**
 * Posts all of this week's digests now, at most once an hour. The hour is in the claim's id, so pressing twice posts once,
 * also at two instances; the hour before is looked at too, because two presses can have the full hour between them.
 */
async function now(turn: Turn, channels: readonly DigestChannel[]): Promise<Done> {
  const { records, clock, settings } = turn;
  const week = weekNow(turn);
  const asOf = clock.now().toISOString();
  const idAt = (channel: string, instant: string) => `digest-now|${channel}|${instant.slice(0, 13)}`;
  const deliveries = channels.map(({ channel, audience }) =>
    newDelivery(turn, idAt(channel, asOf), { kind: 'digest', channel, audience, week, late: false, asOf }),
  );
  const changes = deliveries.flatMap((each) => [claim(turn, each.id), putInOutbox(each)]);
  const hourAgo = new Date(clock.now().getTime() - HOUR).toISOString();
  const lastPosted = async (): Promise<string | undefined> => {
    const ids = channels.flatMap(({ channel }) => [idAt(channel, asOf), idAt(channel, hourAgo)]);
    const rows = await Promise.all(ids.map((id) => records.readClaim(id)));
    return rows
      .flatMap((row) => (row && row.value.at > hourAgo ? [row.value.at] : []))
      .toSorted()
      .at(-1);
  };
  const result = (await lastPosted()) === undefined ? await records.commit(changes) : 'exists';
  const held = (await records.readClaim(holdId(week))) !== undefined;
  const where = channels.map(({ channel }) => channelName(settings, channel)).join(', ');
  if (result !== 'done') {
    const last = new Date((await lastPosted()) ?? asOf);
    const posts = await Promise.all(deliveries.map(({ id }) => records.readDelivery(id)));
    const failed = posts.some((post) => post?.value.status === 'failed');
    return card(failed ? 'Not all of them could be posted' : 'They have just been posted', [
      `They were asked for at ${londonTime(last)}: ${where}. "digest now" works again from ${londonTime(new Date(last.getTime() + HOUR))}.`,
    ]);
  }
  const { toCome } = thisWeek(turn, channels, week);
  const due = await Promise.all(channels.map(({ channel }) => records.readClaim(digestId(channel, week))));
  const waiting = !held && toCome.length > 0 && due.some((row) => row === undefined);
  return {
    ...card(
      'The digests are being posted',
      [
        `At ${londonTime(clock.now())}, to: ${where}. If one cannot be posted, you are told here.`,
        ...(waiting
          ? [`They come again at their usual time: ${toCome.join('; ')}. "digest hold" keeps those back.`]
          : []),
      ],
      ...(waiting ? ['hold' as const] : held ? ['resume' as const] : []),
    ),
    deliveries: deliveries.map(({ id }) => id),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
