import type { Clock } from './ports/clock.ts';
import type { OnceClaim } from './ports/audit.ts';

/** Long after anything could still ask about the week of a claim. */
const STORED_DAYS = 60;
const DAY = 24 * 60 * 60_000;

/**
 * The change that claims something which must happen only once, in the same batch as it. A second claim, from another
 * instance or a minute later, gets `exists` back and does nothing. Stored for `days`, 60 by default. `by`: the person
 * who did it, where there is one.
 */
export function claim(
  { clock }: { readonly clock: Clock },
  id: string,
  { by, days = STORED_DAYS }: { readonly by?: OnceClaim['by']; readonly days?: number } = {},
): { readonly change: 'once-claim'; readonly value: OnceClaim } {
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + days * DAY).toISOString();
  const value = { id, at: now.toISOString(), expiresAt, ...(by === undefined ? {} : { by }) };
  return { change: 'once-claim', value };
}
