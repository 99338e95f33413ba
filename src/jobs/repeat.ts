import type { Log, LogFields } from '../app/ports/log.ts';

/** A job that runs repeatedly until it is stopped. */
export interface Repeating {
  /** Tells a run in progress to end, and resolves once it has. */
  stop(): Promise<void>;
}

/** The longest that a job which keeps failing waits, unless its usual interval is longer. */
const LONGEST_WAIT_SECONDS = 60;
/** How often a failure that goes on is logged again. */
const LOG_AGAIN_MS = 10 * 60 * 1000;

/**
 * Runs `job` every so many seconds, never twice at once. The first run comes after `firstAfter` seconds; by default, after
 * `seconds`. A run that fails is logged under its name, and the next one follows: after twice the wait each time, up to
 * a minute. The same failure is logged again every ten minutes, with the number of runs that have failed, and a line
 * says when the job works again.
 */
export function repeat(
  seconds: number,
  job: (signal: AbortSignal) => Promise<void>,
  log: Log,
  { name = 'job', firstAfter = seconds }: { name?: string; firstAfter?: number } = {},
): Repeating {
  const stopping = new AbortController();
  const failures = logFailures(name, log);
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const runAfter = (wait: number) => {
    if (!stopping.signal.aborted) timer = setTimeout(run, wait * 1000);
  };
  const run = () => {
    const due = performance.now() + seconds * 1000;
    running = job(stopping.signal)
      .then(
        () => failures.ended(),
        (error: unknown) => failures.failed(error),
      )
      .then((failed) => {
        const early = Math.max(0, (due - performance.now()) / 1000);
        runAfter(
          failed === 0 ? early : Math.max(seconds, Math.min(seconds * 2 ** failed, LONGEST_WAIT_SECONDS)),
        );
      });
  };
  runAfter(firstAfter);
  return {
    stop: () => {
      clearTimeout(timer);
      stopping.abort();
      return running;
    },
  };
}

/** Logs the first of a row of failures of one kind, and what came of it. Each gives how many runs in a row have failed. */
function logFailures(name: string, log: Log) {
  let failed = 0;
  let logged: { readonly kind: string; readonly at: number } | undefined;
  return {
    failed: (error: unknown): number => {
      failed++;
      const found = log.describe(error);
      const kind = kindOf(found);
      const now = performance.now();
      if (logged?.kind !== kind || now - logged.at >= LOG_AGAIN_MS) {
        logged = { kind, at: now };
        log.error({ event: 'broken', verb: name, ...found, ...(failed > 1 ? { count: failed } : {}) });
      }
      return failed;
    },
    ended: (): number => {
      if (failed > 0) log.info({ event: 'recovered', verb: name, count: failed });
      failed = 0;
      logged = undefined;
      return failed;
    },
  };
}

function kindOf({ errorKind, errorCode }: Pick<LogFields, 'errorKind' | 'errorCode'>): string {
  return `${errorKind} ${errorCode}`;
}
