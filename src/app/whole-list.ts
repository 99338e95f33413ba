import type { Page } from './ports/records.ts';

/** Reads a list page by page, to its end or until at least `most` items have been read. */
export async function readWholeList<T>(
  page: (from: string | undefined) => Promise<Page<T>>,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly T[]> {
  const found: T[] = [];
  let next: string | undefined;
  do {
    const read = await page(next);
    found.push(...read.items);
    next = read.next;
  } while (next !== undefined && found.length < most);
  return found;
}
