import type { Log } from '../app/ports/log.ts';
import type { Failures, Run } from '../jobs/repeat.ts';
import { StorageUnavailable } from '../storage/errors.ts';

/** How often a failure that goes on is logged again. */
const LOG_AGAIN_MS = 10 * 60 * 1000;
/** Without storage everything fails at once, and one line says so. */
const STORAGE = 'storage';

/**
 * Logs the first failure of each kind, the same again every ten minutes while it goes on, and a line when it is over. Each
 * gives how many runs have failed. An error that reaches here twice is logged once. `failing`: what failed when it last ran.
 */
export function logFailures(log: Log): Failures & { failing(): readonly Run[] } {
  const causes = new Map<string, { count: number; loggedAt: number }>();
  const failing = new Map<string, { readonly run: Run; readonly cause: string }>();
  const seen = new WeakSet();
  return {
    failed(run, error) {
      if (typeof error === 'object' && error !== null) {
        if (seen.has(error)) return;
        seen.add(error);
      }
      const found = log.describe(error);
      const key = keyOf(run);
      const own = `${key} ${found.errorKind} ${found.errorCode}`;
      const cause = error instanceof StorageUnavailable ? STORAGE : own;
      const before = failing.get(key)?.cause;
      if (before !== undefined && before !== cause && before !== STORAGE) causes.delete(before);
      failing.set(key, { run, cause });
      const { count, loggedAt } = causes.get(cause) ?? { count: 0, loggedAt: undefined };
      const now = performance.now();
      const isNews = loggedAt === undefined || now - loggedAt >= LOG_AGAIN_MS;
      causes.set(cause, { count: count + 1, loggedAt: isNews ? now : loggedAt });
      if (isNews)
        log.error({ event: 'broken', ...run, ...found, ...(count > 0 ? { count: count + 1 } : {}) });
    },
    worked(run) {
      const key = keyOf(run);
      const before = failing.get(key);
      if (!before) return;
      failing.delete(key);
      const ended = causes.get(before.cause);
      if (!ended) return;
      causes.delete(before.cause);
      log.info({ event: 'recovered', ...run, count: ended.count });
    },
    failing: () => [...failing.values()].map(({ run }) => run),
  };
}

function keyOf({ verb, school }: Run): string {
  return `${verb}|${school ?? ''}`;
}
