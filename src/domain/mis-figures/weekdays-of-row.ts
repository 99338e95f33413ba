import { HALVES, type MisColumn, type WeekdayFigure } from '../content/mis-layouts.ts';
import { WEEKDAYS, type Weekday } from '../calendar/weekdays.ts';

/** How the share of a weekday was worked out that an export does not hold itself. */
export type WeekdaySum = 'weekday-sessions' | 'weekday-attended';

/** What the weekdays of a row say that cannot be. */
export type WeekdayContradiction =
  'weekday-over-possible' | 'weekdays-over-missed' | 'weekdays-over-possible' | 'weekdays-beside-total';

/** What a row says of one weekday: sessions, and the share missed of those possible, in whole per cent: a weekday of a year has 76 sessions at most. */
export interface WeekdayOfRow {
  readonly possible: number | undefined;
  readonly missed: number | undefined;
  readonly rate: number | undefined;
  readonly sum?: WeekdaySum;
}

/** By how much two shares may differ because both were rounded to whole per cent. */
const ROUNDED = 1;

/**
 * Monday to Friday of a row: the share from sessions, where they are there, else as the export says it. What is not in the
 * row is not guessed: sessions missed without those possible are no share.
 */
export function weekdaysOfRow(number: (column: MisColumn) => number | undefined): readonly WeekdayOfRow[] {
  const missedRates = ratesOf('missed-rate', number);
  const attendedRates = ratesOf('attended-rate', number);
  return WEEKDAYS.map((day, at) => {
    const counts = sessionsOf(day, number);
    const { possible, missed } = counts;
    if (possible !== undefined && possible > 0 && missed !== undefined)
      return { ...counts, rate: Math.round((missed / possible) * 100), sum: 'weekday-sessions' };
    const [said, opposite] = [missedRates[at], attendedRates[at]];
    if (said !== undefined) return { ...counts, rate: Math.round(said) };
    if (opposite === undefined) return { ...counts, rate: undefined };
    return { ...counts, rate: Math.round(100 - opposite), sum: 'weekday-attended' };
  });
}

/** The sessions of a weekday, of its mornings and afternoons together where they stand apart. */
function sessionsOf(day: Weekday, number: (column: MisColumn) => number | undefined) {
  const sessions = (figure: WeekdayFigure) => {
    const [mornings, afternoons] = HALVES.map((half) => number(`${day}-${half}-${figure}`));
    const both = mornings === undefined || afternoons === undefined ? undefined : mornings + afternoons;
    return number(`${day}-${figure}`) ?? both;
  };
  const possible = sessions('possible');
  const attended = sessions('attended');
  const left = possible === undefined || attended === undefined ? undefined : possible - attended;
  return { possible, missed: sessions('missed') ?? left };
}

/**
 * The shares of a row in per cent. Spreadsheets keep 61.3 % as 0.613: no weekday of a year has so many sessions that one of
 * them is less than 1 %, and nobody attends 1 % or less of every day.
 */
function ratesOf(
  figure: 'missed-rate' | 'attended-rate',
  number: (column: MisColumn) => number | undefined,
): readonly (number | undefined)[] {
  const rates = WEEKDAYS.map((day) => number(`${day}-${figure}`));
  const said = rates.flatMap((rate) => rate ?? []);
  const isFraction =
    said.some((rate) => rate > 0 && rate < 1) ||
    (figure === 'attended-rate' && said.every((rate) => rate <= 1));
  return isFraction ? rates.map((rate) => (rate === undefined ? undefined : rate * 100)) : rates;
}

/** What the weekdays of a row contradict: each other's sessions, or the totals of the row. */
export function contradictionBetween(
  weekdays: readonly WeekdayOfRow[],
  { possible, missed }: { readonly possible: number | undefined; readonly missed: number | undefined },
): WeekdayContradiction | undefined {
  const sum = (figure: 'possible' | 'missed') =>
    weekdays.reduce((all, weekday) => all + (weekday[figure] ?? 0), 0);
  if (weekdays.some(cannotBe)) return 'weekday-over-possible';
  if (missed !== undefined && sum('missed') > missed) return 'weekdays-over-missed';
  if (possible !== undefined && sum('possible') > possible) return 'weekdays-over-possible';
  // A total lies between the lowest and the highest of its parts.
  const rates = weekdays.flatMap(({ rate }) => rate ?? []);
  const isWhole = rates.length === WEEKDAYS.length && possible !== undefined && possible > 0;
  if (!isWhole || missed === undefined) return undefined;
  const all = (missed / possible) * 100;
  return all < Math.min(...rates) - ROUNDED || all > Math.max(...rates) + ROUNDED
    ? 'weekdays-beside-total'
    : undefined;
}

function cannotBe({ possible, missed, rate }: WeekdayOfRow): boolean {
  const isOver = possible !== undefined && missed !== undefined && (missed < 0 || missed > possible);
  return isOver || (rate !== undefined && (rate < 0 || rate > 100));
}
