import type { Log } from '../app/ports/log.ts';
import type { Product } from '../start/product.ts';
import { repeat, type Repeating } from './repeat.ts';

/** A job: how often it runs, and how long after the start for the first time, in seconds. */
interface Job {
  readonly name: string;
  readonly every: number;
  readonly firstAfter?: number;
  readonly run: (product: Product, signal: AbortSignal) => Promise<unknown>;
}

/**
 * What the bot's clock starts. Every job looks at the record and claims what it does there, so it may run on several
 * instances at once, be late, or be run from outside as well.
 */
const JOBS: readonly Job[] = [
  // What a turn could not deliver waits at most so long.
  { name: 'sweep', every: 5, run: (product, signal) => product.sweep(signal) },
  { name: 'digest', every: 30, firstAfter: 5, run: (product) => product.digests() },
  // Reads every open case each time, and nothing it sends waits for the minute.
  { name: 'reminders', every: 5 * 60, firstAfter: 20, run: (product) => product.reminders() },
  { name: 'tidy', every: 60 * 60, firstAfter: 30, run: (product) => product.deleteExpired() },
  // Looks often whether it is night in London and nobody has done it yet.
  { name: 'reconcile', every: 10 * 60, firstAfter: 60, run: (product) => product.reconcileNightly() },
  // Looks often whether it is time and nobody has done it yet.
  { name: 'undelivered', every: 10 * 60, firstAfter: 45, run: (product) => product.tellUndelivered() },
];

/** Runs every job again and again; one that fails or takes long keeps no other waiting. */
export function startSchedule(product: Product, log: Log): Repeating {
  const running = JOBS.map(({ name, every, firstAfter, run }) =>
    repeat(every, async (signal) => void (await run(product, signal)), log, {
      name,
      firstAfter: firstAfter ?? every,
    }),
  );
  return { stop: async () => void (await Promise.all(running.map((each) => each.stop()))) };
}
