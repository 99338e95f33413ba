import { londonTime } from '../domain/calendar/london.ts';
import type { Person } from '../domain/people/person.ts';
import { describeDay, describeMoment } from './dates.ts';
import { everybodyWho } from './roles.ts';

/** A digest and its time in one channel. `at`: ISO instant; undefined without a school day for it. */
export interface DigestTime {
  /** What people call the channel. */
  readonly channel: string;
  readonly at?: string;
}

/** What is still to come this week, and what is over. */
export interface WeekOfDigests {
  readonly toCome: readonly DigestTime[];
  readonly passed: readonly DigestTime[];
}

/** A card about the weekly digests: its heading and text. */
export interface DigestClockText {
  readonly title: string;
  readonly says: readonly string[];
}

export const DIGESTS_NOT_YOURS = `The weekly digests are looked after by ${everybodyWho('runs-digests')}, so nothing was changed. If one should wait or come now, please ask them.`;
export const PREVIEW_NOT_YOURS = `The weekly digests are looked after by ${everybodyWho('runs-digests')}, so only they can look at one before it is posted.`;
export const NO_DIGEST_CHANNEL =
  'No channel gets a weekly digest: the school\'s settings turn it off for each. Whoever looks after the bot can change that under "digests".';

/** When the next digests come; `held`: who holds this week's, where somebody does. */
export function describeNextDigests(
  next: readonly DigestTime[],
  held: { readonly by?: Person } | undefined,
): DigestClockText {
  return {
    title: 'The weekly digest',
    says: [
      ...next.map(({ channel, at }) =>
        at === undefined
          ? `${capital(channel)}: none for the next ten weeks, because the calendar has no school day in them.`
          : `${capital(channel)}: next on ${describeMoment(at)}.`,
      ),
      ...(held ? [`This week's are held${byName(held)}. "digest resume" lets them come.`] : []),
      'Type "digest preview" to read this week\'s here first, "digest hold" to keep this week\'s back, or "digest now" to post them early.',
    ],
  };
}

/** This week has no digest to hold, or none any more; `byHand`: what one posted by hand took the place of. */
export function describeNothingToHold({
  passed,
  byHand,
}: Pick<WeekOfDigests, 'passed'> & { readonly byHand: readonly DigestTime[] }): DigestClockText {
  if (byHand.length > 0)
    return {
      title: 'There is nothing to hold',
      says: [
        "This week's digests have been posted by hand, and do not come again. Next week's come as usual.",
      ],
    };
  return passed.length === 0
    ? { title: 'There is nothing to hold', says: ['No digest comes this week: it has no school day.'] }
    : {
        title: 'It is too late to hold this week',
        says: [
          `The time of this week's digests has passed: ${joinNames(passed)}. Next week's can be held from Monday.`,
        ],
      };
}

/** This week's digests are held; `before`: by whom, where a colleague was quicker. */
export function describeHold({ toCome, passed }: WeekOfDigests, before: Person | undefined): DigestClockText {
  return {
    title: "This week's digests are held",
    says: [
      ...(before ? [`${before.name} has held them already.`] : []),
      `Nothing will be posted this week in: ${joinNames(toCome)}.`,
      ...(passed.length > 0 ? [`Already due, and not taken back: ${joinNames(passed)}.`] : []),
      'Next week\'s come as usual. They count what is new since the last ones that were posted. "digest resume" lets this week\'s come after all.',
    ],
  };
}

/** This week's digests are not held; `wereHeld`: they have been until now. */
export function describeResume({ toCome, passed }: WeekOfDigests, wereHeld: boolean): DigestClockText {
  return {
    title: wereHeld ? "This week's digests come again" : "This week's digests are not held",
    says: [
      toCome.length > 0
        ? `To come this week: ${joinNames(toCome)}.`
        : 'No digest is to come this week any more.',
      ...(wereHeld && passed.length > 0
        ? [
            `Their time has passed, so they do not come by themselves: ${joinNames(passed)}. Type "digest now" to post them.`,
          ]
        : []),
    ],
  };
}

/** Nothing was posted because they were asked for less than an hour ago. */
export function describeAskedAlready(
  channels: readonly string[],
  { last, again, failed }: { readonly last: Date; readonly again: Date; readonly failed: boolean },
): DigestClockText {
  return {
    title: failed ? 'Not all of them could be posted' : 'They have just been posted',
    says: [
      `They were asked for at ${londonTime(last)}: ${channels.join(', ')}. "digest now" works again from ${londonTime(again)}.`,
    ],
  };
}

/** Whether to post them now. `replaced`: those of this week that then do not come; `days`: what they count. */
export function describeAskToPost(
  channels: readonly string[],
  replaced: readonly DigestTime[],
  days: { readonly from: string; readonly to: string },
): DigestClockText {
  return {
    title: 'Post the digests now?',
    says: [
      `Nothing has been posted yet. They would go to: ${channels.join(', ')}.`,
      `Figures count ${describeDay(days.from)} to ${describeDay(days.to)}, the last week that is over; what waits and is due is shown as it is now.`,
      replaced.length > 0
        ? `They take the place of this week's: ${joinNames(replaced)}. Those do not come again.`
        : "They come besides this week's: none is still to come that they could take the place of.",
    ],
  };
}

/** They are on their way. `replaced`: those of this week that now do not come. */
export function describePosting(
  channels: readonly string[],
  now: Date,
  replaced: readonly DigestTime[],
): DigestClockText {
  return {
    title: 'The digests are being posted',
    says: [
      `At ${londonTime(now)}, to: ${channels.join(', ')}. If one cannot be posted, you are told here.`,
      ...(replaced.length > 0
        ? [`They take the place of this week's, which do not come again: ${joinNames(replaced)}.`]
        : []),
    ],
  };
}

/** What stands around a digest that a lead reads before it is posted. */
export function describePreview(
  audience: 'staff' | 'inclusion',
  goesTo: readonly DigestTime[],
  held: { readonly by?: Person } | undefined,
  now: Date,
): readonly string[] {
  const nowhere =
    audience === 'staff' ? 'no staff channel gets a digest' : 'the inclusion channel gets no digest';
  return [
    'A preview: this is how it would read now. Only you see this.',
    goesTo.length === 0
      ? `It goes nowhere: ${nowhere}, by the school's settings.`
      : goesTo.map((each) => describeTime(each, now)).join(' '),
    ...(held ? [`This week's digests are held${byName(held)}.`] : []),
    `Type ${held ? '"digest resume" to let this week\'s come' : '"digest hold" to keep this week\'s back'}, or "digest now" to post them early.`,
  ];
}

function describeTime({ channel, at }: DigestTime, now: Date): string {
  if (at === undefined) return `${capital(channel)}: none this week, because it has no school day.`;
  return `${capital(channel)}: ${describeMoment(at)}${new Date(at) <= now ? ', which has passed' : ''}.`;
}

function byName({ by }: { readonly by?: Person }): string {
  return by ? ` by ${by.name}` : '';
}

function joinNames(times: readonly DigestTime[]): string {
  return times
    .map(({ channel, at }) => (at === undefined ? channel : `${channel} (${describeMoment(at)})`))
    .join('; ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
