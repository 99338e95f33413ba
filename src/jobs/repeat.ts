/** What runs again and again: a job, for all schools or for one of them. */
export interface Run {
  readonly verb: string;
  readonly school?: string;
}

/** Takes note of runs that fail, and says so where IT looks. */
export interface Failures {
  failed(run: Run, error: unknown): void;
  worked(run: Run): void;
}

/** A job that runs repeatedly until it is stopped. */
export interface Repeating {
  /** Tells a run in progress to end, and resolves once it has. */
  stop(): Promise<void>;
}

/** The longest that a job which keeps failing waits, unless its usual interval is longer. */
const LONGEST_WAIT_SECONDS = 60;

/**
 * Runs `job` every so many seconds, never twice at once. The first run comes after `firstAfter` seconds; by default, after
 * `seconds`. A run that fails is reported under its name, and the next one follows: after twice the wait each time, up to a
 * minute.
 */
export function repeat(
  seconds: number,
  job: (signal: AbortSignal) => Promise<void>,
  failures: Failures,
  { name = 'job', firstAfter = seconds }: { name?: string; firstAfter?: number } = {},
): Repeating {
  const stopping = new AbortController();
  const ran = { verb: name };
  let failed = 0;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const runAfter = (wait: number) => {
    if (!stopping.signal.aborted) timer = setTimeout(run, wait * 1000);
  };
  const run = () => {
    const due = performance.now() + seconds * 1000;
    running = job(stopping.signal)
      .then(
        () => {
          failed = 0;
          failures.worked(ran);
        },
        (error: unknown) => {
          failed++;
          failures.failed(ran, error);
        },
      )
      .then(() => {
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
