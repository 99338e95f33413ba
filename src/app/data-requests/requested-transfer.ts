import { z } from 'zod/v4';
import { pupilReferenceOf } from '../../domain/case/pupil-key.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { DataRequest } from '../ports/data-requests.ts';
import { toTransfer, type ToTransfer } from '../transfer-record.ts';
import type { School } from '../turn.ts';

const requestedTransfer = z.object({
  school: z.string(),
  recipient: z.string(),
  mark: z.string(),
  along: z.array(z.int()),
  madeAt: z.string().optional(),
});

/**
 * Where a record is to go: the other school, its public key, the mark of what was looked at, the numbers of the marked
 * lines that go along, and when the file was first made (ISO instant).
 */
export type RequestedTransfer = z.infer<typeof requestedTransfer>;

/** Where the record of a request is to go; undefined where it is not one of these, or nothing more can come of it. */
export function transferOf({ kind, content }: DataRequest): RequestedTransfer | undefined {
  const read = requestedTransfer.safeParse(content);
  return kind === 'transfer' && read.success ? read.data : undefined;
}

/** The record of a request as it is now, with the pupil's reference at this school. */
export interface FoundRecord extends ToTransfer {
  readonly pupil: string;
}

/** What a request would transfer; undefined when that is not what was looked at. Throws when storage cannot be reached. */
export async function findAsLookedAt(
  school: Pick<School, 'records' | 'content'>,
  { cases }: DataRequest,
  { mark }: Pick<RequestedTransfer, 'mark'>,
): Promise<FoundRecord | undefined> {
  const read = await Promise.all(cases.map(({ id }) => school.records.readReferral(id)));
  const held: readonly Referral[] = read.flatMap((each) => (each ? [each.value] : []));
  const [first] = held;
  if (!first || held.length < cases.length) return undefined;
  const found = toTransfer(school, held);
  return found.mark === mark ? { ...found, pupil: pupilReferenceOf(first) ?? '' } : undefined;
}
