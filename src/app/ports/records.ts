import type { CardPlace, Delivery } from './deliveries.ts';
import type { DataRequest } from './data-requests.ts';
import type { OwnLayout } from './own-layouts.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import type { Provider } from '../../domain/school/provider.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { AuditEntry, OnceClaim, StopRecord } from './audit.ts';

/** A row's version, opaque outside storage. */
export type Version = string;

/** A value and the version it had when read, which is needed to replace it. */
export interface Stored<T> {
  readonly value: T;
  readonly version: Version;
}

/**
 * One change to the school's records. A list of them is atomic. `expected` is required wherever something is replaced:
 * the version read, or `new` for "must not exist yet".
 */
export type Change =
  | { readonly change: 'draft'; readonly value: Draft; readonly expected: Version | 'new' }
  | {
      readonly change: 'draft-gone';
      readonly owner: string;
      readonly id: string;
      readonly expected: Version;
    }
  | {
      readonly change: 'referral';
      readonly value: Referral;
      /** The record as read, from which its old index rows follow; null when it is new. */
      readonly previous: Referral | null;
      readonly expected: Version | 'new';
    }
  | { readonly change: 'audit'; readonly value: AuditEntry }
  | { readonly change: 'stop'; readonly value: StopRecord }
  | { readonly change: 'delivery'; readonly value: Delivery; readonly expected: Version | 'new' }
  | { readonly change: 'card-place'; readonly value: CardPlace; readonly expected: Version | 'new' }
  | { readonly change: 'request'; readonly value: DataRequest; readonly expected: Version | 'new' }
  /** Of the school's directory; its name says which. */
  | { readonly change: 'provider'; readonly value: Provider; readonly expected: Version | 'new' }
  | { readonly change: 'request-gone'; readonly id: string; readonly expected: Version }
  | { readonly change: 'own-layout'; readonly value: OwnLayout; readonly expected: Version | 'new' }
  /** Claims something that is to be done once: the batch comes back as `exists` when it is already claimed. */
  | { readonly change: 'once-claim'; readonly value: OnceClaim }
  | { readonly change: 'delete-claim'; readonly id: string; readonly expected: Version };

/** `changed`: a row was replaced in the meantime, or is gone. `exists`: a new row was already there. */
export type CommitResult = 'done' | 'changed' | 'exists';

/** There are more cases than the caller is willing to read. */
export class TooManyCases extends Error {}

/** A page of a list, and where the next one starts. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** The event by which a case belongs to a week. */
export type WeekOf = 'sent' | 'decided' | 'closed';

/** A list of cases that is read as outlines; days are `YYYY-MM-DD`. */
export type OutlinedList =
  | { readonly of: 'undecided' | 'running' | 'stillToCome' }
  | { readonly of: 'statutory'; readonly first: string; readonly last: string };

