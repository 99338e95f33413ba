import type { Log } from '../app/ports.ts';

/** Something that runs again and again until it is stopped. */
export interface Repeating {
  /** Resolves once the run under way, if any, is over. */
  stop(): Promise<void>;
}

/** Runs `job` every so many seconds, never twice at once; a run that fails is logged and the next one comes. */
export function repeat(seconds: number, job: () => Promise<void>, log: Log): Repeating {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = job()
      .catch((error: unknown) => log.error({ event: 'broken', verb: 'job', ...log.describe(error) }))
      .finally(() => {
        busy = false;
      });
  }, seconds * 1000);
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}
