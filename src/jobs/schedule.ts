import { repeat, type Failures, type Repeating } from './repeat.ts';

/** A school's scheduled jobs. Each resolves to how many things it did, and throws when storage is unavailable. */
export interface ClockJobs {
  /** Delivers whatever is due, and starts nothing more after `signal`. Resolves to how many deliveries were handled. */
  sweep(signal?: AbortSignal): Promise<number>;
  /** Tells the leads, twice a school day, what has not arrived. Resolves to how many deliveries that is. */
  tellUndelivered(): Promise<number>;
  /** Posts the weekly digests that are due. Resolves to how many were claimed. */
  digests(): Promise<number>;
  /** Takes over what leads have recorded of providers elsewhere. Resolves to 1 when that was something. */
  lookAtProviders(): Promise<number>;
  /** Puts today's reminders in the outbox. Resolves to how many. */
  reminders(): Promise<number>;
  /** Redraws stale cards, once a night in London. Resolves to how many. */
  reconcileNightly(): Promise<number>;
  /** Deletes past cases by the school's periods, once a night in London. Resolves to how many. */
  deletePastNightly(): Promise<number>;
  /** Finishes what people have said yes to and a bot that was stopped left half done. Resolves to how much was put in the outbox. */
  finishBegun(): Promise<number>;
  /** Brings records of earlier versions up to date. Resolves to how many upgrades ran. */
  upgrade(): Promise<number>;
  /** Seals what was added to the audit. Resolves to how many entries. */
  sealAudit(): Promise<number>;
  /** Deletes what has expired, at most 200 rows. Resolves to how many. */
  deleteExpired(): Promise<number>;
}

/** A job: how often it runs, and how long after start-up for the first time, in seconds. */
interface Job {
  readonly name: string;
  readonly every: number;
  readonly firstAfter?: number;
  readonly run: (jobs: ClockJobs, signal: AbortSignal) => Promise<unknown>;
}

/**
 * The schedule. Every job reads the records and claims its work in them, so it may run on several instances at once,
 * late, or from outside.
 */
const JOBS: readonly Job[] = [
  // A delivery that failed in its turn waits at most this long for the next attempt; what a dead bot left does not wait.
  { name: 'sweep', every: 5, firstAfter: 0, run: (jobs, signal) => jobs.sweep(signal) },
  // A read of a few rows; where it was recorded, it is taken over at once.
  { name: 'providers', every: 10, firstAfter: 0, run: (jobs) => jobs.lookAtProviders() },
  { name: 'finish', every: 60, firstAfter: 2, run: (jobs) => jobs.finishBegun() },
  { name: 'digest', every: 30, firstAfter: 5, run: (jobs) => jobs.digests() },
  // Reads every open case each time, and none of its reminders is that urgent.
  { name: 'reminders', every: 5 * 60, firstAfter: 20, run: (jobs) => jobs.reminders() },
  { name: 'tidy', every: 60 * 60, firstAfter: 30, run: (jobs) => jobs.deleteExpired() },
  // What is not sealed yet could still be changed without a trace.
  { name: 'seal', every: 60, firstAfter: 40, run: (jobs) => jobs.sealAudit() },
  // Each upgrade runs twice, and then never again.
  { name: 'upgrade', every: 10 * 60, firstAfter: 15, run: (jobs) => jobs.upgrade() },
  // Runs once a night in London; checked often, on every instance.
  { name: 'reconcile', every: 10 * 60, firstAfter: 60, run: (jobs) => jobs.reconcileNightly() },
  // Runs once a night in London, after the cards were compared.
  { name: 'past-cases', every: 10 * 60, firstAfter: 5 * 60, run: (jobs) => jobs.deletePastNightly() },
  // Runs twice a day; checked often, on every instance.
  { name: 'undelivered', every: 10 * 60, firstAfter: 45, run: (jobs) => jobs.tellUndelivered() },
];

/**
 * Runs every job repeatedly, each run in `around`; one that fails or is slow does not hold up the others.
 */
export function startSchedule(
  jobs: ClockJobs,
  failures: Failures,
  around: <T>(run: () => T) => T = (run) => run(),
): Repeating {
  const running = JOBS.map(({ name, every, firstAfter, run }) =>
    repeat(every, (signal) => around(async () => void (await run(jobs, signal))), failures, {
      name,
      firstAfter: firstAfter ?? every,
    }),
  );
  return { stop: async () => void (await Promise.all(running.map((each) => each.stop()))) };
}
