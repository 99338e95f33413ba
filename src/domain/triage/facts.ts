import type { AnswerValue } from '../content/answers.ts';
import { dayNumber } from '../calendar/day-number.ts';
import { leavingDateOf } from '../calendar/leaving-date.ts';
import { dayInWords } from '../calendar/london.ts';
import { percentInWords, type Figure } from './figure.ts';
import { QUESTION } from '../known-ids/questions.ts';

type Values = readonly (AnswerValue | undefined)[];

/** Something a maths teacher could work out from the answers; conditions name it and compare it with a threshold. */
export interface Fact {
  readonly id: string;
  /** As people call it, to stand before "is 10 % or more". */
  readonly name: string;
  /** The questions it is worked out from, in the order `compute` gets their answers. */
  readonly needs: readonly string[];
  /** True when it depends on today's date, so that "ask when" may not use it. */
  readonly needsToday: boolean;
  /** Undefined when the answers do not give it, or give something impossible. `today` is a day number. */
  readonly compute: (values: Values, today: number) => Figure | undefined;
  /** The figure with its base, in words. Only called when `compute` gave one. `today` is `YYYY-MM-DD`. */
  readonly inWords: (values: Values, figure: Figure, today: string) => string;
}

function whole(value: AnswerValue | undefined): number | undefined {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : undefined;
}

interface Sessions {
  readonly possible: number;
  readonly missed: number;
  readonly agreed: number;
}

/** Possible, missed and agreed part-time (C2) sessions; C2 counts as 0 until the office gives it. */
function sessions([possible, missed, agreed]: Values): Sessions | undefined {
  const all = whole(possible);
  const gone = whole(missed);
  if (all === undefined || gone === undefined || all === 0 || gone > all) return undefined;
  const byAgreement = agreed === undefined ? 0 : whole(agreed);
  if (byAgreement === undefined || byAgreement > gone) return undefined;
  return { possible: all, missed: gone, agreed: byAgreement };
}

/** Sessions missed of those possible with the rate, and the same without agreed C2 sessions. Takes OA1, OA2, OA6. */
export function absenceInWords(values: Values): string {
  const counted = sessions(values);
  if (!counted) return 'Absence: not known';
  const { possible, missed, agreed } = counted;
  const headline = `${missed} of ${possible} sessions missed, ${percentInWords(missed, possible)}`;
  if (agreed === 0) return `${headline}; without agreed part-time sessions the same`;
  const rest = possible - agreed;
  return `${headline}; without the ${agreed} agreed part-time (C2) sessions ${missed - agreed} of ${rest}, ${percentInWords(missed - agreed, rest)}`;
}

const SESSION_ANSWERS = [
  QUESTION.possibleSessions,
  QUESTION.missedSessions,
  QUESTION.partTimeSessions,
] as const;

function sessionFact(
  id: string,
  name: string,
  count: (counted: Sessions) => readonly [over: number, of: number],
): Fact {
  return {
    id,
    name,
    needs: SESSION_ANSWERS,
    needsToday: false,
    compute: (values) => {
      const counted = sessions(values);
      if (!counted) return undefined;
      const [over, of] = count(counted);
      // Every possible session was an agreed one: nothing else was missed, and nothing else was possible.
      return of === 0
        ? { over: id.startsWith('attendance') ? 1 : 0, of: 1, percent: true }
        : { over, of, percent: true };
    },
    inWords: absenceInWords,
  };
}

function numberFact(id: string, name: string, question: string, words: (value: number) => string): Fact {
  return {
    id,
    name,
    needs: [question],
    needsToday: false,
    compute: ([value]) => {
      const given = whole(value);
      return given === undefined ? undefined : { over: given, of: 1, percent: false };
    },
    inWords: (_values, figure) => words(figure.over),
  };
}

function daysSinceFact(
  id: string,
  name: string,
  question: string,
  words: (date: string, days: number) => string,
): Fact {
  return {
    id,
    name,
    needs: [question],
    needsToday: true,
    compute: ([date], today) => {
      const then = dayNumber(date);
      return then === undefined || Number.isNaN(today)
        ? undefined
        : { over: today - then, of: 1, percent: false };
    },
    inWords: ([date], figure, today) => words(dayInWords(String(date), today.slice(0, 4)), figure.over),
  };
}

