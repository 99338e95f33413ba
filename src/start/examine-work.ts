import type { Delivery } from '../app/ports/deliveries.ts';
import type { WakeUps } from '../app/ports/wake-ups.ts';
import type { Run } from '../jobs/repeat.ts';
import type { TablesConnection } from '../storage/connection.ts';
import type { RunningFigures } from '../telemetry/figures.ts';
import {
  describeFailingJobs,
  describeOutbox,
  describeRunning,
  describeUndelivered,
  type Finding,
} from '../words/doctor.ts';
import { look, right, wrong } from './examine.ts';

/** A delivery is sent within seconds; one that is due for so long is not being looked for. */
const OVERDUE_SECONDS = 15 * 60;

/** Seconds that the oldest delivery is overdue; 0 when none is. Throws when storage is unavailable. */
export async function outboxAge(wakeUps: WakeUps, now: Date): Promise<number> {
  const [first] = await wakeUps.due(now, 1);
  return first ? Math.max(0, (now.getTime() - Date.parse(first.dueAt)) / 1000) : 0;
}

/** Whether what is due is being delivered. */
export async function examineOutbox(storage: TablesConnection, now: Date): Promise<readonly Finding[]> {
  try {
    const seconds = await outboxAge(storage.wakeUps, now);
    const words = describeOutbox(seconds, seconds > OVERDUE_SECONDS);
    return [seconds > OVERDUE_SECONDS ? wrong('Deliveries', words) : right('Deliveries', words)];
  } catch (error) {
    return [wrong('Deliveries', storage.describeError(error))];
  }
}

/** What a school's bot could not deliver. */
export async function examineUndelivered(
  storage: TablesConnection,
  school: string,
): Promise<readonly Finding[]> {
  try {
    const all = await storage.records(school).undelivered();
    const count = (status: Delivery['status']) => all.filter((each) => each.status === status).length;
    const given = { held: count('held'), givenUp: all.filter(isGivenUp).length };
    const words = describeUndelivered(given);
    return [given.held + given.givenUp === 0 ? right('Deliveries', words) : look('Deliveries', words)];
  } catch (error) {
    return [wrong('Deliveries', storage.describeError(error))];
  }
}

function isGivenUp({ status, why }: Delivery): boolean {
  return status === 'failed' && why !== 'not-wanted';
}

/** What the process that is asked has done since it started, and which jobs fail, of no school but those examined. */
export function examineRunning(
  figures: RunningFigures,
  instance: string,
  { failing, examined }: { readonly failing: readonly Run[]; readonly examined: 'all' | readonly string[] },
): readonly Finding[] {
  const ours = failing.filter(
    ({ school }) => school === undefined || examined === 'all' || examined.includes(school),
  );
  return [
    right('Running', describeRunning(figures, instance)),
    ...(ours.length === 0 ? [] : [wrong('Running', describeFailingJobs(ours))]),
  ];
}
