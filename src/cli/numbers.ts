import { CannotUse } from './command.ts';

/** Far more than anybody means, so that a slip of the finger does not fill the memory. */
const HIGHEST = 10_000;

/** The numbers of a list such as `1,4-6`. Throws, in words, when it is none. */
export function readNumbers(typed: string, option: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const piece of typed.split(',')) {
    const [, from, to = from] = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(piece) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === undefined || first < 1 || last < first || last > HIGHEST)
      throw new CannotUse(`${option} takes numbers such as 1,4-6; "${piece.trim()}" is none.`);
    for (let number = first; number <= last; number++) numbers.add(number);
  }
  return numbers;
}
