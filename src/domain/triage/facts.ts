import type { AnswerValue } from '../content/answers.ts';
import { dayNumber } from '../calendar/day-number.ts';
import { leavingDateOf } from '../calendar/leaving-date.ts';
import type { Figure } from '../content/figure.ts';
import type { FactId, FactValues } from '../content/fact-ids.ts';
import { QUESTION, SUPPORT_QUESTIONS } from '../known-ids/questions.ts';
import { THRESHOLD } from '../known-ids/rules.ts';
import { triedSupports, type TriedSupport } from '../supports/standing.ts';

/** A figure computed from the answers; conditions name it and compare it with a threshold. */
export interface Fact {
  readonly id: FactId;
  /** The questions it is computed from, in the order in which `compute` takes their answers. */
  readonly needs: readonly string[];
  /** True when it depends on today's date: "ask when" may not use it. */
  readonly needsToday: boolean;
  /**
   * Undefined when the answers do not give it, or give something impossible. `today` is a day number; `limit` gives the
   * value of a threshold.
   */
  readonly compute: (
    values: FactValues,
    today: number,
    limit: (threshold: string) => number,
  ) => Figure | undefined;
}

function whole(value: AnswerValue | undefined): number | undefined {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : undefined;
}

export interface Sessions {
  readonly possible: number;
  readonly missed: number;
  readonly agreed: number;
}

/** Possible, missed and agreed part-time (C2) sessions; C2 counts as 0 until the office gives it. */
export function sessionsOf([possible, missed, agreed]: FactValues): Sessions | undefined {
  const all = whole(possible);
  const gone = whole(missed);
  if (all === undefined || gone === undefined || all === 0 || gone > all) return undefined;
  const byAgreement = agreed === undefined ? 0 : whole(agreed);
  if (byAgreement === undefined || byAgreement > gone) return undefined;
  return { possible: all, missed: gone, agreed: byAgreement };
}

const SESSION_ANSWERS = [
  QUESTION.possibleSessions,
  QUESTION.missedSessions,
  QUESTION.partTimeSessions,
] as const;

function sessionFact(id: FactId, count: (counted: Sessions) => readonly [over: number, of: number]): Fact {
  return {
    id,
    needs: SESSION_ANSWERS,
    needsToday: false,
    compute: (values) => {
      const counted = sessionsOf(values);
      if (!counted) return undefined;
      const [over, of] = count(counted);
      // Every possible session was an agreed one: none was missed otherwise, and no others were possible.
      return of === 0
        ? { over: id.startsWith('attendance') ? 1 : 0, of: 1, percent: true }
        : { over, of, percent: true };
    },
  };
}

function numberFact(id: FactId, question: string): Fact {
  return {
    id,
    needs: [question],
    needsToday: false,
    compute: ([value]) => {
      const given = whole(value);
      return given === undefined ? undefined : { over: given, of: 1, percent: false };
    },
  };
}

function daysSinceFact(id: FactId, question: string): Fact {
  return {
    id,
    needs: [question],
    needsToday: true,
    compute: ([date], today) => {
      const then = dayNumber(date);
      return then === undefined || Number.isNaN(today)
        ? undefined
        : { over: today - then, of: 1, percent: false };
    },
  };
}

/** The questions that tell which supports were tried, and how each went. */
export const SUPPORT_ANSWERS: readonly string[] = [
  QUESTION.supportTried,
  QUESTION.supportResult,
  ...SUPPORT_QUESTIONS.flatMap((row) => Object.values(row)),
];

/** How many kinds of support are so. */
function supportsFact(id: FactId, isSo: (support: TriedSupport) => boolean): Fact {
  return {
    id,
    needs: SUPPORT_ANSWERS,
    needsToday: true,
    compute: (values, today, limit) => {
      const answers: Record<string, AnswerValue> = {};
      for (const [at, question] of SUPPORT_ANSWERS.entries()) {
        const value = values[at];
        if (value !== undefined) answers[question] = value;
      }
      const supports = triedSupports(answers, { today, weeks: limit(THRESHOLD.supportWeeks) });
      if (supports.length === 0) return undefined;
      const kinds = new Set(supports.filter(isSo).map(({ what }) => what));
      return { over: kinds.size, of: 1, percent: false };
    },
  };
}

/** Every fact a condition may name. */
const FACTS: readonly Fact[] = [
  numberFact('possible-sessions', QUESTION.possibleSessions),
  sessionFact('absence', ({ possible, missed }) => [missed, possible]),
  sessionFact('absence-without-c2', ({ possible, missed, agreed }) => [missed - agreed, possible - agreed]),
  sessionFact('attendance-without-c2', ({ possible, missed, agreed }) => [
    possible - missed,
    possible - agreed,
  ]),
  numberFact('illness-days', QUESTION.illnessDays),
  numberFact('unauthorised-run-days', QUESTION.unauthorisedRun),
  numberFact('unauthorised-sessions', QUESTION.unauthorisedSessions),
  numberFact('suspensions', QUESTION.suspensions),
  numberFact('days-suspended-this-term', QUESTION.daysSuspendedThisTerm),
  numberFact('days-suspended-this-year', QUESTION.daysSuspendedThisYear),
  numberFact('current-suspension-days', QUESTION.suspensionLength),
  numberFact('removals', QUESTION.removals),
  {
    id: 'term-days-above-year-days',
    needs: [QUESTION.daysSuspendedThisTerm, QUESTION.daysSuspendedThisYear],
    needsToday: false,
    compute: ([term, year]) => {
      const inTerm = whole(term);
      const inYear = whole(year);
      return inTerm === undefined || inYear === undefined
        ? undefined
        : { over: inTerm - inYear, of: 1, percent: false };
    },
  },
  daysSinceFact('days-on-timetable', QUESTION.timetableBegan),
  daysSinceFact('days-since-timetable-end', QUESTION.timetableEnds),
  daysSinceFact('days-since-timetable-review', QUESTION.timetableReview),
  daysSinceFact('placement-days', QUESTION.provisionBegan),
  daysSinceFact('days-since-placement-review', QUESTION.provisionReviewed),
  daysSinceFact('figures-age-days', QUESTION.figuresAsAt),
  {
    id: 'days-since-leaving-date',
    needs: [QUESTION.yearGroup],
    needsToday: true,
    compute: ([year], today) =>
      year !== '11' || Number.isNaN(today)
        ? undefined
        : { over: today - leavingDateOf(today), of: 1, percent: false },
  },
  supportsFact('supports-with-dates', ({ inRow }) => inRow),
  supportsFact('supports-without-effect', ({ standing }) => standing === 'without-effect'),
  supportsFact('supports-under-way', ({ standing }) => standing === 'under-way'),
  supportsFact('supports-helping', ({ standing }) => standing === 'helping'),
];

/** Facts by id. */
export const FACT_BY_ID: ReadonlyMap<string, Fact> = new Map(FACTS.map((fact) => [fact.id, fact]));
