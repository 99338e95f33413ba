/** The counts from none to four that a group under five may be, for whoever reads what is published. */
const EVERY = [0, 1, 2, 3, 4];

/**
 * Somebody who knows how figures are made, and tries every school that would give the ones they read. `worlds`: every
 * school; `groups`: the size of each group that nobody may count while it is under five. Resolves to what they find out:
 * each group under five that is not any number from none to four.
 */
export function pinnedGroups<World>(
  worlds: Iterable<World>,
  publish: (world: World) => unknown,
  groups: (world: World) => readonly number[],
): string[] {
  const possible = new Map<string, Set<number>[]>();
  for (const world of worlds) {
    const read = JSON.stringify(publish(world));
    const sizes = groups(world);
    const found = possible.get(read) ?? sizes.map(() => new Set<number>());
    sizes.forEach((size, at) => size < 5 && found[at]?.add(size));
    possible.set(read, found);
  }
  return [...possible].flatMap(([read, sizes]) =>
    sizes.flatMap((found, group) =>
      found.size === 0 || found.size === EVERY.length
        ? []
        : [`group ${group} is ${[...found].join()} in ${read}`],
    ),
  );
}
