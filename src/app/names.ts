import { randomInt, randomUUID } from 'node:crypto';
import type { Names } from './turn.ts';

/** No vowels, to avoid words, and no look-alikes (0 O, 1 I L, 5 S, 2 Z, 8 B). */
const LETTERS = '34679CDFGHJKMNPQRTVWXY';
const LENGTH = 5;

/** Unguessable ids, and references like `R-7K3MP`: about five million of them, drawn again when one is taken. */
export const randomNames: Names = {
  id: () => randomUUID(),
  reference: () => `R-${Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`,
};
