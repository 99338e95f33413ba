/** Set by the configuration of `npm run thorough`, which runs the tests that sample once more, without sampling. */
export const isThorough = process.env['TESTS'] === 'thorough';

/** `npm test` tries the same cases each time, so that it fails for a change and never by chance. */
const SEED = 20_261_124;

/** How often a property is tried: `all` times by `npm run thorough`, on other cases each time; a few times by `npm test`. */
export function runs(all: number, few = 40): { numRuns: number; seed?: number } {
  return isThorough ? { numRuns: all } : { numRuns: few, seed: SEED };
}

/** All of these in `npm run thorough`; those that stand for the others in `npm test`. Throws when none does. */
export function sampleOf<T>(
  all: readonly T[],
  standsForOthers: (each: T, at: number) => boolean,
): readonly T[] {
  const few = all.filter(standsForOthers);
  if (few.length === 0) throw new Error('a sample of none would pass whatever happens');
  return isThorough ? all : few;
}
