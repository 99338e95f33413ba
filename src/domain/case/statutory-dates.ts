import type { Answers } from '../content/answers.ts';
import type { Knowledge } from '../content/knowledge.ts';
import { dayInWords } from '../calendar/london.ts';
import { holds } from '../triage/holds.ts';
import { runRules } from '../triage/triage.ts';
import type { TriageResult } from '../triage/triage-result.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { DEFINITION, RULE, THRESHOLD } from '../known-ids/rules.ts';

/** Answers that statutory dates are counted from. */
export const DATE_ANSWERS: readonly string[] = [
  QUESTION.suspensionBegan,
  QUESTION.boardNotified,
  QUESTION.proposedStartAndNotice,
];

/** A date that law or statutory guidance sets for this case. */
export interface StatutoryDate {
  readonly ruleId: string;
  /** What is due, for example "The governing board considers reinstatement by". */
  readonly what: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** How it was counted: "15 school days after notice on Thu 19 Nov". */
  readonly counted: string;
  /** Something already recorded comes too early or too late for it. */
  readonly missed: boolean;
  /** From a rule that nothing shared may show. */
  readonly private: boolean;
}

/** The date so many school days after a date; with 0 the date itself or the next day the school is open. */
export type SchoolDayAdder = (date: string, count: number) => string;

interface Known {
  readonly answers: Answers;
  /** Whether the pupil is surely of compulsory school age on a day (EA96-8). */
  readonly ofAge: (date: string) => boolean;
  readonly days: (threshold: (typeof THRESHOLD)[keyof typeof THRESHOLD]) => number;
  readonly add: SchoolDayAdder;
}

type Found = Pick<StatutoryDate, 'what' | 'date' | 'counted'> & { readonly missed?: boolean };

/** What each rule sets a date for; nothing when the answer it is counted from is not there. */
const DATES: Readonly<Record<string, (known: Known) => readonly Found[]>> = {
  [RULE.suspendedOverFiveDays]: (known) =>
    boardDate(
      known,
      THRESHOLD.representationsWithin,
      'If parents make representations, the governing board considers reinstatement by',
    ),
  [RULE.suspendedOverFifteenDays]: (known) =>
    boardDate(known, THRESHOLD.boardConsidersWithin, 'The governing board considers reinstatement by'),
  [RULE.educationFromDaySix]: (known) =>
    daySix(known, 'The school has full-time education in place by', [QUESTION.suspensionBegan]),
  [RULE.permanentExclusion]: (known) => [
    ...daySix(known, 'The LA has full-time education in place by', [
      QUESTION.suspensionBegan,
      QUESTION.boardNotified,
    ]).filter(({ date }) => known.ofAge(date)),
    ...boardDate(known, THRESHOLD.boardConsidersWithin, 'The governing board considers reinstatement by'),
  ],
  [RULE.writtenNotice]: noticeDate,
};

/**
 * The statutory dates of a case, soonest first: from the rules that fired, its answers and the school's calendar
 * (`add`). A rule gives none while the date it is counted from is missing, nor where it brings no duty in this case.
 */
export function statutoryDates(
  knowledge: Knowledge,
  result: Pick<TriageResult, 'rulesFired' | 'duties'>,
  answers: Answers,
  add: SchoolDayAdder,
): readonly StatutoryDate[] {
  const known: Known = {
    answers,
    add,
    ofAge: (date) =>
      holds(
        { named: DEFINITION.ofCompulsorySchoolAge },
        runRules(knowledge, { today: date, answers, events: [] }),
      ),
    days: (id) => knowledge.thresholds.get(id)?.value ?? 0,
  };
  const noDuty = new Set(
    knowledge.rules
      .filter(({ id, duty }) => duty !== null && !result.duties.includes(id))
      .map(({ id }) => id),
  );
  return result.rulesFired
    .filter(({ id }) => !noDuty.has(id))
    .flatMap((rule) =>
      (DATES[rule.id]?.(known) ?? []).map((found) => ({
        ...found,
        ruleId: rule.id,
        missed: found.missed === true,
        private: rule.private,
      })),
    )
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** So many school days after the day the governing board was notified (SUSP24). */
function boardDate(
  { answers, days, add }: Known,
  threshold: typeof THRESHOLD.boardConsidersWithin | typeof THRESHOLD.representationsWithin,
  what: string,
): readonly Found[] {
  const notified = answers[QUESTION.boardNotified];
  if (typeof notified !== 'string') return [];
  const within = days(threshold);
  return [
    {
      what,
      date: add(notified, within),
      counted: `${within} school days after notice on ${inWords(notified)}`,
    },
  ];
}

/** The sixth school day, the first being the first school day of the suspension or exclusion (SUSP24). */
function daySix({ answers, days, add }: Known, what: string, from: readonly string[]): readonly Found[] {
  const start = from.map((id) => answers[id]).find((date) => typeof date === 'string');
  if (start === undefined) return [];
  const first = add(start, 0);
  const day = days(THRESHOLD.educationFromDay);
  return [
    { what, date: add(first, day - 1), counted: `school day ${day} if the first day is ${inWords(first)}` },
  ];
}

/** The earliest start after the written notice to parents, and whether the planned start keeps to it (OFFSITE). */
function noticeDate({ answers, days, add }: Known): readonly Found[] {
  const [start, notice] = Array.isArray(answers[QUESTION.proposedStartAndNotice])
    ? (answers[QUESTION.proposedStartAndNotice] as readonly string[])
    : [];
  if (start === undefined || notice === undefined) return [];
  const earliest = add(notice, days(THRESHOLD.writtenNoticeDays));
  return [
    {
      what: 'The placement starts no earlier than',
      date: earliest,
      counted: `${days(THRESHOLD.writtenNoticeDays)} school days after written notice on ${inWords(notice)}; planned for ${inWords(start)}`,
      missed: start < earliest,
    },
  ];
}

/** With its year: these dates are kept and read later. */
function inWords(date: string): string {
  return `${dayInWords(date)} ${date.slice(0, 4)}`;
}
