import { z } from 'zod/v4';

import type { WakeUps } from '../app/ports/wake-ups.ts';
import { readOrUndefined, RowUnreadable, StorageUnavailable } from './errors.ts';
import { endOf, prefixOf, rowKey, timePart } from './rows/keys.ts';
import type { Fields, Row, RowTable, Tables, Write } from './rows/row-table.ts';

/**
 * One partition: a sweep reads only what is due. Two rows a wake-up: `due|time|school|delivery`, which the sweep reads
 * in order of time, and `at|school|delivery`, which says where the first one is.
 */
const PARTITION = 'wakeups';
/** A sweep skips at most this many pages of other schools' wake-ups, to end in time. */
const MOST_PAGES = 40;
/** Two instances may move the same wake-up at once; a job retries after a conflict. */
const TRIES = 4;
/** A wake-up for a new delivery that comes about when it is due does as well: moved by everybody, it would be contended. */
const NEAR_MILLISECONDS = 60_000;

const wakeUp = z.object({
  schemaVersion: z.literal(1),
  school: z.string(),
  deliveryId: z.string(),
  dueAt: z.iso.datetime(),
});

/** Tells a sweep which deliveries are due, from the wake-up table. `begin` opens it for one call. */
export function wakeUpsOn(begin: () => Tables): WakeUps {
  return {
    async due(now, limit, only) {
      const below = endOf(prefixOf('due', timePart(now)));
      const found: { school: string; deliveryId: string; dueAt: string }[] = [];
      let from = prefixOf('due');
      // Other schools' wake-ups are skipped: schools that share the table must not hold each other up.
      for (let pages = 0; pages < MOST_PAGES && found.length < limit; pages++) {
        const rows = await begin().wakeUps.range(PARTITION, from, below, limit);
        for (const row of rows) {
          // A delivery whose wake-up is damaged is among the undelivered ones, of which the leads are told.
          const wake = readOrUndefined(() => parseWakeUp(row));
          if (!wake) continue;
          const { school, deliveryId, dueAt } = wake;
          if (only === undefined || only.has(school)) found.push({ school, deliveryId, dueAt });
        }
        const last = rows[limit - 1];
        if (!last) break;
        from = `${last.key}!`;
      }
      return found.slice(0, limit);
    },

    async done(school, deliveryId) {
      const table = begin().wakeUps;
      for (let tries = 0; tries < TRIES; tries++) {
        const at = await table.read(PARTITION, rowKey('at', school, deliveryId));
        if (!at) return;
        const gone: Write[] = [
          { write: 'unlist', key: dueKey(parseWakeUp(at)) },
          { write: 'unlist', key: at.key },
        ];
        if ((await table.write(PARTITION, gone)) === 'done') return;
      }
      throw new StorageUnavailable('wake-up-contended');
    },

    async again(school, deliveryId, at) {
      await wakeLater(begin().wakeUps, school, deliveryId, at.toISOString());
    },
  };
}

/** Writes wake-ups for new deliveries, in one request for all of them. */
export async function wakeForNew(
  table: RowTable,
  school: string,
  deliveries: readonly { readonly id: string; readonly dueAt: string }[],
): Promise<void> {
  if (deliveries.length === 0) return;
  const writes = deliveries.flatMap(({ id, dueAt }) => inserts(school, id, timePart(dueAt)));
  if ((await table.write(PARTITION, writes)) === 'done') return;
  // Left over from a failed batch, the same batch again, or many who act on one case at this moment.
  for (const { id, dueAt } of deliveries) await wakeLater(table, school, id, dueAt, NEAR_MILLISECONDS);
}

/** Moves the wake-up of this delivery to this time; one that is no further from it than `near` milliseconds stays. */
export async function wakeLater(
  table: RowTable,
  school: string,
  deliveryId: string,
  at: string,
  near = 0,
): Promise<void> {
  const dueAt = timePart(at);
  for (let tries = 0; tries < TRIES; tries++) {
    const pointer = await table.read(PARTITION, rowKey('at', school, deliveryId));
    const before = pointer && parseWakeUp(pointer);
    if (before && Math.abs(Date.parse(before.dueAt) - Date.parse(dueAt)) <= near) return;
    const fields = fieldsOf(school, deliveryId, dueAt);
    const writes: readonly Write[] =
      pointer && before
        ? [
            { write: 'unlist', key: dueKey(before) },
            { write: 'insert', key: dueKey({ school, deliveryId, dueAt }), fields },
            { write: 'replace', key: pointer.key, fields, expected: pointer.version },
          ]
        : inserts(school, deliveryId, dueAt);
    if ((await table.write(PARTITION, writes)) === 'done') return;
  }
  throw new StorageUnavailable('wake-up-contended');
}

function inserts(school: string, deliveryId: string, dueAt: string): Write[] {
  const fields = fieldsOf(school, deliveryId, dueAt);
  return [
    { write: 'insert', key: rowKey('at', school, deliveryId), fields },
    { write: 'insert', key: dueKey({ school, deliveryId, dueAt }), fields },
  ];
}

function dueKey(wake: {
  readonly school: string;
  readonly deliveryId: string;
  readonly dueAt: string;
}): string {
  return rowKey('due', wake.dueAt, wake.school, wake.deliveryId);
}

function fieldsOf(school: string, deliveryId: string, dueAt: string): Fields {
  return { schemaVersion: 1, school, deliveryId, dueAt };
}

function parseWakeUp(row: Row): z.infer<typeof wakeUp> {
  const known = wakeUp.safeParse(row.fields);
  if (!known.success) throw new RowUnreadable('wake-up', 'row-damaged');
  return known.data;
}
