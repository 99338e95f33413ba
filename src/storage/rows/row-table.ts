import type { CommitResult } from '../../app/ports/records.ts';

/** What a row holds besides its keys. A string has at most 30,000 characters. */
export type Fields = Readonly<Record<string, string | number>>;

/** A row as stored. `version` changes with every write. */
export interface Row {
  readonly key: string;
  readonly fields: Fields;
  readonly version: string;
  /** ISO instant. Only on the tombstone of a removed row, whose key is not free yet. */
  readonly emptiedAt?: string;
}

/** One step of a batch. */
export type Write =
  /** Must not exist yet. */
  | { readonly write: 'insert'; readonly key: string; readonly fields: Fields }
  /** Must exist in this version; replaces all of it. */
  | { readonly write: 'replace'; readonly key: string; readonly fields: Fields; readonly expected: string }
  /** Must exist in this version. `for-ever`: its key is never used again, so nobody has to wait until it is free. */
  | {
      readonly write: 'remove';
      readonly key: string;
      readonly expected: string;
      readonly gone?: 'for-ever';
    }
  /** Whether or not it exists, in any version: for index rows, which another row of the same batch guards. */
  | { readonly write: 'list'; readonly key: string; readonly fields: Fields }
  /** Must exist, in any version: for index rows, which another row of the same batch guards. */
  | { readonly write: 'unlist'; readonly key: string };

/**
 * All that this product needs from a table: rows in partitions, ordered by key. Partition and row keys come from
 * `keys.ts` and nowhere else. Every method throws `StorageUnavailable` when the table cannot be reached.
 */
export interface RowTable {
  read(partition: string, key: string): Promise<Row | undefined>;
  /** Rows with `from` <= key < `below`, in key order, at most `limit`. */
  range(partition: string, from: string, below: string, limit: number): Promise<readonly Row[]>;
  /** Like `range`, but with the tombstones of removed rows, which every other method treats as absent. */
  rangeWithRemains(partition: string, from: string, below: string, limit: number): Promise<readonly Row[]>;
  /**
   * Atomic. `exists`: a row to insert was there already. `changed`: a row to replace or remove is gone or has another
   * version. Throws `TooMuchToStore` for more than 100 rows or too many characters.
   */
  write(partition: string, writes: readonly Write[]): Promise<CommitResult>;
  /** Upserts. Only for rows where the last write wins. */
  put(partition: string, key: string, fields: Fields): Promise<void>;
}

/** Both tables. */
export interface Tables {
  /** One partition a school. */
  readonly cases: RowTable;
  readonly wakeUps: RowTable;
}
