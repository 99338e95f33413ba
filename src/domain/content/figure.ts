/**
 * A computed value as an exact fraction: rounding never decides a threshold such as 10%. A percentage is `over / of`
 * times 100; a count or a number of days has `of` 1.
 */
export interface Figure {
  readonly over: number;
  readonly of: number;
  readonly percent: boolean;
}

/** Compares a figure with a threshold: negative below, 0 exactly on it, positive above. Exact for one decimal place. */
export function compareFigure(figure: Figure, threshold: number): number {
  const scale = figure.percent ? 1000 : 10;
  return figure.over * scale - Math.round(threshold * 10) * figure.of;
}
