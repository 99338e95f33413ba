import type { AuditCheck, ChainEnd } from '../../domain/audit.ts';

/**
 * Seals the audit: entries go into blocks, each with the hash of the one before it, so that an entry that is changed,
 * removed or added later is found. Every method throws when storage cannot be reached.
 */
export interface AuditSeals {
  /**
   * Seals what was written since the last time. Resolves to how many entries those are, and to the chain's end; another
   * instance that seals at the same moment leaves nothing for this one.
   */
  seal(now: Date): Promise<{ readonly entries: number; readonly end?: ChainEnd }>;
  /** Compares every entry with its seal. Entries from before `keptSince` may be gone. */
  check(keptSince: Date, noted?: ChainEnd): Promise<AuditCheck>;
}
