import type { Clock } from './ports/clock.ts';
import type { OnceClaim } from './ports/kept-rows.ts';

/** Long after anybody could still ask about a week. */
const KEPT_DAYS = 60;
const DAY = 24 * 60 * 60_000;

/**
 * Claims something that is to happen once, in one batch with it: whoever comes second, on another instance or a minute
 * later, gets `exists` back and does nothing. Kept for 60 days or so many. `by`: the person who did it, where one did.
 */
export function claim(
  { clock }: { readonly clock: Clock },
  id: string,
  { by, days = KEPT_DAYS }: { readonly by?: OnceClaim['by']; readonly days?: number } = {},
): { readonly change: 'once-claim'; readonly value: OnceClaim } {
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + days * DAY).toISOString();
  const value = { id, at: now.toISOString(), expiresAt, ...(by === undefined ? {} : { by }) };
  return { change: 'once-claim', value };
}
