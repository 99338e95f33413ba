import {
  digestChannels,
  isLate,
  latestMoment,
  stillWantedUntil,
  type DigestChannel,
  type DigestMoment,
} from '../../domain/digest/digest-time.ts';
import { remindingHours } from '../../domain/reminders/reminders-time.ts';
import { alertLeads } from '../alerts.ts';
import { newDelivery, putInOutbox } from '../deliveries.ts';
import { claim } from '../once-claims.ts';
import type { Change } from '../ports/records.ts';
import type { ClockJob, School } from '../turn.ts';
import { digestId, holdId } from './claims.ts';

/** When the bot began to post to a channel is in effect never deleted. */
const FOR_EVER_DAYS = 36_500;

/**
 * What to do about a channel's newest digest: `missed` when it is too late, `held` when a lead held it, `waits` when it is
 * late and nobody is in school.
 */
export interface DueDigest {
  readonly channel: DigestChannel;
  readonly moment: DigestMoment;
  readonly todo: 'post' | 'post-late' | 'waits' | 'missed' | 'held';
}

/**
 * The digests that are due and not yet handled, at most one a channel: the newest. A late one waits for a school day,
 * outside quiet hours. A channel's first digest is the first to fall due after the bot began to post there at that day and
 * time. Reads only.
 */
export async function dueDigests(
  school: Pick<School, 'settings' | 'records' | 'clock'>,
): Promise<DueDigest[]> {
  const found = await Promise.all(
    digestChannels(school.settings).map(async (channel) => {
      const since = await school.records.readClaim(sinceId(channel));
      return since ? dueOf(school, channel, since.value.at) : undefined;
    }),
  );
  return found.filter((each) => each !== undefined);
}

/**
 * Posts the digests that are due, each channel and week once across any number of instances, because each is claimed in
 * one batch with its delivery. Resolves to how many went into the outbox. Throws when storage is unavailable; the next
 * run carries on.
 */
export async function runDigests(job: ClockJob): Promise<number> {
  const posted: string[] = [];
  const failures: unknown[] = [];
  for (const channel of digestChannels(job.settings))
    try {
      const since = await watch(job, channel);
      const due = await dueOf(job, channel, since);
      if (!due || due.todo === 'waits') continue;
      if ((await takeOn(job, due)) && (due.todo === 'post' || due.todo === 'post-late'))
        posted.push(digestId(channel.channel, due.moment.week));
    } catch (error) {
      // One unreadable row must not hold up the other channels.
      failures.push(error);
    }
  await job.deliverNow(posted);
  if (posted.length > 0) job.log.info({ event: 'digest', count: posted.length });
  if (failures.length > 0) throw failures[0];
  return posted.length;
}

function sinceId({ channel, day, time }: DigestChannel): string {
  return `digest-since|${channel}|${day}|${time}`;
}

/**
 * When the bot began to post to this channel at this day and time (ISO instant); now, if it has not yet. A new school,
 * channel or time gets no digests from before it was set up.
 */
async function watch({ records, clock }: ClockJob, channel: DigestChannel): Promise<string> {
  const now = clock.now();
  const id = sinceId(channel);
  const since = await records.readClaim(id);
  if (since && since.value.at <= now.toISOString()) return since.value.at;
  // A start in the future comes from a wrong clock: the channel would wait until then.
  if (since) await records.commit([{ change: 'delete-claim', id, expected: since.version }]);
  await records.commit([claim({ clock }, id, { days: FOR_EVER_DAYS })]);
  return now.toISOString();
}

async function dueOf(
  { settings, records, clock }: Pick<School, 'settings' | 'records' | 'clock'>,
  channel: DigestChannel,
  since: string,
): Promise<DueDigest | undefined> {
  const now = clock.now();
  const moment = latestMoment(settings, channel, now);
  if (!moment || moment.at.toISOString() < since) return undefined;
  if (await records.readClaim(digestId(channel.channel, moment.week))) return undefined;
  if (await records.readClaim(holdId(moment.week))) return { channel, moment, todo: 'held' };
  if (now > stillWantedUntil(settings, channel, moment.at)) return { channel, moment, todo: 'missed' };
  if (!isLate(moment.at, now)) return { channel, moment, todo: 'post' };
  return { channel, moment, todo: remindingHours(settings, now) ? 'post-late' : 'waits' };
}

/** Claims the digest; true when this instance got there first. */
async function takeOn(job: ClockJob, { channel, moment, todo }: DueDigest): Promise<boolean> {
  const { week } = moment;
  const id = digestId(channel.channel, week);
  const taken = claim(job, id);
  const failure = { problem: 'missed', about: 'digest', channel: channel.channel, week, of: id } as const;
  const delivery = newDelivery(job, id, {
    kind: 'digest',
    channel: channel.channel,
    audience: channel.audience,
    week,
    late: todo === 'post-late',
  });
  const changes: readonly Change[] =
    todo === 'held'
      ? [taken]
      : todo === 'missed'
        ? [taken, ...(await alertLeads(job, failure))]
        : [taken, putInOutbox(delivery)];
  return (await job.records.commit(changes)) === 'done';
}
