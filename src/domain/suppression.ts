/** Counts below this are not told to everybody (rules.md section 9): a pupil could be known by them. */
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
 * The parts of a total that everybody knows, or undefined when even `few` would tell too much. What is left of the total
 * after the parts that are shown is the sum of those that are not: it may not pin any of them, so that each could still
 * be anything from none to four. One hidden part alone would be found by subtracting; three hidden ones that are 1
 * together hold no 2. Whether anything is shown depends on nothing but that remainder, so that a refusal tells nothing.
 */
export function partsOfTotal(counts: readonly number[]): readonly Figure[] | undefined {
  const hidden = counts.filter((count) => count < SMALLEST_SHOWN);
  if (hidden.length === 0) return counts;
  const remainder = hidden.reduce((sum, count) => sum + count, 0);
  const anythingGoes = remainder >= MOST_FEW && remainder <= MOST_FEW * (hidden.length - 1);
  return anythingGoes ? counts.map(figure) : undefined;
}

/** A total whose parts were shown one by one before, or undefined when it would give away those that were not. */
export function totalOfShown(counts: readonly number[]): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total >= SMALLEST_SHOWN && partsOfTotal(counts) !== undefined ? total : undefined;
}
