import type { Log } from '../app/ports/log.ts';

/** A job that runs repeatedly until it is stopped. */
export interface Repeating {
  /** Tells a run in progress to end, and resolves once it has. */
  stop(): Promise<void>;
}

/**
 * Runs `job` every so many seconds, never twice at once. A failed run is logged under its name, and the next one
 * follows. The first run comes after `firstAfter` seconds; by default, after `seconds`.
 */
export function repeat(
  seconds: number,
  job: (signal: AbortSignal) => Promise<void>,
  log: Log,
  { name = 'job', firstAfter = seconds }: { name?: string; firstAfter?: number } = {},
): Repeating {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const stopping = new AbortController();
  const run = () => {
    if (busy) return;
    busy = true;
    running = job(stopping.signal)
      .catch((error: unknown) => log.error({ event: 'broken', verb: name, ...log.describe(error) }))
      .finally(() => {
        busy = false;
      });
  };
  let timer = setTimeout(() => {
    timer = setInterval(run, seconds * 1000);
    run();
  }, firstAfter * 1000);
  return {
    stop: () => {
      // `clearTimeout` clears a timeout and an interval alike.
      clearTimeout(timer);
      stopping.abort();
      return running;
    },
  };
}
