import { plusDays, type SchoolCalendar } from '../../domain/calendar/calendar.ts';
import { isoWeeksBetween } from '../../domain/calendar/iso-week.ts';
import { closedForFollowUp, isReturned } from '../../domain/case/follow-up.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Records } from '../ports/records.ts';
import { readWholeList } from '../whole-list.ts';

/** Cases read at once: few enough for one tables request, even on a slow machine. */
const AT_ONCE = 20;
/** Statutory dates are mentioned five school days ahead: in calendar days, allowing for the longest holiday. */
const DAYS_AHEAD = 60;

/** Undecided cases, approvals, running plans, and cases passed on with a statutory date ahead; each once. */
export async function readOpenCases(all: Records, today: string): Promise<readonly Referral[]> {
  const records = all.once();
  const range = { first: today, last: plusDays(today, DAYS_AHEAD) };
  const read = [
    await readWholeList((from) => records.undecided(AT_ONCE, from)),
    await readWholeList((from) => records.running(AT_ONCE, from)),
    await readWholeList((from) => records.withStatutoryDates(range, AT_ONCE, from)),
  ];
  return [...new Map(read.flat().map((referral) => [referral.id, referral])).values()];
}

/** The open cases, and those in which the pupil went back to class about a term ago. */
export async function readCasesToRemindOf(
  all: Records,
  calendar: SchoolCalendar,
  today: string,
): Promise<readonly Referral[]> {
  const returned = await readReturned(all.once(), calendar, today);
  return [...(await readOpenCases(all, today)), ...returned];
}

/** Cases closed about a term ago because the pupil was back in class, without an answer whether they still are. */
export async function readReturned(
  records: Records,
  calendar: SchoolCalendar,
  today: string,
): Promise<readonly Referral[]> {
  const { from: first, to: last } = closedForFollowUp(calendar, today);
  const found: Referral[] = [];
  for (const week of isoWeeksBetween(first, last))
    found.push(...(await readWholeList((from) => records.ofWeek('closed', week, AT_ONCE, from))));
  return found.filter((referral) => isReturned(referral) && !referral.followUp);
}
