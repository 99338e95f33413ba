import type { CommitResult } from '../../app/ports/records.ts';
import { StorageUnavailable } from '../errors.ts';
import { checkBatch } from '../rows/batch-limits.ts';
import type { Fields, Row, RowTable, Write } from '../rows/row-table.ts';

/** An in-memory table, for quick tests only: it is lost with the process. */
export class MemoryTable implements RowTable {
  /** While true, every call fails as if storage could not be reached. */
  down = false;
  readonly #partitions = new Map<string, Map<string, Row>>();
  #writes = 0;

  /** Every row there is, to look for what should be gone. */
  all(): readonly (Row & { readonly partition: string })[] {
    return [...this.#partitions].flatMap(([partition, rows]) =>
      [...rows.values()].map((row) => ({ ...row, partition })),
    );
  }

  async read(partition: string, key: string): Promise<Row | undefined> {
    this.#answer();
    return this.#rows(partition).get(key);
  }

  async range(partition: string, from: string, below: string, limit: number): Promise<readonly Row[]> {
    this.#answer();
    return [...this.#rows(partition).values()]
      .filter(({ key }) => key >= from && key < below)
      .toSorted((one, other) => (one.key < other.key ? -1 : 1))
      .slice(0, limit);
  }

  /** There are no tombstones in memory. */
  rangeWithRemains(partition: string, from: string, below: string, limit: number): Promise<readonly Row[]> {
    return this.range(partition, from, below, limit);
  }

  async write(partition: string, writes: readonly Write[]): Promise<CommitResult> {
    checkBatch(writes);
    this.#answer();
    const rows = this.#rows(partition);
    for (const write of writes) {
      const there = rows.get(write.key);
      if (write.write === 'insert') {
        if (there) return 'exists';
      } else if (
        write.write !== 'list' &&
        (!there || ('expected' in write && there.version !== write.expected))
      )
        return 'changed';
    }
    for (const write of writes) {
      if ('fields' in write) this.#set(rows, write.key, write.fields);
      else rows.delete(write.key);
    }
    return 'done';
  }

  async put(partition: string, key: string, fields: Fields): Promise<void> {
    this.#answer();
    this.#set(this.#rows(partition), key, fields);
  }

  #set(rows: Map<string, Row>, key: string, fields: Fields): void {
    this.#writes++;
    rows.set(key, { key, fields: { ...fields }, version: String(this.#writes) });
  }

  #answer(): void {
    if (this.down) throw new StorageUnavailable('unreachable');
  }

  #rows(partition: string): Map<string, Row> {
    let rows = this.#partitions.get(partition);
    if (!rows) this.#partitions.set(partition, (rows = new Map<string, Row>()));
    return rows;
  }
}
