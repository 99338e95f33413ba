/** Random choices that a seed repeats. */
export interface Random {
  /** From 0 up to, and without, 1. */
  next(): number;
  /** A whole number from 1 to `most`. */
  upTo(most: number): number;
  /** True this often: 0.1 is one time in ten. */
  chance(often: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** Mulberry32: small, and good enough to choose a moment with. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    upTo: (most) => 1 + Math.floor(next() * most),
    chance: (often) => next() < often,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
  };
}
