import { londonDate } from '../../domain/calendar/london.ts';
import { censusDayBefore } from '../../domain/census/census-days.ts';
import { takeCensus, type Census } from '../../domain/census/placements.ts';
import { joinDirectory } from '../../domain/school/provider.ts';
import type { School } from '../turn.ts';
import { readWeeks } from '../weeks.ts';
import { readWholeList } from '../whole-list.ts';

const PAGE = 50;
/** Far more plans than a school has in a year; with more, it is said that there are too many to read in a turn. */
const MOST_READ = 2000;

/**
 * The placements of a census day (`YYYY-MM-DD`): from the plans that run, and those that ended since the census before.
 * Throws when storage cannot be reached, and `TooManyCases`.
 */
export async function readCensus(
  { settings, records, clock }: Pick<School, 'settings' | 'records' | 'clock'>,
  on: string,
): Promise<Census> {
  const today = londonDate(clock.now());
  const once = records.once(MOST_READ);
  const running = await readWholeList((from) => once.running(PAGE, from));
  const { closed } = await readWeeks(once, ['closed'], { from: censusDayBefore(on), to: today });
  const recorded = (await records.providers()).map(({ value }) => value);
  const providers = joinDirectory(settings.providers ?? [], recorded);
  return takeCensus({ on, today }, providers, [...running, ...closed]);
}
