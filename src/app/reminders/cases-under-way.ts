import { plusDays } from '../../domain/calendar/calendar.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { OutlinedList, Records } from '../ports/records.ts';
import { readWholeList } from '../whole-list.ts';

/** Statutory dates are mentioned five school days ahead: in calendar days, allowing for the longest holiday. */
const DAYS_AHEAD = 60;

/**
 * The outlines of undecided cases, approvals, running plans, cases passed on with a statutory date ahead, and those that
 * are over while something is still to come of them; each once.
 */
export async function readCasesUnderWay(
  records: Pick<Records, 'outlines'>,
  today: string,
): Promise<readonly Referral[]> {
  const lists: readonly OutlinedList[] = [
    { of: 'undecided' },
    { of: 'running' },
    { of: 'statutory', first: today, last: plusDays(today, DAYS_AHEAD) },
    { of: 'stillToCome' },
  ];
  const read: (readonly Referral[])[] = [];
  for (const list of lists) read.push(await readWholeList((from) => records.outlines(list, from)));
  return [...new Map(read.flat().map((referral) => [referral.id, referral])).values()];
}
