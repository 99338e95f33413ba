import { lookAtDigest, type DigestLook } from '../app/digest/preview.ts';
import type { DigestAudience } from '../app/ports/deliveries.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { School } from '../app/turn.ts';
import { digestText } from '../cards/digest/digest-card.ts';
import { plusDays } from '../domain/calendar/calendar.ts';
import { isSchoolWeek } from '../domain/calendar/counted-weeks.ts';
import { isoWeekOf, mondayOf } from '../domain/calendar/iso-week.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { describeDay, describeMoment } from '../words/dates.ts';
import { loadSchool } from '../start/load-school.ts';
import { CannotUse, command } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';

type DigestSchool = Pick<School, 'settings' | 'content' | 'records'> & { readonly clock: Clock };

const POSTS_NOTHING =
  'This command posts nothing, so please add --dry-run. What is due is posted by the running bot, or by "npm run job -- digest"; an inclusion lead posts this week\'s early with "digest now" in the chat.';
const LINE = '-'.repeat(72);

/** Both digests of a week as text, with where and when each is posted. Posts nothing. */
export default command({
  typed: 'npm run --silent digest --',
  about:
    'Shows both digests of a week as text, where each goes and when, and posts nothing. It names pupils by their reference. Reads the same settings as the bot.',
  options: {
    ...ON_SCHOOL,
    week: { value: 'WEEK', help: "a week like 2026-W47; without it, this week's" },
    'dry-run': { help: 'has to be there: nothing is posted from here' },
  },
  run: (given, _words, around) => {
    const asked = given.week?.toUpperCase();
    if (asked !== undefined && !/^\d{4}-W\d{2}$/.test(asked))
      throw new CannotUse(`"${asked}" is not a week: they look like 2026-W47, with two figures after the W.`);
    if (!given['dry-run']) throw new CannotUse(POSTS_NOTHING);
    return onSchool(around, given, {
      verb: 'digest',
      open: loadSchool,
      notOpened: 'Nothing can be shown.',
      brokeOff: 'The records cannot be used just now, so nothing can be shown. Please try again.',
      work: async (opened) => {
        const { settings, storage, clock } = opened;
        const week = asked ?? isoWeekOf(londonDate(clock.now()));
        const problem = cannotShow(opened, week);
        if (problem !== undefined) throw new CannotUse(problem);
        return { code: 0, out: await showBoth({ ...opened, records: storage.records(settings.id) }, week) };
      },
    });
  },
});

function cannotShow({ settings, clock }: Pick<DigestSchool, 'settings' | 'clock'>, week: string) {
  const monday = mondayOf(week);
  if (monday === undefined) return `There is no week ${week}: that year has fewer.`;
  const today = londonDate(clock.now());
  if (monday > today)
    return `The week ${week} begins on ${describeDay(monday, today.slice(0, 4))}, so there is nothing in it yet.`;
  if (!isSchoolWeek(settings, monday))
    return `The week ${week} (from ${describeDay(monday, today.slice(0, 4))}) has no school day, so it gets no digest: what comes up in it is in the next school week's.`;
  return undefined;
}

async function showBoth(school: DigestSchool, week: string): Promise<string> {
  const now = school.clock.now();
  const shown: string[] = [];
  for (const audience of ['inclusion', 'staff'] as const) {
    const { digest, goesTo } = await lookAtDigest(school, audience, week, asOf(now, week));
    shown.push(LINE, ...goesTo.map(describePlace), ...describeNowhere(goesTo, audience), LINE);
    if (goesTo.length > 0) shown.push('', digestText(digest, school.settings.dsl, false), '');
  }
  const monday = mondayOf(week) ?? '';
  if (plusDays(monday, 7) <= londonDate(now))
    shown.push('What waits, is due and runs is shown as it stands now, not as it stood in that week.');
  shown.push('Nothing was posted.');
  return shown.join('\n');
}

/** The current week is shown as it is now; a past one, as at its usual time. */
function asOf(now: Date, week: string): string | undefined {
  return isoWeekOf(londonDate(now)) === week ? now.toISOString() : undefined;
}

function describePlace({ name, channel, at }: DigestLook['goesTo'][number]): string {
  return `For ${name} (${channel}): ${at === undefined ? 'none' : describeMoment(at)}.`;
}

function describeNowhere(goesTo: DigestLook['goesTo'], audience: DigestAudience): readonly string[] {
  if (goesTo.length > 0) return [];
  return audience === 'staff'
    ? [
        'No staff channel gets a digest: the settings name none under "channels", "staff", or "digests" turns it off.',
      ]
    : ['The inclusion channel gets no digest: "digests" in the settings turns it off.'];
}
