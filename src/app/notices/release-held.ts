import type { Delivery } from '../ports/deliveries.ts';
import type { Turn } from '../turn.ts';

/**
 * Makes deliveries held for this person due again, now that they have been active here. Resolves to their ids. Throws
 * when storage is unavailable.
 */
export async function releaseHeld(turn: Turn): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { value, version } of await turn.records.heldFor(turn.person.id)) {
    const waiting: Delivery = {
      ...value,
      status: 'waiting',
      attempts: 0,
      dueAt: turn.clock.now().toISOString(),
      why: value.why ?? 'no-address',
    };
    if ((await turn.records.commit([{ change: 'delivery', value: waiting, expected: version }])) === 'done')
      ids.push(value.id);
  }
  return ids;
}