/** `1 day`, `42 days`, `5.5 school days`. */
function several(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const ago = (days: number) => (days >= 0 ? `${several(days, 'day')} ago` : `in ${several(-days, 'day')}`);

/** Every fact a condition may name. */
export const FACTS: readonly Fact[] = [
  sessionFact('absence', 'absence', ({ possible, missed }) => [missed, possible]),
  sessionFact(
    'absence-without-c2',
    'absence without agreed part-time sessions',
    ({ possible, missed, agreed }) => [missed - agreed, possible - agreed],
  ),
  sessionFact(
    'attendance-without-c2',
    'attendance without agreed part-time sessions',
    ({ possible, missed, agreed }) => [possible - missed, possible - agreed],
  ),
  numberFact(
    'illness-days',
    'days of illness this school year',
    QUESTION.illnessDays,
    (n) => `${several(n, 'school day')} of illness this school year`,
  ),
  numberFact(
    'unauthorised-run-days',
    'unauthorised absence in a row',
    QUESTION.unauthorisedRun,
    (n) => `${several(n, 'school day')} of unauthorised absence in a row`,
  ),
  numberFact(
    'suspensions',
    'suspensions this school year',
    QUESTION.suspensions,
    (n) => `${several(n, 'suspension')} this school year`,
  ),
  numberFact(
    'days-suspended-this-term',
    'days suspended this term',
    QUESTION.daysSuspendedThisTerm,
    (n) => `${several(n, 'school day')} suspended this term`,
  ),
  numberFact(
    'days-suspended-this-year',
    'days suspended this school year',
    QUESTION.daysSuspendedThisYear,
    (n) => `${several(n, 'school day')} suspended this school year`,
  ),
  numberFact(
    'current-suspension-days',
    'the current suspension',
    QUESTION.suspensionLength,
    (n) => `Current suspension: ${several(n, 'school day')}`,
  ),
  numberFact(
    'removals',
    'removals from lessons in 6 school weeks',
    QUESTION.removals,
    (n) => `${several(n, 'removal')} from lessons in the last 6 school weeks`,
  ),
  {
    id: 'term-days-above-year-days',
    name: 'days suspended this term beyond those this year',
    needs: [QUESTION.daysSuspendedThisTerm, QUESTION.daysSuspendedThisYear],
    needsToday: false,
    compute: ([term, year]) => {
      const inTerm = whole(term);
      const inYear = whole(year);
      return inTerm === undefined || inYear === undefined
        ? undefined
        : { over: inTerm - inYear, of: 1, percent: false };
    },
    inWords: ([term, year]) =>
      `Suspended ${several(Number(term), 'school day')} this term, but ${Number(year)} this school year`,
  },
  daysSinceFact(
    'days-on-timetable',
    'time since the reduced timetable began',
    QUESTION.timetableBegan,
    (date, days) => `Reduced timetable began ${date}, ${ago(days)}`,
  ),
  daysSinceFact(
    'days-since-timetable-end',
    'time since the timetable was to end',
    QUESTION.timetableEnds,
    (date, days) => `Reduced timetable was to end ${date}, ${ago(days)}`,
  ),
  daysSinceFact(
    'days-since-timetable-review',
    'time since the timetable review was due',
    QUESTION.timetableReview,
    (date, days) => `Timetable review was due ${date}, ${ago(days)}`,
  ),
  daysSinceFact(
    'placement-days',
    'time since provision began',
    QUESTION.provisionBegan,
    (date, days) => `Provision began ${date}, ${ago(days)}`,
  ),
  daysSinceFact(
    'days-since-placement-review',
    'time since provision was last reviewed',
    QUESTION.provisionReviewed,
    (date, days) => `Provision last reviewed ${date}, ${ago(days)}`,
  ),
  daysSinceFact(
    'figures-age-days',
    'age of the attendance figures',
    QUESTION.figuresAsAt,
    (date, days) => `Attendance figures as at ${date}, ${ago(days)}`,
  ),
  {
    id: 'days-since-leaving-date',
    name: 'time since the school leaving date of Year 11',
    needs: [QUESTION.yearGroup],
    needsToday: true,
    compute: ([year], today) =>
      year !== '11' || Number.isNaN(today)
        ? undefined
        : { over: today - leavingDateOf(today), of: 1, percent: false },
    inWords: (_values, figure) => `Year 11, and the school leaving date was ${ago(figure.over)}`,
  },
];

/** Facts by id. */
export const FACT_BY_ID: ReadonlyMap<string, Fact> = new Map(FACTS.map((fact) => [fact.id, fact]));
