import type { Referral } from '../domain/case/referral.ts';
import type { Erasure } from './ports/erasure.ts';
import { readWholeList } from './whole-list.ts';

/** Every case that is held and can be read, in no particular order. Throws when storage cannot be reached. */
export async function everyCase(erasure: Erasure): Promise<readonly Referral[]> {
  return (await readWholeList((from) => erasure.cases(from))).map(({ value }) => value);
}
