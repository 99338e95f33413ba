import type { BecameOf, StaffDigest } from '../domain/digest.ts';
import type { SafeguardingContact } from '../domain/settings.ts';
import { dayInWords } from '../domain/london.ts';
import {
  counted,
  daysInWords,
  figureInWords,
  LATE,
  safetyReminder,
  shortDay,
  type ChartWords,
  type DigestWords,
} from './digest-words.ts';

/** More concerns than in the usual week by this much make a busy one. */
const BUSY = 1.25;

const BECAME_WORDS: Readonly<Record<BecameOf, string>> = {
  'in-school-plan': 'Support in school started',
  'ap-plan': 'Alternative provision planned',
  'passed-on': 'Passed on to a colleague who can decide',
  'not-needed': 'Nothing further needed for now',
  open: 'Still being looked at',
};

const THANKS =
  'Thank you for noticing. Every concern is read by an inclusion lead, and whoever raised it is told what happens and why. To raise one, open your own chat with this bot and type "hello".';

/** What everybody in a staff channel reads: figures of five and more, one tip, and whom to speak to about safety. */
export function staffWords(digest: StaffDigest, dsl: SafeguardingContact, late: boolean): DigestWords {
  const { quiet, days, tip } = digest;
  return {
    title: `Inclusion: the week to ${dayInWords(days.to)}`,
    ...(late ? { late: LATE } : {}),
    opening: opening(digest),
    facts: quiet ? [] : facts(digest),
    sections: [
      ...(quiet ? [] : lastHalfTerm(digest)),
      { heading: 'One to try this week', lines: [tip.text] },
    ],
    ...(quiet ? {} : charts(digest)),
    closing: [THANKS, safetyReminder(dsl)],
  };
}

function opening({ quiet, raised, weeks, days }: StaffDigest): string {
  if (quiet) return 'A quiet week. Thank you for keeping an eye out.';
  const said = `${counted(raised, 'concern')} ${raised === 1 ? 'was' : 'were'} raised from ${daysInWords(days)}.`;
  if (raised === 'few') return capital(said);
  const before = weeks.slice(0, -1).flatMap((week) => (week.raised === 'few' ? [] : [week.raised]));
  const usual = before.reduce((sum, count) => sum + count, 0) / before.length;
  return before.length > 1 && raised > usual * BUSY ? `A busy week: ${said}` : capital(said);
}

function facts(digest: StaffDigest): DigestWords['facts'] {
  const { movedOnWell, reviewsAtLeast, signs, weeks } = digest;
  return [
    { title: 'Raised, week by week', value: weekByWeek(weeks) },
    {
      title: 'Moved on well',
      value: `${figureInWords(movedOnWell)}: back in class, or needing less support`,
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

function lastHalfTerm({ lastHalfTerm: over }: StaffDigest): DigestWords['sections'] {
  if (!over || over.parts.every((part) => part.atLeast === 0)) return [];
  return [
    {
      heading: 'What became of what you raised',
      lines: [
        `${over.raised} concerns were raised in the half term from ${daysInWords(over)}. On its last day:`,
        ...over.parts.map(({ became, atLeast }) => `${BECAME_WORDS[became]}: ${fives(atLeast)}`),
      ],
    },
  ];
}

/** No chart shows more than the text: a bar is left out where the text says fewer than five. */
function charts({ weeks, lastHalfTerm: over }: StaffDigest): Pick<DigestWords, 'weeks' | 'split'> {
  const shown = weeks.flatMap(({ raised }) => (raised === 'few' ? [] : [raised]));
  const parts = (over?.parts ?? []).flatMap(({ became, atLeast }) =>
    atLeast === 0 ? [] : [{ x: BECAME_WORDS[became], y: atLeast }],
  );
  const byWeek: ChartWords = {
    title: 'Concerns raised in each week of the term, by its Thursday',
    bars: weeks.map(({ to, raised }) => ({ x: shortDay(to), y: raised === 'few' ? 0 : raised })),
    inWords: weekByWeek(weeks),
  };
  return {
    ...(shown.length > 1 ? { weeks: byWeek } : {}),
    ...(parts.length > 1
      ? {
          split: {
            title: 'What became of the concerns of last half term: at least',
            bars: parts,
            inWords: `${parts.map(({ x, y }) => `${x}: ${y}`).join(', ')}. Smaller numbers are left out.`,
          },
        }
      : {}),
  };
}

/** A count down to a multiple of five. */
function fives(atLeast: number): string {
  return atLeast === 0 ? 'fewer than 5' : `at least ${atLeast}`;
}

/** Each week of the term so far by its last day. */
function weekByWeek(weeks: StaffDigest['weeks']): string {
  return `${weeks.map(({ to, raised }) => `${shortDay(to)}: ${figureInWords(raised)}`).join(', ')}.`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
