import { daysClockIsAhead } from './wrong-clock.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { ServiceClock } from './ports/service-clock.ts';
import type { ExpiredRow, ExpiringKind, Retention } from './ports/retention.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Long enough to find out why a card did not arrive; the case and its audit trail hold the rest. */
export const SENT_DELIVERY_DAYS = 30;
/** A run ends after this many rows, to keep shutdown quick; the next run does the rest. */
const MOST_A_RUN = 200;

/** How long after its end each kind is deleted, in days. Drafts and stops carry their own expiry. */
const DAYS_AFTER: Readonly<Record<ExpiringKind, number>> = {
  draft: 0,
  stop: 0,
  'once-claim': 0,
  request: 0,
  'sent-delivery': SENT_DELIVERY_DAYS,
};
const KINDS = Object.keys(DAYS_AFTER) as ExpiringKind[];

/** What deleting expired rows needs. */
export interface Expiring {
  readonly serviceClock: ServiceClock;
  readonly retention: Retention;
  readonly clock: Clock;
  readonly log: Log;
}

/** `dryRun`: only count, and delete nothing. */
export interface DeleteOptions {
  readonly dryRun?: boolean;
}

/**
 * Deletes expired rows: drafts, stop records, claims, requests, deliveries sent 30 days ago. At most 200 a run. A row changed in
 * the meantime stays, and one deleted by another instance is not counted. Resolves to how many were deleted, or with
 * `dryRun` to how many could be, without the limit. Deletes nothing while this
 * host's clock is wrong by a day. Throws when storage cannot be reached; the next run carries on.
 */
export async function deleteExpired(
  parts: Expiring,
  { dryRun = false }: DeleteOptions = {},
): Promise<number> {
  const { retention, log } = parts;
  if ((await daysClockIsAhead(parts, 'tidy')) !== 0) return 0;
  let unreadable = 0;
  let tried = 0;
  let count = 0;
  for await (const page of pages(parts)) {
    unreadable += page.unreadable;
    for (const row of page.rows.slice(0, dryRun ? undefined : MOST_A_RUN - tried)) {
      tried++;
      if (dryRun || (await retention.remove(row))) count++;
    }
    if (!dryRun && tried >= MOST_A_RUN) break;
  }
  // Their expiry cannot be read: somebody has to look into them.
  if (unreadable > 0)
    log.warn({ event: 'broken', verb: 'tidy', outcome: 'unreadable-rows', count: unreadable });
  log.info({ event: 'tidied', count, ...(dryRun ? { outcome: 'dry-run' } : {}) });
  return count;
}

async function* pages({
  retention,
  clock,
}: Expiring): AsyncGenerator<{ readonly rows: readonly ExpiredRow[]; readonly unreadable: number }> {
  const now = clock.now().getTime();
  for (const kind of KINDS) {
    const until = new Date(now - DAYS_AFTER[kind] * DAY);
    let from: string | undefined;
    do {
      const page = await retention.expired(kind, until, from);
      yield page;
      from = page.next;
    } while (from !== undefined);
  }
}
