/** Counts below this are not told to everybody (rules.md section 9): a pupil could be known by them. */
export const SMALLEST_SHOWN = 5;

/** A count as everybody may read it: exact from five on; `few` says fewer than five, none included. */
export type Figure = number | 'few';

/** The count, or `few`. That there were none is not told either: it says something about everybody who is not there. */
export function figure(count: number): Figure {
  return count >= SMALLEST_SHOWN ? count : 'few';
}
