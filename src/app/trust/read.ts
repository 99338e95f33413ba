import { isoWeeksBetween } from '../../domain/calendar/iso-week.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import { trustFigures, trustSpan, type TrustFigures } from '../../domain/trust/trust-figures.ts';
import type { Records, WeekOf } from '../ports/records.ts';
import { readWholeList } from '../whole-list.ts';

/** A school that its trust asks about. */
export interface TrustSchool {
  readonly settings: SchoolSettings;
  readonly records: Records;
}

const PAGE = 50;
/** Far more than two terms bring in; a school with more is said to be too large to count in a turn. */
const MOST_READ = 2000;
/** Week lists read at once. */
const AT_ONCE = 4;

/**
 * Counts one school's cases of this term and the one before, by the lists of their weeks, so that the cost does not
 * grow with the years. Throws when storage cannot be reached or there are too many cases.
 */
export async function readTrustFigures({ settings, records }: TrustSchool, now: Date): Promise<TrustFigures> {
  const today = londonDate(now);
  const once = records.once(MOST_READ);
  const { days } = trustSpan(settings, today);
  const weeks = isoWeeksBetween(days.from, days.to);
  const asked = (['sent', 'closed'] as const).flatMap((what) => weeks.map((week) => ({ what, week })));
  const found: Record<Exclude<WeekOf, 'decided'>, Referral[]> = { sent: [], closed: [] };
  const work = async () => {
    for (let next = asked.shift(); next; next = asked.shift()) {
      const { what, week } = next;
      found[what].push(...(await readWholeList((from) => once.ofWeek(what, week, PAGE, from))));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return trustFigures(settings, today, {
    ...found,
    undecided: await readWholeList((from) => once.undecided(PAGE, from)),
    running: await readWholeList((from) => once.running(PAGE, from)),
  });
}
