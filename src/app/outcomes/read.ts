import { londonDate } from '../../domain/calendar/london.ts';
import { latestTerms, type NamedTerm } from '../../domain/calendar/named-terms.ts';
import { termOutcomes, type TermOutcomes } from '../../domain/outcomes/term-outcomes.ts';
import { joinDirectory } from '../../domain/school/provider.ts';
import type { School } from '../turn.ts';
import { readWeeks } from '../weeks.ts';
import { readWholeList } from '../whole-list.ts';

const PAGE = 50;
/** Far more plans than a school has in two years; with more, it is said that there are too many to count in a turn. */
const MOST_READ = 2000;
/** Two school years: cases of earlier ones are deleted. */
const TERMS = 6;

/** The terms that can be asked for on that day (`YYYY-MM-DD`), this one first. */
export function termsToShow({ settings }: Pick<School, 'settings'>, today: string): readonly NamedTerm[] {
  return latestTerms(settings, today, TERMS);
}

/**
 * What came of support and provision in a term: from the plans that run and those that ended since it began. Throws when
 * storage cannot be reached, and `TooManyCases`.
 */
export async function readOutcomes(
  { settings, records, clock }: Pick<School, 'settings' | 'records' | 'clock'>,
  term: NamedTerm,
): Promise<TermOutcomes> {
  const today = londonDate(clock.now());
  const once = records.once(MOST_READ);
  const running = await readWholeList((from) => once.running(PAGE, from));
  const { closed } = await readWeeks(once, ['closed'], { from: term.from, to: today });
  const recorded = (await records.providers()).map(({ value }) => value);
  const providers = joinDirectory(settings.providers ?? [], recorded);
  return termOutcomes({ calendar: settings, providers }, term, today, [...running, ...closed]);
}
