/** One page of a list that was read whole; pages count from 1. */
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly pages: number;
}

/** Where a list stands: which page of how many. */
export type Paged = Pick<PageOf<unknown>, 'page' | 'pages'>;

/** That page, or the last one there is: what stood on it may have been done meanwhile. */
export function takePage<T>(all: readonly T[], page: number, size: number): PageOf<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const shown = Math.min(Math.max(1, page), pages);
  return { items: all.slice((shown - 1) * size, shown * size), page: shown, pages };
}
