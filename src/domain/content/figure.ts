/**
 * A computed value as an exact fraction, so that a line such as 10% is never decided by rounding. A percentage is
 * `over / of` times 100; a count or a number of days has `of` 1.
 */
export interface Figure {
  readonly over: number;
  readonly of: number;
  readonly percent: boolean;
}

/** How a figure stands to a threshold: negative below, 0 exactly on it, positive above. Exact for one decimal place. */
export function compareFigure(figure: Figure, threshold: number): number {
  const scale = figure.percent ? 1000 : 10;
  return figure.over * scale - Math.round(threshold * 10) * figure.of;
}
