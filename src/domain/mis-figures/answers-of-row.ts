import type { AnswerValue } from '../content/answers.ts';
import { QUESTION, WEEKDAY_QUESTIONS } from '../known-ids/questions.ts';
import { isCode, type MisColumn, type MisLayouts } from '../content/mis-layouts.ts';
import {
  contradictionBetween,
  weekdaysOfRow,
  type WeekdayContradiction,
  type WeekdaySum,
} from './weekdays-of-row.ts';

/** What an export counts: the school year up to its day, or the last ten school weeks. */
export const PERIODS = ['school-year', 'ten-weeks'] as const;
export type Period = (typeof PERIODS)[number];

/** The figures of one row: numbers, and the option of a SEN status. */
export type RowFigures = Readonly<Partial<Record<MisColumn, number | string>>>;

/** What a row says that cannot be: its figures contradict each other. */
export type RowContradiction =
  'missed-over-possible' | 'sum-over-possible' | 'part-time-over-missed' | WeekdayContradiction;

/** A figure that the office would have to work out. */
export type Sum = 'leave' | 'attended' | 'codes' | 'lately' | 'illness' | WeekdaySum;

/** What one row answers, and how the figures that it does not hold itself were worked out. */
export interface RowAnswers {
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly sums: Readonly<Record<string, Sum>>;
  readonly contradiction?: RowContradiction;
}

/** A day has two sessions. */
const SESSIONS_A_DAY = 2;

/**
 * The office's answers in a row of an export. Sessions missed are those with and without leave, as the question counts
 * them; what is not in the row is not guessed.
 */
export function answersOfRow(
  figures: RowFigures,
  period: Period,
  { codes }: Pick<MisLayouts, 'codes'>,
): RowAnswers {
  const sums: Record<string, Sum> = {};
  const number = (column: MisColumn): number | undefined => {
    const value = figures[column];
    return typeof value === 'number' ? value : undefined;
  };
  const sumOf = (wanted: readonly string[]): number | undefined => {
    // A list of some codes is no breakdown: what it leaves out would be taken for none. Two letters may be in their one.
    if (wanted.some((code) => code.length === 1 && number(`code-${code}`) === undefined)) return undefined;
    return wanted.reduce((sum, code) => sum + (number(`code-${code}`) ?? 0), 0);
  };
  const unauthorised = number('unauthorised') ?? sumOf(codes.unauthorised);
  if (period === 'ten-weeks') {
    const lately = number('unauthorised-lately') ?? unauthorised;
    if (number('unauthorised') === undefined && lately !== undefined)
      sums[QUESTION.unauthorisedSessions] = 'lately';
    return { answers: known({ [QUESTION.unauthorisedSessions]: lately }), sums };
  }
  const possible = number('possible');
  const authorised = number('authorised') ?? sumOf(codes.authorised);
  const elsewhere = number('educated-elsewhere');
  const attended = number('attended') ?? plus(number('present'), elsewhere);
  const bySum = plus(authorised, unauthorised);
  const missed =
    number('missed') ??
    bySum ??
    (possible !== undefined && attended !== undefined && attended <= possible
      ? possible - attended
      : undefined);
  if (number('missed') === undefined && missed !== undefined)
    sums[QUESTION.missedSessions] = bySum === undefined ? 'attended' : fromCodes(figures) ? 'codes' : 'leave';
  const ill = number('code-I');
  if (number('illness-days') === undefined && ill !== undefined) sums[QUESTION.illnessDays] = 'illness';
  const partTime = number('code-C2');
  const weekdays = weekdaysOfRow(number);
  for (const [at, { sum }] of weekdays.entries()) {
    const question = WEEKDAY_QUESTIONS[at];
    if (question !== undefined && sum !== undefined) sums[question] = sum;
  }
  const answers = known({
    [QUESTION.possibleSessions]: possible,
    [QUESTION.missedSessions]: missed,
    [QUESTION.illnessDays]: number('illness-days') ?? (ill === undefined ? undefined : ill / SESSIONS_A_DAY),
    [QUESTION.unauthorisedRun]: number('unauthorised-run'),
    [QUESTION.partTimeSessions]: partTime,
    [QUESTION.unauthorisedSessions]: number('unauthorised-lately'),
    [QUESTION.suspensions]: number('suspensions'),
    [QUESTION.daysSuspendedThisTerm]: number('days-suspended-term'),
    [QUESTION.daysSuspendedThisYear]: number('days-suspended-year'),
    [QUESTION.removals]: number('removals'),
    [QUESTION.senStatus]: typeof figures.sen === 'string' ? figures.sen : undefined,
    ...Object.fromEntries(WEEKDAY_QUESTIONS.map((question, at) => [question, weekdays[at]?.rate])),
  });
  const contradiction =
    contradictionIn({ possible, missed, partTime, counted: plus(attended, bySum) }) ??
    contradictionBetween(weekdays, { possible, missed });
  return { answers, sums, ...(contradiction ? { contradiction } : {}) };
}

function contradictionIn(of: {
  readonly possible: number | undefined;
  readonly missed: number | undefined;
  readonly partTime: number | undefined;
  readonly counted: number | undefined;
}): RowContradiction | undefined {
  const { possible, missed, partTime, counted } = of;
  if (possible !== undefined && missed !== undefined && missed > possible) return 'missed-over-possible';
  if (possible !== undefined && counted !== undefined && counted > possible) return 'sum-over-possible';
  if (missed !== undefined && partTime !== undefined && partTime > missed) return 'part-time-over-missed';
  return undefined;
}

function fromCodes(figures: RowFigures): boolean {
  return (
    figures.authorised === undefined && Object.keys(figures).some((column) => isCode(column as MisColumn))
  );
}

function plus(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other;
}

function known(
  answers: Readonly<Record<string, AnswerValue | undefined>>,
): Readonly<Record<string, AnswerValue>> {
  return Object.fromEntries(
    Object.entries(answers).filter((each): each is [string, AnswerValue] => each[1] !== undefined),
  );
}
