import { systemClock } from './clocks.ts';
import type { Log } from './ports/log.ts';
import type { ServiceClock } from './ports/service-clock.ts';

const DAY = 24 * 60 * 60_000;

/**
 * By how many whole days this host's clock is ahead of the storage service's; negative when it is behind, 0 when it is
 * right or the service does not say. Logged: while it is not 0 nothing may be deleted by its age, because a clock years
 * ahead would delete everything. Throws when storage cannot be reached.
 */
export async function daysClockIsAhead(
  { serviceClock, log }: { readonly serviceClock: ServiceClock; readonly log: Log },
  job: string,
): Promise<number> {
  const there = await serviceClock.now();
  // The machine's own clock, not one that a demo has set.
  const days = there ? Math.trunc((systemClock.now().getTime() - there.getTime()) / DAY) : 0;
  if (days !== 0) log.warn({ event: 'broken', verb: job, outcome: 'clock-wrong', count: days });
  return days;
}
