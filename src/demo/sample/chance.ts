/** Repeatable chance: the same seed gives the same numbers. */
export interface Chance {
  /** An integer from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** One of the list, which is not empty. */
  one<T>(list: readonly [T, ...T[]]): T;
  /** This many letters and digits of the alphabet. */
  letters(alphabet: string, length: number): string;
}

/** Mulberry32: small and even enough for a sample; not for secrets. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    one: (list) => list[whole(0, list.length - 1)] ?? list[0],
    letters: (alphabet, length) =>
      Array.from({ length }, () => alphabet[whole(0, alphabet.length - 1)]).join(''),
  };
}
