import { plusDays } from '../../domain/calendar/calendar.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { THRESHOLD } from '../../domain/known-ids/rules.ts';
import { inDirectoryOrder, joinDirectory, type Provider } from '../../domain/school/provider.ts';
import { takePage } from '../pages.ts';
import type { Reply } from '../reply.ts';
import type { Turn, TurnResult } from '../turn.ts';
import { forKeepers, onProvider } from './keep.ts';

const PAGE = 6;
/** How far ahead the list looks, in days, when the content sets no longest time until a review. */
const LOOK_AHEAD_DAYS = 42;

/** The days that checks are held against: until the latest first review (P-10) of a place that starts today. */
export function daysAhead(turn: Turn): { readonly from: string; readonly to: string } {
  const from = londonDate(turn.clock.now());
  const days = turn.content.thresholds.get(THRESHOLD.reviewDays)?.value ?? LOOK_AHEAD_DAYS;
  return { from, to: plusDays(from, days) };
}

/** `providers`: the school's directory, by name, a page at a time; with `isArchive`, those that are no longer used. */
export async function listProviders(turn: Turn, page = 1, isArchive = false): Promise<TurnResult> {
  return forKeepers(turn, async () => {
    const stored = (await turn.records.providers()).map(({ value }) => value);
    const all = inDirectoryOrder(joinDirectory(turn.settings.providers ?? [], stored));
    const shown = all.filter(({ archived }) => (archived !== undefined) === isArchive);
    return {
      show: 'providers',
      providers: takePage(shown, page, PAGE),
      of: shown.length,
      isArchive,
      ...daysAhead(turn),
    };
  });
}

/** A provider's checklist. */
export async function openProvider(turn: Turn, name: string): Promise<TurnResult> {
  return onProvider(turn, name, async ({ provider }) => showProvider(turn, provider));
}

/** The answer that shows a provider as it stands now, perhaps with what was just done. */
export function showProvider(turn: Turn, provider: Provider, notice?: string): Reply {
  return {
    show: 'provider',
    provider,
    ...daysAhead(turn),
    ...(notice === undefined ? {} : { notice }),
  };
}
