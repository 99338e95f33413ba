import { daysAhead, inDirectoryOrder, joinDirectory, type Provider } from '../../domain/school/provider.ts';
import { takePage } from '../pages.ts';
import type { Reply } from '../reply.ts';
import { schoolDay, type Turn, type TurnResult } from '../turn.ts';
import { forKeepers, onProvider } from './keep.ts';

const PAGE = 6;

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
      ...daysAhead(schoolDay(turn).today, turn.content),
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
    ...daysAhead(schoolDay(turn).today, turn.content),
    ...(notice === undefined ? {} : { notice }),
  };
}
