import { dayNumber } from '../calendar/day-number.ts';
import { asList } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import type { SupportState } from '../content/condition.ts';
import { EFFECT, OPTION } from '../known-ids/options.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { hasEnded, problemsOf, supportRows, type SupportRow } from './rows.ts';

/**
 * Where a support stands: it helps and goes on; it ran for its weeks and made no lasting difference; nobody can say yet;
 * or it is over, without saying that it failed.
 */
export type Standing = 'helping' | 'without-effect' | 'under-way' | 'over';

/** A kind of support, as an option of "Support tried", and what is known of it. */
export interface TriedSupport {
  readonly what: string;
  /** Undefined where it was ticked and nobody said what happened. */
  readonly standing: Standing | undefined;
  /** True where a finished row tells it; otherwise it was ticked. */
  readonly inRow: boolean;
  /** Still running, as far as anybody told, and not known to have made no difference in its weeks: a step may build on it. */
  readonly inPlace: boolean;
}

/** What a case is looked at with: `today` as a day number, and how many weeks a support is given. */
export interface SupportDay {
  readonly today: number;
  readonly weeks: number;
}

/**
 * The supports of a case: each finished row, and each kind that was ticked and has none. Those stand where the one answer
 * for all ticks puts them, so that filling in one row takes nothing from the others. Without a real day no row counts.
 */
export function triedSupports(answers: Answers, day: SupportDay): readonly TriedSupport[] {
  const rows = Number.isNaN(day.today) ? [] : supportRows(answers);
  const inRows = rows.flatMap((row) => {
    if (row.what === undefined || problemsOf(row, day.today).size > 0) return [];
    const standing = standingOf(row, day);
    const inPlace = standing === 'helping' || standing === 'under-way';
    return [{ what: row.what, standing, inRow: true, inPlace }];
  });
  const standing = STANDING_OF_TICKS.get(String(answers[QUESTION.supportResult]));
  const others = ticked(answers).filter((what) => !inRows.some((row) => row.what === what));
  // The one answer does not say which of the ticks made no difference; a row that is unfinished may say that it ended.
  const ended = rows.filter((row) => hasEnded(row, day.today)).map(({ what }) => what);
  return [
    ...inRows,
    ...others.map((what) => ({ what, standing, inRow: false, inPlace: !ended.includes(what) })),
  ];
}

/** The kinds of support that were tried, that are in place, or that help. */
export function kindsOfSupport(state: SupportState, answers: Answers, day: SupportDay): ReadonlySet<string> {
  const isSo: Readonly<Record<SupportState, (support: TriedSupport) => boolean>> = {
    tried: () => true,
    'in-place': ({ inPlace }) => inPlace,
    helping: ({ standing }) => standing === 'helping',
  };
  return new Set(
    triedSupports(answers, day)
      .filter(isSo[state])
      .map(({ what }) => what),
  );
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
