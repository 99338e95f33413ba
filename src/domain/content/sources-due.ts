import type { Content, Source } from './content.ts';

/** The sources that were to be read again before this day (`YYYY-MM-DD`), the longest overdue first. */
export function sourcesDue({ sources }: Pick<Content, 'sources'>, today: string): readonly Source[] {
  return [...sources.values()]
    .filter(({ checkAgainBy }) => checkAgainBy < today)
    .toSorted((a, b) => (a.checkAgainBy < b.checkAgainBy ? -1 : 1));
}
