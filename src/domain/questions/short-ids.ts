import type { Question } from '../content/bank.ts';

/** Fewer characters than this tell no two people apart for long. */
const SHORTEST = 8;

/**
 * The ids of a question's people as a card carries them: as much of each as tells them apart. With ids in full, 300 people
 * do not fit on a card.
 */
export function shortIds({ options }: Question): ReadonlyMap<string, string> {
  const longest = Math.max(0, ...options.map(({ id }) => id.length));
  let length = SHORTEST;
  while (length < longest && new Set(options.map(({ id }) => id.slice(0, length))).size < options.length)
    length++;
  return new Map(options.map(({ id }) => [id, id.slice(0, length)]));
}

/** The person whose id this is, or begins in; undefined when it is nobody's, or could be two people's. */
export function personMeant({ options }: Question, id: string): string | undefined {
  if (options.some((option) => option.id === id)) return id;
  const meant = id.length < SHORTEST ? [] : options.filter((option) => option.id.startsWith(id));
  return meant.length === 1 ? meant[0]?.id : undefined;
}
