import type { Version } from './records.ts';

/** A row whose time is over. Says where it is and which version was looked at, and nothing of what it holds. */
export interface ExpiredRow {
  readonly key: string;
  readonly version: Version;
}

/** What is kept for a time only: drafts, the records of stops, what was claimed once, deliveries that were sent. */
export type KeptForATime = 'draft' | 'stop' | 'once-claim' | 'sent-delivery';

/** One school's rows that may not be kept for ever. Every method throws when storage cannot be reached. */
export interface Retention {
  /**
   * Looks at the next rows of a kind, about a hundred; `from` is the `next` of the page before. For drafts and stops
   * `until` is compared with the row's own `expiresAt`, for deliveries with when they were sent. `unreadable` counts rows
   * nobody can tell the end of: damaged, or written by a newer version of this program; they stay.
   */
  expired(
    kind: KeptForATime,
    until: Date,
    from?: string,
  ): Promise<{ readonly rows: readonly ExpiredRow[]; readonly unreadable: number; readonly next?: string }>;
  /** Deletes the row in the version that was looked at. False when it was changed meanwhile or is gone already. */
  remove(row: ExpiredRow): Promise<boolean>;
}
