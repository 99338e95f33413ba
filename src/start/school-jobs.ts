import type { Clock } from '../app/ports/clock.ts';
import type { WakeUps } from '../app/ports/wake-ups.ts';
import type { Failures } from '../jobs/repeat.ts';
import type { ClockJobs } from '../jobs/schedule.ts';

/** A school whose jobs are to be run. */
export interface SchoolWithJobs {
  readonly id: string;
  readonly jobs: ClockJobs;
}

/** Schools worked on at once by one job; and by that of the digests, which are all due at the same minute. */
const AT_ONCE = 4;
const DIGESTS_AT_ONCE = 32;
const MOST_READ = 200;

/**
 * The jobs of several schools as one. Deliveries that are due are looked for once, not school by school. Every other
 * job goes through the schools a few at a time and begins with another one each time, so that none is always the last;
 * one that fails is reported and does not hold up the others. Throws when all of them fail.
 */
export function jobsOfSchools(
  schools: () => readonly SchoolWithJobs[],
  {
    wakeUps,
    clock,
    failures,
  }: { readonly wakeUps: WakeUps; readonly clock: Clock; readonly failures: Failures },
): ClockJobs {
  const turns = new Map<string, number>();
  /** Sweeps in progress: one that waits for a slow chat must not delay another school's. */
  const sweeping = new Map<string, Promise<number>>();

  const each = async (
    name: string,
    run: (jobs: ClockJobs) => Promise<number>,
    atOnce = AT_ONCE,
  ): Promise<number> => {
    const all = schools();
    const first = turns.get(name) ?? 0;
    turns.set(name, first + 1);
    const waiting = all
      .map((_, place) => all[(place + first) % all.length])
      .filter((one) => one !== undefined);
    let done = 0;
    const errors: unknown[] = [];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { id, jobs } = next;
        const ran = { verb: name, school: id };
        try {
          const count = await run(jobs);
          done += count;
          failures.worked(ran);
        } catch (error) {
          failures.failed(ran, error);
          errors.push(error);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    if (errors.length > 0 && errors.length === all.length) throw errors[0];
    return done;
  };

  return {
    sweep: async (signal) => {
      const all = new Map(schools().map(({ id, jobs }) => [id, jobs]));
      const due = await wakeUps.due(clock.now(), MOST_READ, new Set(all.keys()));
      const started = [...new Set(due.map(({ school }) => school))].flatMap((school) => {
        const jobs = all.get(school);
        if (!jobs || sweeping.has(school)) return [];
        const ran = { verb: 'sweep', school };
        const sweep = jobs
          .sweep(signal)
          .then(
            (count) => {
              failures.worked(ran);
              return count;
            },
            (error: unknown) => {
              failures.failed(ran, error);
              return 0;
            },
          )
          .finally(() => sweeping.delete(school));
        sweeping.set(school, sweep);
        return [sweep];
      });
      const handled = Promise.all(started).then((counts) => counts.reduce((sum, count) => sum + count, 0));
      if (!signal) return handled;
      // The next look for what is due comes soon; what is slow goes on meanwhile, unless the bot stops.
      const over = new AbortController();
      const stopped = new Promise<number>((resolve) => {
        if (signal.aborted) resolve(0);
        signal.addEventListener('abort', () => resolve(0), { once: true, signal: over.signal });
      });
      const quick = await Promise.race([handled, inSeconds(LOOK_AGAIN_SECONDS), stopped]).finally(() =>
        over.abort(),
      );
      if (signal.aborted) {
        await Promise.all(sweeping.values());
        return handled;
      }
      return quick ?? 0;
    },
    tellUndelivered: () => each('undelivered', (jobs) => jobs.tellUndelivered()),
    digests: () => each('digest', (jobs) => jobs.digests(), DIGESTS_AT_ONCE),
    lookAtProviders: () => each('providers', (jobs) => jobs.lookAtProviders()),
    reminders: () => each('reminders', (jobs) => jobs.reminders()),
    reconcileNightly: () => each('reconcile', (jobs) => jobs.reconcileNightly()),
    deletePastNightly: () => each('past-cases', (jobs) => jobs.deletePastNightly()),
    finishBegun: () => each('finish', (jobs) => jobs.finishBegun()),
    sealAudit: () => each('seal', (jobs) => jobs.sealAudit()),
    upgrade: () => each('upgrade', (jobs) => jobs.upgrade()),
    deleteExpired: () => each('tidy', (jobs) => jobs.deleteExpired()),
  };
}

const LOOK_AGAIN_SECONDS = 5;

function inSeconds(seconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), seconds * 1000).unref());
}
