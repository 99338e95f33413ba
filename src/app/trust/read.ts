import { londonDate } from '../../domain/calendar/london.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import { trustFigures, trustSpan, type TrustFigures } from '../../domain/trust/trust-figures.ts';
import type { Records } from '../ports/records.ts';
import { readWeeks } from '../weeks.ts';
import { readWholeList } from '../whole-list.ts';

/** A school that its trust asks about. */
export interface TrustSchool {
  readonly settings: SchoolSettings;
  readonly records: Records;
}

const PAGE = 50;
/** Far more than two terms bring in; a school with more is said to be too large to count in a turn. */
const MOST_READ = 2000;

/**
 * Counts one school's cases of this term and the one before, by the lists of their weeks, so that the cost does not
 * grow with the years. Throws when storage cannot be reached or there are too many cases.
 */
export async function readTrustFigures({ settings, records }: TrustSchool, now: Date): Promise<TrustFigures> {
  const today = londonDate(now);
  const once = records.once(MOST_READ);
  const { days } = trustSpan(settings, today);
  return trustFigures(settings, today, {
    ...(await readWeeks(once, ['sent', 'closed'], days)),
    undecided: await readWholeList((from) => once.undecided(PAGE, from)),
    running: await readWholeList((from) => once.running(PAGE, from)),
  });
}
