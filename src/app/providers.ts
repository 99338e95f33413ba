import { plusDays } from '../domain/calendar/calendar.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { inDirectoryOrder } from '../domain/school/provider.ts';
import { ONLY_LEADS } from '../words/providers.ts';
import type { TurnResult, Turn } from './turn.ts';
import { THRESHOLD } from '../domain/known-ids/rules.ts';
import { can } from '../domain/people/roles.ts';

const PAGE = 6;
/** How far ahead the list looks, in days, when the content sets no longest time until a review. */
const LOOK_AHEAD_DAYS = 42;

/**
 * `providers`: the school's directory, by name, a page at a time from entry `from`. Checks have to last until the
 * latest first review (P-10), since a place that starts today would run at least that long.
 */
export async function listProviders(turn: Turn, from = 0): Promise<TurnResult> {
  if (!can(turn.person, 'reads-providers')) return { reply: { text: ONLY_LEADS } };
  const all = inDirectoryOrder(turn.settings.providers ?? []);
  const start = from < all.length ? from : 0;
  const next = start + PAGE;
  const today = londonDate(turn.clock.now());
  const ahead = turn.content.thresholds.get(THRESHOLD.reviewDays)?.value ?? LOOK_AHEAD_DAYS;
  return {
    reply: {
      show: 'providers',
      providers: all.slice(start, next),
      from: today,
      to: plusDays(today, ahead),
      of: all.length,
      ...(next < all.length ? { next } : {}),
    },
  };
}
