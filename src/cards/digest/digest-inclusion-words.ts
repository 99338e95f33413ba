import { CLOSING_WORDS, LEVEL_WORDS, NO_REFERENCE, OUTCOME_WORDS, STATUS_CHECK } from '../../words/cases.ts';
import { describeDuty } from '../../words/statutory-dates.ts';
import type { DigestCase, InclusionDigest, ReviewedCase, StatutoryCase } from '../../domain/digest/digest.ts';
import type { SafeguardingContact } from '../../domain/school/settings.ts';
import {
  describeCount,
  describeDays,
  describeSpan,
  describeWeeks,
  LATE,
  safetyReminder,
  type CaseLine,
  type DigestWords,
} from './digest-words.ts';
import { describeDay } from '../../words/dates.ts';
import { describeProviderCounts } from '../../words/providers.ts';

/** Lines a list has at most: a digest is read in a minute. */
const MOST_LINES = 6;
/** Where the rest of a list is. */
const IN_THE_CHAT = 'type "due" in your own chat with me';
const AMONG_OPEN = 'type "open" or "plans" in your own chat with me';

const PRESS_A_LINE = 'Press a line to open its case in your own chat.';

/** The inclusion channel's digest: what is waiting, what is due, and how the week went. */
export function inclusionWords(
  digest: InclusionDigest,
  dsl: SafeguardingContact,
  late: boolean,
): DigestWords {
  const sections = lists(digest);
  return {
    title: `Inclusion digest: ${describeSpan(digest.days, digest.weeks)}`,
    ...(late ? { late: LATE } : {}),
    opening: `${opening(digest)}${sections.length > 0 ? ` ${PRESS_A_LINE}` : ''}`,
    facts: facts(digest),
    sections:
      sections.length > 0
        ? sections
        : [
            {
              heading: 'What is due',
              lines: ['Nothing is overdue, and nothing comes up in the next ten school days.'],
            },
          ],
    ...charts(digest),
    closing: [safetyReminder(dsl)],
  };
}

function opening({ raised, decided, waiting, timeToDecision, days }: InclusionDigest): string {
  const done = timeToDecision?.cases ?? decided.reduce((sum, { count }) => sum + count, 0);
  const usual = `${describeCount(raised, 'concern')} came in and ${done} ${done === 1 ? 'was' : 'were'} decided from ${describeDays(days)}.`;
  const waits =
    waiting.length === 0
      ? 'Nothing waits past its response time.'
      : `${describeCount(waiting.length, 'case waits', 'cases wait')} past the response time.`;
  return raised === 0 && done === 0 && waiting.length === 0
    ? 'A quiet week: no concern came in, none was decided, and nothing waits past its response time.'
    : `${usual} ${waits}`;
}

function facts(digest: InclusionDigest): DigestWords['facts'] {
  const {
    levels,
    decided,
    closed,
    movedOnWell,
    timeToDecision,
    plansRunning,
    timetables,
    panels,
    actionsLate,
    providerChecks,
    signs,
  } = digest;
  const list = (items: readonly string[]) => items.join('; ');
  const open = levels.reduce((sum, { count }) => sum + count, 0);
  return [
    { title: 'Waiting for a decision', value: String(open) },
    ...(decided.length > 0
      ? [
          {
            title: 'Decided',
            value: list(
              decided.map(({ outcome, count }) => `${OUTCOME_WORDS[outcome].toLowerCase()} ${count}`),
            ),
          },
        ]
      : []),
    ...(timeToDecision
      ? [
          {
            title: 'Time to a decision',
            value: `median ${timeToDecision.median} school ${timeToDecision.median === 1 ? 'day' : 'days'}, over ${describeCount(timeToDecision.cases, 'decision')}`,
          },
        ]
      : []),
    { title: 'Plans running', value: String(plansRunning) },
    {
      title: 'Reduced timetables',
      value: `${timetables.inPlace} in place among open cases${timetables.returnBy === undefined ? '' : `. Where your LA asks for the half-termly return, it is due by ${describeDay(timetables.returnBy)}, with none in place too`}`,
    },
    ...(panels > 0 ? [{ title: 'Panels', value: `${panels} in the next ten school days, or overdue` }] : []),
    ...(actionsLate > 0
      ? [{ title: 'Agreed at meetings', value: `${actionsLate} not done by their day` }]
      : []),
    ...(Object.values(providerChecks).some((count) => count > 0)
      ? [{ title: 'Checks of providers', value: describeProviderCounts(providerChecks) }]
      : []),
    {
      title: 'Moved on well',
      value: `${movedOnWell}${closed.length > 0 ? ` (closed: ${list(closed.map(({ outcome, count }) => `${CLOSING_WORDS[outcome].toLowerCase()} ${count}`))})` : ''}`,
    },
    ...(signs.length > 0
      ? [
          {
            title: 'Signs this half term',
            value: `${list(signs.map(({ sign, pupils }) => `${sign} ${pupils}`))} (pupils; only signs of five or more)`,
          },
        ]
      : []),
  ];
}

