import { TooMuchToStore } from '../errors.ts';
import type { Fields, Write } from './row-table.ts';

/** The most rows in one batch. */
const MOST_ROWS = 100;
/** A batch may be 4 MiB on the wire; this leaves room for envelopes and escaping. */
const MOST_BYTES = 3_000_000;

/** Throws `TooMuchToStore` for a batch the table service would refuse, and an Error when a row is in it twice. */
export function checkBatch(writes: readonly Write[]): void {
  if (writes.length > MOST_ROWS) throw new TooMuchToStore('too-many-rows');
  let bytes = 0;
  for (const write of writes) if ('fields' in write) bytes += sizeOf(write.fields);
  if (bytes > MOST_BYTES) throw new TooMuchToStore('batch-too-large');
  if (new Set(writes.map(({ key }) => key)).size < writes.length)
    throw new Error('one batch cannot change the same row twice');
}

function sizeOf(fields: Fields): number {
  let bytes = 0;
  for (const value of Object.values(fields)) bytes += Buffer.byteLength(JSON.stringify(value));
  return bytes;
}
