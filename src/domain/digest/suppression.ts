/** Counts below this are not told to everybody (source DP): a pupil could be known by them. */
export const SMALLEST_SHOWN = 5;
/** The most that `few` can stand for. */
const MOST_FEW = SMALLEST_SHOWN - 1;

/** A count as everybody may read it: exact from five on; `few` says fewer than five, none included. */
export type Figure = number | 'few';

/** The count, or `few`. That there were none is not told either: it says something about everybody who is not there. */
export function figure(count: number): Figure {
  return count >= SMALLEST_SHOWN ? count : 'few';
}

/** The largest multiple of five not above the count: for counts of things that come and go between two looks. */
export function atLeast(count: number): number {
  return Math.floor(count / SMALLEST_SHOWN) * SMALLEST_SHOWN;
}

/**
 * The parts of a total that everybody knows, each down to a multiple of five (0: fewer than five), or undefined when that
 * would tell too much. Subtracting them from the total leaves what was cut off them together; while that is neither too
 * little nor too much, each part could have lost anything from none to four, and so a part under five can be any of
 * these. Totals too small to be split that way without telling on the smallest parts are never split, so that a refusal
 * tells of no part that it is under five.
 */
export function partsOfTotal(counts: readonly number[]): readonly number[] | undefined {
  const total = sum(counts);
  if (total < SMALLEST_SHOWN * (counts.length - 1)) return undefined;
  const parts = counts.map(atLeast);
  return pinsNone(total - sum(parts), counts.length) ? parts : undefined;
}

/** True when so many numbers from none to four, so much together, may each still be any of these. */
function pinsNone(together: number, numbers: number): boolean {
  return together >= MOST_FEW && together <= MOST_FEW * (numbers - 1);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
