import type { Log } from '../app/ports/log.ts';

/** Something that runs again and again until it is stopped. */
export interface Repeating {
  /** Tells the run under way, if any, to end, and resolves once it has. */
  stop(): Promise<void>;
}

/**
 * Runs `job` every so many seconds, never twice at once; a run that fails is logged under its name and the next one
 * comes. The first run is `firstAfter` seconds from now, or after the same wait as the others.
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
      // Ends whichever of the two is under way.
      clearTimeout(timer);
      stopping.abort();
      return running;
    },
  };
}
