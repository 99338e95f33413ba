import type { Version } from './records.ts';

/** An expired row: its key and the version read, without its content. */
export interface ExpiredRow {
  readonly key: string;
  readonly version: Version;
}

/** What is stored for a limited time: drafts, stop records, once-claims, requests, sent deliveries. */
export type ExpiringKind = 'draft' | 'stop' | 'once-claim' | 'request' | 'sent-delivery';

/** One school's rows that expire. Every method throws when storage cannot be reached. */
export interface Retention {
  /**
   * Reads the next rows of a kind, about a hundred; `from` is the `next` of the previous page. For drafts and stops
   * `until` is compared with the row's own `expiresAt`, for deliveries with when they were sent. `unreadable` counts
   * rows whose expiry cannot be read: damaged, or written by a newer version of this program; they stay.
   */
  expired(
    kind: ExpiringKind,
    until: Date,
    from?: string,
  ): Promise<{ readonly rows: readonly ExpiredRow[]; readonly unreadable: number; readonly next?: string }>;
  /** Deletes the row in the version read. False when it has been changed or deleted since. */
  remove(row: ExpiredRow): Promise<boolean>;
}
