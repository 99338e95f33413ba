import type { Referral } from '../../domain/case/referral.ts';
import type { Records } from '../ports/records.ts';
import { readWholeList } from '../whole-list.ts';

const PAGE = 50;

/** Every case that is undecided, waits for its plan or has one running, each once. Throws when storage is unavailable. */
export async function openCases(
  records: Pick<Records, 'undecided' | 'running'>,
): Promise<readonly Referral[]> {
  const cases = [
    ...(await readWholeList((from) => records.undecided(PAGE, from))),
    ...(await readWholeList((from) => records.running(PAGE, from))),
  ];
  return [...new Map(cases.map((referral) => [referral.id, referral])).values()];
}
