/** Chance that comes the same way again for the same seed. */
export interface Chance {
  /** A whole number from 0 up to and including `most`. */
  upTo(most: number): number;
  of<T>(choices: readonly T[]): T;
  /** True in about this share of all cases, from 0 to 1. */
  isAbout(share: number): boolean;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  // Mulberry32.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  return {
    upTo,
    of: <T>(choices: readonly T[]) => choices[upTo(choices.length - 1)] as T,
    isAbout: (share) => next() < share,
  };
}
