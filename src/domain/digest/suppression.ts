/** Smaller counts are not shown to everybody (source DP): they could identify a pupil. */
export const SMALLEST_SHOWN = 5;
/** The most that `few` can stand for. */
const MOST_FEW = SMALLEST_SHOWN - 1;

/** A count as everybody may read it: exact from five on; `few` means fewer than five, including none. */
export type Figure = number | 'few';

/** The count, or `few`. Not even zero is given: it says something about everybody who is not counted. */
export function figure(count: number): Figure {
  return count >= SMALLEST_SHOWN ? count : 'few';
}

/** The count rounded down to a multiple of five: for counts that change between two digests. */
export function atLeast(count: number): number {
  return Math.floor(count / SMALLEST_SHOWN) * SMALLEST_SHOWN;
}

/**
 * A part of a total that is shown as `total` or more, rounded down to a multiple of five: what is left of the total may
 * be anything from none to four.
 */
export function partAtLeast(count: number, total: number): number {
  return atLeast(Math.max(0, Math.min(count, total - MOST_FEW)));
}

/**
 * The total of parts that are shown rounded down themselves (0: fewer than five), itself rounded down, and no further up
 * than leaves every part under five at any number from none to four.
 */
export function totalAtLeast(count: number, parts: readonly number[]): number {
  const few = parts.filter((part) => part < SMALLEST_SHOWN).length;
  if (few === 0) return atLeast(count);
  const most = sum(parts) + MOST_FEW * (parts.length - 1);
  return Math.min(atLeast(count), atLeast(most));
}

/**
 * The parts of a known total, each rounded down to a multiple of five (0: fewer than five), or undefined when that
 * would reveal too much. Subtracting them from the total gives the sum of what was rounded off; while that is neither
 * too small nor too large, each part could have lost anything from none to four, and a part under five can be any of
 * these. Totals too small to break down without exposing the smallest parts are never broken down, because a selective
 * refusal would itself reveal that a part is under five.
 */
export function partsOfTotal(counts: readonly number[]): readonly number[] | undefined {
  const total = sum(counts);
  if (total < SMALLEST_SHOWN * (counts.length - 1)) return undefined;
  const parts = counts.map(atLeast);
  return pinsNone(total - sum(parts), counts.length) ? parts : undefined;
}

/** True when this many numbers from none to four, with this sum, may each still be any of these. */
function pinsNone(together: number, numbers: number): boolean {
  return together >= MOST_FEW && together <= MOST_FEW * (numbers - 1);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
