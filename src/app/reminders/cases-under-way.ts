import { plusDays } from '../../domain/calendar/calendar.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Records } from '../ports/records.ts';
import { readWholeList } from '../whole-list.ts';

/** Cases read at once: few enough for one tables request, even on a slow machine. */
const AT_ONCE = 20;
/** The most that are read for a person who waits: far more than a school has. */
export const MOST_READ = 1000;
/** Statutory dates are mentioned five school days ahead: in calendar days, allowing for the longest holiday. */
const DAYS_AHEAD = 60;

/**
 * Undecided cases, approvals, running plans, cases passed on with a statutory date ahead, and those that are over while
 * something is still to come of them; each once.
 */
export async function readCasesUnderWay(all: Records, today: string): Promise<readonly Referral[]> {
  const records = all.once();
  const range = { first: today, last: plusDays(today, DAYS_AHEAD) };
  const read = [
    await readWholeList((from) => records.undecided(AT_ONCE, from)),
    await readWholeList((from) => records.running(AT_ONCE, from)),
    await readWholeList((from) => records.withStatutoryDates(range, AT_ONCE, from)),
    await readWholeList((from) => records.stillToCome(AT_ONCE, from)),
  ];
  return [...new Map(read.flat().map((referral) => [referral.id, referral])).values()];
}
