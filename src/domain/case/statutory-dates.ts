import { schoolYearOf } from '../calendar/school-year.ts';
import type { Answers } from '../content/answers.ts';
import type { Content } from '../content/content.ts';
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

/** What is due on a statutory date (SUSP26; OFFSITE-REGS for the start of a placement). */
export const DUTIES = [
  'board-considers-representations',
  'board-considers',
  'school-educates',
  'la-educates',
  'placement-starts',
] as const;
export type Duty = (typeof DUTIES)[number];

/** The date it is counted from, `YYYY-MM-DD`, and by how many school days. */
export type CountedFrom =
  | { readonly from: 'notice'; readonly notified: string; readonly schoolDays: number }
  /** The first school day of a suspension or exclusion is day 1. */
  | { readonly from: 'first-day'; readonly first: string; readonly schoolDay: number }
  | {
      readonly from: 'written-notice';
      readonly notice: string;
      readonly schoolDays: number;
      readonly start: string;
    };

/** A date that law or statutory guidance sets for this case. */
export interface StatutoryDate {
  readonly ruleId: string;
  readonly duty: Duty;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly counted: CountedFrom;
  /** Something already recorded is too early or too late for it. */
  readonly missed: boolean;
  /** From a rule that nothing shared may show. */
  readonly private: boolean;
}

/** A statutory date as people were told of it, kept because the case no longer has the figure it was counted from. */
export interface KeptDate extends Pick<StatutoryDate, 'ruleId' | 'date' | 'missed' | 'private'> {
  /** Undefined in cases stored before it was recorded. */
  readonly duty?: Duty;
  /** What is due, for example "The governing board considers reinstatement by". */
  readonly what: string;
  /** How it was counted, for example "15 school days after notice on Thu 19 Nov 2026". */
  readonly counted: string;
}

/** Adds school days to a date; with 0 the date itself or the next day the school is open. */
export type SchoolDayAdder = (date: string, count: number) => string;

interface Known {
  readonly answers: Answers;
  /** Whether the pupil is certainly of compulsory school age on a day (EA96-8). */
  readonly ofAge: (date: string) => boolean;
  readonly days: (threshold: (typeof THRESHOLD)[keyof typeof THRESHOLD]) => number;
  readonly add: SchoolDayAdder;
}

type Found = Pick<StatutoryDate, 'duty' | 'date' | 'counted'> & { readonly missed?: boolean };

/** The date each rule sets; none when the answer it is counted from is missing. */
const DATES: Readonly<Record<string, (known: Known) => readonly Found[]>> = {
  [RULE.suspendedOverFiveDays]: (known) =>
    boardDate(known, THRESHOLD.representationsWithin, 'board-considers-representations'),
  [RULE.suspendedOverFifteenDays]: (known) =>
    boardDate(known, THRESHOLD.boardConsidersWithin, 'board-considers'),
  [RULE.educationFromDaySix]: (known) => daySix(known, 'school-educates', [QUESTION.suspensionBegan]),
  [RULE.permanentExclusion]: (known) => [
    ...daySix(known, 'la-educates', [QUESTION.suspensionBegan, QUESTION.boardNotified]),
    ...boardDate(known, THRESHOLD.boardConsidersWithin, 'board-considers'),
  ],
  [RULE.writtenNotice]: noticeDate,
};

/**
 * The statutory dates of a case, soonest first: from the rules that fired, its answers and the school's calendar
 * (`add`). A rule gives none while the date it is counted from is missing, or where it brings no duty in this case.
 */
export function statutoryDates(
  content: Content,
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
        runRules(content, { today: date, answers, events: [] }),
      ),
    days: (id) => content.thresholds.get(id)?.value ?? 0,
  };
  const noDuty = new Set(
    content.rules.filter(({ id, duty }) => duty !== null && !result.duties.includes(id)).map(({ id }) => id),
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

/** So many school days after the day the governing board was notified (SUSP26). */
function boardDate(
  { answers, days, add }: Known,
  threshold: typeof THRESHOLD.boardConsidersWithin | typeof THRESHOLD.representationsWithin,
  duty: Duty,
): readonly Found[] {
  const notified = answers[QUESTION.boardNotified];
  if (typeof notified !== 'string') return [];
  const schoolDays = days(threshold);
  return [{ duty, date: add(notified, schoolDays), counted: { from: 'notice', notified, schoolDays } }];
}

/**
 * The sixth school day, the first being the first school day of the suspension or exclusion (SUSP26); none for a pupil who
 * will be above compulsory school age by then.
 */
function daySix({ answers, days, add, ofAge }: Known, duty: Duty, from: readonly string[]): readonly Found[] {
  const start = from.map((id) => answers[id]).find((date) => typeof date === 'string');
  if (start === undefined) return [];
  const first = add(start, 0);
  const schoolDay = days(THRESHOLD.educationFromDay);
  const date = add(first, schoolDay - 1);
  // The year group is that of the school year in which it began: whoever was in Year 11 then has left in the next one.
  const end = `${schoolYearOf({ closed: [] }, start) + 1}-08-31`;
  if (!ofAge(date < end ? date : end)) return [];
  return [{ duty, date, counted: { from: 'first-day', first, schoolDay } }];
}

/** The earliest start after the written notice to parents, and whether the planned start keeps to it (OFFSITE-REGS). */
function noticeDate({ answers, days, add }: Known): readonly Found[] {
  const [start, notice] = Array.isArray(answers[QUESTION.proposedStartAndNotice])
    ? (answers[QUESTION.proposedStartAndNotice] as readonly string[])
    : [];
  if (start === undefined || notice === undefined) return [];
  const schoolDays = days(THRESHOLD.writtenNoticeDays);
  const earliest = add(notice, schoolDays);
  return [
    {
      duty: 'placement-starts',
      date: earliest,
      counted: { from: 'written-notice', notice, schoolDays, start },
      missed: start < earliest,
    },
  ];
}
