import { isoWeeksBetween } from '../domain/calendar/iso-week.ts';
import type { DayRange } from '../domain/calendar/calendar.ts';
import type { Referral } from '../domain/case/referral.ts';
import type { Records, WeekOf } from './ports/records.ts';
import { readWholeList } from './whole-list.ts';

const PAGE = 50;
/** Week lists read at once. */
const AT_ONCE = 4;

/**
 * The cases that were sent, decided or closed in the weeks of these days, by their lists: so the cost does not grow with the
 * years. Whole weeks, so there may be a few more. Throws when storage cannot be reached, and `TooManyCases`.
 */
export async function readWeeks<What extends WeekOf>(
  records: Records,
  whats: readonly What[],
  days: DayRange,
): Promise<Readonly<Record<What, readonly Referral[]>>> {
  const asked = whats.flatMap((what) => isoWeeksBetween(days.from, days.to).map((week) => ({ what, week })));
  const found = Object.fromEntries(whats.map((what) => [what, []])) as unknown as Record<What, Referral[]>;
  const work = async () => {
    for (let next = asked.shift(); next; next = asked.shift()) {
      const { what, week } = next;
      found[what].push(...(await readWholeList((from) => records.ofWeek(what, week, PAGE, from))));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}
