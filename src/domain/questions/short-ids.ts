import type { Question } from '../content/bank.ts';

/** Fewer characters than this tell no two people apart for long. */
const SHORTEST = 8;

/**
 * The ids of a question's people as a card carries them: as much of each as tells them from all others. With ids in full,
 * 300 people do not fit on a card.
 */
export function shortIds({ options }: Pick<Question, 'options'>): ReadonlyMap<string, string> {
  const ids = options.map(({ id }) => id).toSorted();
  return new Map(
    ids.map((id, at) => {
      const shared = Math.max(sharedLength(id, ids[at - 1]), sharedLength(id, ids[at + 1]));
      return [id, id.slice(0, Math.max(SHORTEST, shared + 1))];
    }),
  );
}

/** How many characters two ids have in common from their beginning. */
function sharedLength(one: string, other = ''): number {
  let length = 0;
  while (length < other.length && one[length] === other[length]) length++;
  return length;
}

/** The person whose id this is, or begins so; undefined when it is nobody's, or could be two people's. */
export function personMeant({ options }: Pick<Question, 'options'>, id: string): string | undefined {
  if (options.some((option) => option.id === id)) return id;
  const meant = id.length < SHORTEST ? [] : options.filter((option) => option.id.startsWith(id));
  return meant.length === 1 ? meant[0]?.id : undefined;
}