function lists(digest: InclusionDigest): DigestWords['sections'] {
  const { waiting, statutory, reviews, timetables, registerChecks, plansToMake, today } = digest;
  const all: DigestWords['sections'] = [
    capped(
      'Waiting past the response time',
      waiting.map((one) => line(one, `answer was due ${describeDay(one.date)}`)),
    ),
    capped(
      'Dates set by law in the next ten school days',
      statutory.map((one) => line(one, `${setByLaw(one)} ${describeDay(one.date)}`)),
    ),
    capped(
      'Reviews and ends, overdue or in the next ten school days',
      reviews.map((one) => line(one, due(one, today))),
    ),
    capped(
      'Reduced timetables to look at',
      [
        ...timetables.pastEnd.map((one) => line(one, `was to end ${describeDay(one.date)}`)),
        ...timetables.withoutReview.map((one) => line(one, 'no review date')),
      ],
      AMONG_OPEN,
    ),
    capped(
      'Register codes to check (lessons at home are never recorded as present)',
      registerChecks.map((one) => line(one)),
      AMONG_OPEN,
    ),
    capped(
      'Approved, and waiting for a plan',
      plansToMake.map((one) => line(one)),
      'type "plans" in your own chat with me',
    ),
  ];
  return all.filter(({ cases = [] }) => cases.length > 0);
}

function capped(
  heading: string,
  cases: readonly CaseLine[],
  rest = IN_THE_CHAT,
): DigestWords['sections'][number] {
  if (cases.length <= MOST_LINES) return { heading, cases, lines: [] };
  const left = cases.length - MOST_LINES + 1;
  return { heading, cases: cases.slice(0, MOST_LINES - 1), lines: [`and ${left} more: ${rest}`] };
}

function line({ id, reference, pupil }: DigestCase, about = ''): CaseLine {
  const what = about === '' ? '' : `: ${about}`;
  return { id, reference, text: `, pupil ${pupil ?? NO_REFERENCE}${what}` };
}

function setByLaw({ law }: StatutoryCase): string {
  return law ? `${describeDuty(law)}${law.missed ? ' (not kept as planned)' : ''}` : STATUS_CHECK;
}

const REVIEWED: Readonly<Record<ReviewedCase['what'], string>> = {
  'plan-review': 'Plan: review',
  'plan-end': 'Plan: end',
  'provision-review': 'Alternative provision: review',
  'timetable-review': 'Reduced timetable: review',
  'timetable-end': 'Reduced timetable: end',
};

function due(one: ReviewedCase, today: string): string {
  const when = one.date < today ? `was due ${describeDay(one.date)}` : describeDay(one.date);
  return `${REVIEWED[one.what]} ${when}`;
}

function charts({ weeks, levels }: InclusionDigest): Pick<DigestWords, 'weeks' | 'split'> {
  const open = levels.reduce((sum, { count }) => sum + count, 0);
  return {
    ...(weeks.length > 1 ? { weeks: describeWeeks(weeks) } : {}),
    ...(open > 0
      ? {
          split: {
            heading: 'Waiting for a decision, by how soon somebody looks',
            lines: [
              `${levels.map(({ level, count }) => `${LEVEL_WORDS[level].name} (${LEVEL_WORDS[level].means}): ${count}`).join('; ')}.`,
            ],
            bars: levels.map(({ level, count }) => ({ x: LEVEL_WORDS[level].name, y: count })),
          },
        }
      : {}),
  };
}
