import type { LineToCheck } from '../../words/record/transferred.ts';
import type { PageOf } from '../pages.ts';

/** Lines on one card, and their characters: somebody reads each of them. */
const MOST_LINES = 6;
const MOST_CHARACTERS = 900;

/** A page of the lines that somebody has to look at, as many as fit on a card; the last one where there are fewer pages. */
export function takeLines(all: readonly LineToCheck[], asked: number): PageOf<LineToCheck> {
  const pages: LineToCheck[][] = [[]];
  let characters = 0;
  for (const line of all) {
    const last = pages.at(-1) ?? [];
    characters += line.row.value.length;
    if (last.length === 0 || (last.length < MOST_LINES && characters <= MOST_CHARACTERS)) last.push(line);
    else {
      pages.push([line]);
      characters = line.row.value.length;
    }
  }
  const page = Math.min(Math.max(1, asked), pages.length);
  return { items: pages[page - 1] ?? [], page, pages: pages.length };
}
