import type { Referral } from '../domain/case/referral.ts';
import type { Records } from './ports/records.ts';

/** The cases of these outlines, by id, each once; without those that are gone meanwhile. */
export async function readWhole(
  records: Pick<Records, 'readReferral'>,
  outlines: readonly Pick<Referral, 'id'>[],
): Promise<ReadonlyMap<string, Referral>> {
  const ids = [...new Set(outlines.map(({ id }) => id))];
  const stored = await Promise.all(ids.map((id) => records.readReferral(id)));
  return new Map(stored.flatMap((each) => (each ? [[each.value.id, each.value] as const] : [])));
}
