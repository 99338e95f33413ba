import type { BecameOf, StaffDigest } from '../../domain/digest/digest.ts';
import type { SafeguardingContact } from '../../domain/school/settings.ts';
import {
  describeCount,
  describeDays,
  describeFigure,
  LATE,
  describeSpan,
  describeWeeks,
  safetyReminder,
  type ChartWords,
  type DigestWords,
} from './digest-words.ts';

/** A week is busy with this many times the usual number of concerns. */
const BUSY = 1.25;

const BECAME_WORDS: Readonly<Record<BecameOf, string>> = {
  'in-school-plan': 'support in school started',
  'ap-plan': 'alternative provision planned',
  'passed-on': 'passed on to a colleague who can decide',
  'not-needed': 'nothing further needed for now',
  open: 'still being looked at',
};

const THANKS =
  'Thank you for noticing. Every concern is read by an inclusion lead, and whoever raised it is told what happens and why. To raise one, press the button: the way to it comes in your own chat with this bot.';

/** The staff channels' digest: figures of five and more, one tip, and whom to speak to about safety. */
export function staffWords(digest: StaffDigest, dsl: SafeguardingContact, late: boolean): DigestWords {
  const { quiet, days, weeks, tip } = digest;
  return {
    title: `Inclusion: ${describeSpan(days, weeks)}`,
    ...(late ? { late: LATE } : {}),
    opening: opening(digest),
    facts: quiet ? [] : facts(digest),
    ...(quiet ? {} : charts(digest)),
    sections: [{ heading: 'One to try this week', lines: [tip.text] }],
    closing: [THANKS, safetyReminder(dsl)],
  };
}

function opening({ quiet, raised, weeks, days }: StaffDigest): string {
  if (quiet) return 'A quiet week. Thank you for keeping an eye out.';
  const said = `${describeCount(raised, 'concern')} ${raised === 1 ? 'was' : 'were'} raised from ${describeDays(days)}.`;
  if (raised === 'few') return capital(said);
  const before = weeks.slice(0, -1).flatMap((week) => (week.raised === 'few' ? [] : [week.raised]));
  const usual = before.reduce((sum, count) => sum + count, 0) / before.length;
  return before.length > 1 && raised > usual * BUSY ? `A busy week: ${said}` : capital(said);
}

function facts(digest: StaffDigest): DigestWords['facts'] {
  const { movedOnWell, reviewsAtLeast, signs } = digest;
  return [
    {
      title: 'Moved on well',
      value: `${describeFigure(movedOnWell)}: back in class, or needing less support`,
    },
    {
      title: 'Reviews ahead',
      value: `${fives(reviewsAtLeast)} in the next ten school days`,
    },
    ...(signs.length > 0
      ? [
          {
            title: 'Noticed most this half term',
            value: `${signs.join('; ')} (each for five or more pupils)`,
          },
        ]
      : []),
  ];
}

/** No chart reveals more than the text: a figure given as fewer than five has no bar. */
function charts({ weeks, lastHalfTerm: over }: StaffDigest): Pick<DigestWords, 'weeks' | 'split'> {
  const byWeek = describeWeeks(weeks);
  return {
    ...(byWeek.bars.length > 1 ? { weeks: byWeek } : {}),
    ...(over?.parts.some(({ atLeast }) => atLeast > 0) ? { split: describeOutcomes(over) } : {}),
  };
}

function describeOutcomes({ raised, parts, ...days }: NonNullable<StaffDigest['lastHalfTerm']>): ChartWords {
  return {
    heading: 'What became of what you raised',
    lines: [
      `Of ${raised} concerns raised in the half term from ${describeDays(days)} (weeks with fewer than 5 left out), on its last day: ${parts
        .map(({ became, atLeast }) => `${BECAME_WORDS[became]}: ${fives(atLeast)}`)
        .join('; ')}.`,
    ],
    bars: parts.flatMap(({ became, atLeast }) =>
      atLeast === 0 ? [] : [{ x: `${capital(BECAME_WORDS[became])}, at least`, y: atLeast }],
    ),
  };
}

/** A count rounded down to a multiple of five. */
function fives(atLeast: number): string {
  return atLeast === 0 ? 'fewer than 5' : `at least ${atLeast}`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
