/** The end of the chain at some moment: noted outside the tables, it shows later whether the chain was made anew. */
export interface ChainEnd {
  /** Of the newest block. */
  readonly number: number;
  /** Its SHA-256, as hexadecimal digits. */
  readonly hash: string;
}

/** Something about the audit that is not as it was written. */
export type AuditProblem =
  /** An entry that was changed, removed, or put there by something other than the bot. */
  | {
      readonly what: 'changed' | 'removed' | 'added';
      /** ISO instant, as its key says. */
      readonly at: string;
      /** The case, or what else it is about. */
      readonly referralId: string;
    }
  /** A block whose content does not fit its hash, that does not follow the one before it, or that is missing. */
  | { readonly what: 'block-changed' | 'block-unlinked' | 'block-missing'; readonly number: number }
  /** The chain does not hold the end that was noted. */
  | { readonly what: 'other-end'; readonly number: number };

/** What a check of the audit found. */
export interface AuditCheck {
  /** Sealed entries that are as they were written. */
  readonly intact: number;
  readonly blocks: number;
  /** When the oldest block was sealed: an ISO instant. */
  readonly since?: string;
  /** Entries that the next sealing takes. */
  readonly unsealed: number;
  readonly end?: ChainEnd;
  /** In the order in which they were found. */
  readonly problems: readonly AuditProblem[];
}
