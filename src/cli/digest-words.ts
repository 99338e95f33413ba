import type { DueDigest } from '../app/digest/schedule.ts';
import { channelName } from '../words/channels.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { describeMoment } from '../words/dates.ts';

const TODO: Readonly<Record<DueDigest['todo'], string>> = {
  post: 'would be posted',
  'post-late': 'would be posted, and say that it is late',
  waits: 'is late, and would be posted on the next school day, outside quiet hours',
  missed: 'would not be posted any more, and the inclusion leads would be told',
  held: 'would not be posted: a lead holds this week',
};

/** What a run of the digests would do now, a line for each channel with something to do. */
export function describeDueDigests(due: readonly DueDigest[], settings: SchoolSettings): string {
  if (due.length === 0) return 'No digest is due. Nothing would be posted.';
  return due
    .map(({ channel, moment, todo }) => {
      const name = channelName(settings, channel.channel);
      return `${name}: the digest of ${moment.week}, due ${describeMoment(moment.at.toISOString())}, ${TODO[todo]}.`;
    })
    .join('\n');
}