/** One school's records. Every method throws when storage cannot be reached; none retries a person's conflict. */
export interface Records {
  /**
   * The same records for one pass through several lists, reading each case once. After `most` cases every list throws
   * `TooManyCases`.
   */
  once(most?: number): Records;
  readDraft(owner: string, id: string): Promise<Stored<Draft> | undefined>;
  /** A person's unfinished drafts, oldest first; damaged ones are left out. */
  draftsOf(owner: string): Promise<readonly Stored<Draft>[]>;
  readReferral(id: string): Promise<Stored<Referral> | undefined>;
  findByReference(reference: string): Promise<Stored<Referral> | undefined>;
  /** A person's own referrals, newest first. */
  referralsBy(referrer: string, limit: number, from?: string): Promise<Page<Referral>>;
  /** Undecided cases, soonest answer-by date first. */
  undecided(limit: number, from?: string): Promise<Page<Referral>>;
  /**
   * Cases this person owns: undecided ones, soonest answer first; running ones, next review first; finished ones,
   * latest first.
   */
  referralsOwnedBy(owner: string, limit: number, from?: string): Promise<Page<Referral>>;
  /** Undecided cases with a question that waits for its answer, soonest answer-by date first. */
  awaitingAnswer(limit: number, from?: string): Promise<Page<Referral>>;
  /** Undecided cases due for an answer on or before this date (`YYYY-MM-DD`), soonest first. */
  dueBy(date: string, limit: number, from?: string): Promise<Page<Referral>>;
  /**
   * Cases with a `statutoryDates` entry from `first` to `last` (`YYYY-MM-DD`), soonest first; one twice for two dates.
   */
  withStatutoryDates(
    range: { readonly first: string; readonly last: string },
    limit: number,
    from?: string,
  ): Promise<Page<Referral>>;
  /** Approved cases and running plans; those that wait for their plan first, then by next review. */
  running(limit: number, from?: string): Promise<Page<Referral>>;
  /** Cases that are no longer open while a panel, something agreed or a question a term later is still to come; in no order. */
  stillToCome(limit: number, from?: string): Promise<Page<Referral>>;
  /**
   * The outlines of the cases of a list, in its order, up to a thousand in one read: without long texts, for counting,
   * sorting and finding out what is due. Whoever is shown a case is shown what `readReferral` gives.
   */
  outlines(list: OutlinedList, from?: string): Promise<Page<Referral>>;
  /** Writes every outline again that is not its record's. Resolves to how many cases that were; for a job. */
  mendOutlines(): Promise<number>;
  /** Running plans in which this person is the key adult. */
  plansOfKeyAdult(keyAdult: string): Promise<readonly Referral[]>;
  /** Cases of one ISO week (`2026-W48`, London), by when they were sent, last decided or closed. */
  ofWeek(what: WeekOf, week: string, limit: number, from?: string): Promise<Page<Referral>>;
  /**
   * A pupil's cases by the school's own reference (spaces, hyphens and capitals do not matter), newest first; `but` the
   * one with this id.
   */
  referralsOfPupil(pupil: string, limit: number, from?: string, but?: string): Promise<Page<Referral>>;
  /**
   * The audit trail of all cases in this period, case by case; a page may be short or empty and yet have a next. `unreadable`
   * counts damaged entries, of any time.
   */
  auditBetween(
    since: Date,
    until: Date,
    from?: string,
  ): Promise<Page<AuditEntry> & { readonly unreadable: number }>;
  /** The audit trail of a case, oldest first. Damaged entries are left out: the check of the audit names them. */
  auditOf(referralId: string): Promise<readonly AuditEntry[]>;
  readCardPlace(referralId: string): Promise<Stored<CardPlace> | undefined>;
  readClaim(id: string): Promise<Stored<OnceClaim> | undefined>;
  readDelivery(id: string): Promise<Stored<Delivery> | undefined>;
  /** Deliveries held because this person could not be reached. */
  heldFor(person: string): Promise<readonly Stored<Delivery>[]>;
  /** The waiting thread lines of this case's card, in the order in which things happened. */
  threadLinesOf(referralId: string): Promise<readonly Stored<Delivery>[]>;
  /** Every delivery that is waiting, held or failed. Reads all stored deliveries: for a job, not for a turn. */
  undelivered(): Promise<readonly Delivery[]>;
  /** A provider as a lead has recorded it, by its name; capitals and spaces do not matter. */
  readProvider(name: string): Promise<Stored<Provider> | undefined>;
  /** All providers that leads have recorded; damaged ones are left out. */
  providers(): Promise<readonly Stored<Provider>[]>;
  readRequest(id: string): Promise<Stored<DataRequest> | undefined>;
  /** Requests about pupils' data that have not expired, ended ones included, oldest first; damaged ones are left out. */
  requests(): Promise<readonly Stored<DataRequest>[]>;
  /** What staff said about reports whose columns no content knows; damaged rows are left out. */
  ownLayouts(): Promise<readonly Stored<OwnLayout>[]>;
  /**
   * Writes all changes in one conditional batch in the school's partition, or none. A wake-up for each unsent delivery
   * is written to its own table before the batch: a wake-up without a batch is harmless.
   */
  commit(changes: readonly Change[]): Promise<CommitResult>;
}
