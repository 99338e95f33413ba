import { countsFrom, momentBefore, MOST_WEEKS, type DigestChannel } from '../../domain/digest/digest-time.ts';
import type { School } from '../turn.ts';
import { digestId, postedId } from './claims.ts';

/**
 * The moment from which a channel's digest of this week counts things as new: the last one posted, which lets the next
 * digest cover a week that was held, missed or not sent. After one posted by hand before its time, things count as new
 * from then. Throws when `week` is no ISO week or storage is unavailable.
 */
export async function findCountedSince(
  { settings, records }: Pick<School, 'settings' | 'records'>,
  channel: DigestChannel,
  week: string,
): Promise<Date> {
  const notPosted = new Set<string>();
  let before = momentBefore(settings, channel, week);
  while (before && notPosted.size < MOST_WEEKS) {
    // Without a claim the bot was not yet posting to this channel.
    if (!(await records.readClaim(digestId(channel.channel, before.week)))) break;
    const posted = await records.readClaim(postedId(channel.channel, before.week));
    if (posted) return earlier(countsFrom(settings, channel, week, notPosted), new Date(posted.value.at));
    notPosted.add(before.week);
    before = momentBefore(settings, channel, before.week);
  }
  return countsFrom(settings, channel, week, notPosted);
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
