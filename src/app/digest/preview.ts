import { channelName } from '../../words/channels.ts';
import {
  countsFrom,
  digestChannels,
  digestMoment,
  type DigestChannel,
} from '../../domain/digest/digest-time.ts';
import type { Digest } from '../../domain/digest/digest.ts';
import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import type { DigestAudience } from '../ports/deliveries.ts';
import type { TurnResult, School, Turn } from '../turn.ts';
import { lookUp } from '../look-up.ts';
import { findCountedSince } from './counted-since.ts';
import { holdId } from './claims.ts';
import { PREVIEW_NOT_YOURS, describePreview } from '../../words/digest-clock.ts';
import { readDigest } from './read.ts';
import { can } from '../../domain/people/roles.ts';

/** Cases read for a preview: far more than a term brings in. */
const MOST_READ = 2000;
/** A digest that the school has turned off can still be previewed: since the end of the week before. */
const ANY_TIME = { day: 'friday', time: '14:00' } as const;

/** A digest as it would be at this moment, and where it is posted. */
export interface DigestLook {
  readonly digest: Digest;
  /** The channels it is posted to, and when in that week (ISO instant; undefined in a week without a school day). */
  readonly goesTo: readonly { readonly channel: string; readonly name: string; readonly at?: string }[];
}

/**
 * One of a week's two digests as it would be if posted at `to` (ISO instant; by default the usual moment of its first
 * channel). Throws when `week` is no ISO week or storage cannot be reached.
 */
export async function lookAtDigest(
  school: Pick<School, 'settings' | 'content' | 'records'>,
  audience: DigestAudience,
  week: string,
  to?: string,
): Promise<DigestLook> {
  const { settings } = school;
  const channels = digestChannels(settings).filter((channel) => channel.audience === audience);
  const time = channels[0] ?? ANY_TIME;
  const since = channels[0] ? findCountedSince(school, channels[0], week) : countsFrom(settings, time, week);
  const from = (await since).toISOString();
  const until = to ?? digestMoment(settings, time, week)?.toISOString() ?? from;
  const digest = await readDigest(school, { audience, week, from, to: until });
  return { digest, goesTo: channels.map((channel) => place(settings, channel, week)) };
}

function place(settings: SchoolSettings, channel: DigestChannel, week: string): DigestLook['goesTo'][number] {
  const at = digestMoment(settings, channel, week);
  const name = channelName(settings, channel.channel);
  return { channel: channel.channel, name, ...(at ? { at: at.toISOString() } : {}) };
}

/** This week's digest as it would be now, in the lead's own chat, with when and where it is posted. Posts nothing. */
export async function previewDigest(turn: Turn, audience: DigestAudience): Promise<TurnResult> {
  if (!can(turn.person, 'runs-digests')) return { reply: { text: PREVIEW_NOT_YOURS } };
  return lookUp(turn, () => preview(turn, audience));
}

async function preview(turn: Turn, audience: DigestAudience): Promise<TurnResult> {
  const now = turn.clock.now();
  const week = isoWeekOf(londonDate(now));
  const bounded = { ...turn, records: turn.records.once(MOST_READ) };
  const { digest, goesTo } = await lookAtDigest(bounded, audience, week, now.toISOString());
  const held = (await turn.records.readClaim(holdId(week)))?.value;
  const says = describePreview(
    audience,
    goesTo.map(({ name, at }) => ({ channel: name, ...(at === undefined ? {} : { at }) })),
    held,
    now,
  );
  return { reply: { show: 'digest-preview', digest, says } };
}
