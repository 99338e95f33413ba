import type { Referral } from '../../domain/case/referral.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import type { Person } from '../../domain/people/person.ts';
import type { DeletedAs } from '../../domain/school/retention.ts';
import type { Page, Stored } from './records.ts';

/** That a case was deleted: nothing of what was in it. */
export interface DeletedCase {
  readonly id: string;
  readonly reference: string;
  readonly as: DeletedAs;
  /** With `erased`: who asked for it, and who approved it. */
  readonly by?: readonly Person[];
  /** ISO instant. */
  readonly at: string;
}

/** Somebody decided that a case must not be deleted for now. */
export interface LegalHold {
  readonly referralId: string;
  readonly reference: string;
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  readonly reason: string;
}

/** A hold whose row is damaged, of which only the case can still be told: the case is held all the same. */
export interface DamagedHold {
  readonly referralId: string;
  readonly isDamaged: true;
}

/** Finds and deletes what a school no longer keeps. Every method throws when storage cannot be reached. */
export interface Erasure {
  /**
   * All cases, in no particular order; damaged ones are left out and counted. `leaving`: ids of cases whose deletion was
   * broken off.
   */
  cases(
    from?: string,
  ): Promise<Page<Stored<Referral>> & { readonly unreadable: number; readonly leaving: readonly string[] }>;
  /** Everybody's drafts; damaged ones are left out. */
  drafts(): Promise<readonly Draft[]>;
  /**
   * Deletes a case. First, at once, it gets its line in the ledger and is gone for everybody who reads records; then
   * `meanwhile` runs, while the place of its card is still known; then what it has left goes, as `finishDeleting` says.
   * False when somebody changed the case since it was read: then nothing was done.
   */
  deleteCase(
    stored: Stored<Referral>,
    deleted: DeletedCase,
    meanwhile?: () => Promise<unknown>,
  ): Promise<boolean>;
  /**
   * Deletes what a case has left whose deletion was broken off: where it is listed, its card's place, its deliveries, the
   * answers in its audit trail and the record. Does nothing to any other case.
   */
  finishDeleting(id: string): Promise<void>;
  /** What was deleted so far, oldest first; damaged rows are left out. */
  deletedCases(): Promise<readonly DeletedCase[]>;
  /** Every hold: a damaged row holds its case until it is lifted. */
  holds(): Promise<readonly (LegalHold | DamagedHold)[]>;
  /** False when the case is held already. */
  hold(hold: LegalHold): Promise<boolean>;
  /** False when it was not held. */
  lift(referralId: string): Promise<boolean>;
  /**
   * Deletes audit rows of before then, who changed the settings, and the ledger of cases deleted before then. With `dryRun`, counts them.
   * `unreadable` counts damaged rows that stay: the others' age stands in their keys.
   */
  deleteAuditBefore(
    until: Date,
    dryRun: boolean,
  ): Promise<{ readonly count: number; readonly unreadable: number }>;
  /** Deletes what has waited since before then for somebody who never came, if it is about no case. */
  deleteHeldBefore(until: Date, dryRun: boolean): Promise<number>;
  /** Deletes how people who are none of these can be reached. With `dryRun`, counts them. */
  deleteAddressesBut(people: ReadonlySet<string>, dryRun: boolean): Promise<number>;
}
