import type { Digest } from '../../domain/digest.ts';
import type { DigestAudience } from '../deliveries.ts';
import type { School } from '../turn.ts';

/** Which digest: for whom, of which ISO week (`2026-W48`), and from when to when things count as new (ISO instants). */
export interface DigestAsked {
  readonly audience: DigestAudience;
  readonly week: string;
  readonly from: string;
  readonly to: string;
}

/** What a week's digest says, read by key prefix only. Throws when storage cannot be reached. */
export async function readDigest(
  _school: Pick<School, 'settings' | 'knowledge' | 'records'>,
  asked: DigestAsked,
): Promise<Digest> {
  throw new Error(`not written yet: ${asked.week}`);
}
