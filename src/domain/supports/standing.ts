import { dayNumber } from '../calendar/day-number.ts';
import { asList } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import { EFFECT, OPTION } from '../known-ids/options.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { hasEnded, problemsOf, supportRows, type SupportRow } from './rows.ts';

/**
 * Where a support stands: it helps and goes on; it was given its time and made no lasting difference; nobody can say yet;
 * or it is over, without saying that it failed.
 */
export type Standing = 'helping' | 'without-effect' | 'under-way' | 'over';

/** A kind of support, as an option of "Support tried", and where it stands. */
export interface StandingSupport {
  readonly what: string;
  readonly standing: Standing;
}

/** What a case is looked at with: `today` as a day number, and how many weeks a support is given. */
export interface SupportDay {
  readonly today: number;
  readonly weeks: number;
}

/**
 * Where each support of a case stands, once at least one row is finished; none before. A kind that was ticked and has no
 * finished row stands where the one answer for all ticks puts it, so that filling in one row takes nothing from the
 * others.
 */
export function standingSupports(answers: Answers, day: SupportDay): readonly StandingSupport[] {
  const finished = supportRows(answers).filter((row) => problemsOf(row, day.today).size === 0);
  if (finished.length === 0) return [];
  const inRows = finished.flatMap((row) =>
    row.what === undefined ? [] : [{ what: row.what, standing: standingOf(row, day) }],
  );
  const standing = STANDING_OF_TICKS.get(String(answers[QUESTION.supportResult]));
  if (standing === undefined) return inRows;
  const others = ticked(answers).filter((what) => !inRows.some((row) => row.what === what));
  return [...inRows, ...others.map((what) => ({ what, standing }))];
}

/** The kinds of support that were ticked. */
export function ticked(answers: Answers): readonly string[] {
  const { none, unknown } = OPTION.supportTried;
  return asList(answers[QUESTION.supportTried]).filter((what) => what !== none && what !== unknown);
}

const { supportResult: RESULT } = OPTION;
const STANDING_OF_TICKS: ReadonlyMap<string, Standing> = new Map([
  [RESULT.helping, 'helping'],
  [RESULT.faded, 'without-effect'],
  [RESULT.noDifference, 'without-effect'],
  [RESULT.tooSoon, 'under-way'],
  [RESULT.notReviewed, 'under-way'],
]);

function standingOf(row: SupportRow, { today, weeks }: SupportDay): Standing {
  const { effect } = row;
  const isRunning = !hasEnded(row, today);
  if (effect === EFFECT.helping) return isRunning ? 'helping' : 'over';
  if ((effect === EFFECT.faded || effect === EFFECT.noDifference) && weeksRun(row, today) >= weeks)
    return 'without-effect';
  return isRunning ? 'under-way' : 'over';
}

/**
 * The whole weeks that a support ran, up to today. A week that ends on a Friday is a whole one: from Monday to the Friday
 * of the sixth week is six weeks. 0 where its days are not known.
 */
export function weeksRun({ from, to }: SupportRow, today: number): number {
  const began = dayNumber(from);
  const ends = dayNumber(to) ?? today;
  if (began === undefined) return 0;
  const last = Math.min(ends, today);
  return Math.max(0, Math.floor((last + toNextSchoolDay(last) - began) / 7));
}

/** Days until the next Monday to Friday. */
function toNextSchoolDay(day: number): number {
  const weekday = (((day - MONDAY) % 7) + 7) % 7;
  return weekday < 4 ? 1 : 7 - weekday;
}

/** The day number of a Monday. */
const MONDAY = dayNumber('2026-11-23') ?? 0;
