import { CLOSING_WORDS, LEVEL_WORDS, NO_REFERENCE, OUTCOME_WORDS, STATUS_CHECK } from '../../words/cases.ts';
import { describeDuty } from '../../words/statutory-dates.ts';
import type { DigestCase, InclusionDigest, ReviewedCase, StatutoryCase } from '../../domain/digest/digest.ts';
import type { SafeguardingContact } from '../../domain/school/settings.ts';
import { describeCount, LATE, safetyReminder, weekBars, type DigestWords } from './digest-words.ts';
import { describeMoment, describeDay } from '../../words/dates.ts';

/** Lines a list has at most: a digest is read in a minute. */
const MOST_LINES = 6;
/** Where the rest of a list is. */
const IN_THE_CHAT = 'type "due" in your own chat with me';

/** The inclusion channel's digest: what is waiting, what is due, and how the week went. */
export function inclusionWords(
  digest: InclusionDigest,
  dsl: SafeguardingContact,
  late: boolean,
): DigestWords {
  const sections = lists(digest);
  return {
    title: `Inclusion digest: ${describeMoment(digest.from)} to ${describeMoment(digest.to)}`,
    ...(late ? { late: LATE } : {}),
    opening: opening(digest),
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

function opening({ raised, decided, waiting, timeToDecision }: InclusionDigest): string {
  const done = timeToDecision?.cases ?? decided.reduce((sum, { count }) => sum + count, 0);
  const usual = `${describeCount(raised, 'concern')} came in and ${done} ${done === 1 ? 'was' : 'were'} decided.`;
  const waits =
    waiting.length === 0
      ? 'Nothing waits past its response time.'
      : `${describeCount(waiting.length, 'case waits', 'cases wait')} past the response time.`;
  return raised === 0 && done === 0 && waiting.length === 0
    ? 'A quiet week: no concern came in, none was decided, and nothing waits past its response time.'
    : `${usual} ${waits}`;
}

function facts(digest: InclusionDigest): DigestWords['facts'] {
  const { levels, decided, closed, movedOnWell, timeToDecision, plansRunning, timetables, signs } = digest;
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
      value: `${timetables.inPlace} in place among open cases`,
    },
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
  const lines: DigestWords['sections'] = [
    {
      heading: 'Waiting past the response time',
      lines: capLines(waiting.map((one) => `${name(one)}: answer was due ${describeDay(one.date)}`)),
    },
    {
      heading: 'Dates set by law in the next ten school days',
      lines: capLines(statutory.map((one) => `${name(one)}: ${setByLaw(one)} ${describeDay(one.date)}`)),
    },
    {
      heading: 'Reviews and ends, overdue or in the next ten school days',
      lines: capLines(reviews.map((one) => due(one, today))),
    },
    {
      heading: 'Reduced timetables to look at',
      lines: capLines(
        [
          ...timetables.pastEnd.map((one) => `${name(one)}: was to end ${describeDay(one.date)}`),
          ...timetables.withoutReview.map((one) => `${name(one)}: no review date`),
        ],
        'open details',
      ),
    },
    {
      heading: 'Register codes to check (lessons at home are never recorded as present)',
      lines: capLines(registerChecks.map(name), 'open details'),
    },
    { heading: 'Approved, and waiting for a plan', lines: capLines(plansToMake.map(name), 'open details') },
  ];
  return lines.filter((section) => section.lines.length > 0);
}

function capLines(lines: readonly string[], rest = IN_THE_CHAT): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `and ${lines.length - MOST_LINES + 1} more: ${rest}`];
}

function name({ reference, pupil }: DigestCase): string {
  return `${reference}, pupil ${pupil ?? NO_REFERENCE}`;
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
  return `${name(one)}: ${REVIEWED[one.what]} ${when}`;
}

function charts({ weeks, levels }: InclusionDigest): Pick<DigestWords, 'weeks' | 'split'> {
  const open = levels.reduce((sum, { count }) => sum + count, 0);
  return {
    ...(weeks.length > 1
      ? {
          weeks: {
            heading: 'Concerns by week of the term',
            lines: [
              `From week 1 to week ${weeks.length}, Monday to Sunday: ${weeks.map(({ raised }) => raised).join(', ')}.`,
            ],
            bars: weekBars(weeks.map(({ raised }) => raised)),
          },
        }
      : {}),
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
