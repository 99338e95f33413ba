import type { CardPlace, Delivery } from './deliveries.ts';
import type { AnswerValue } from '../domain/questions/answers.ts';
import type { Draft } from '../domain/questions/draft.ts';
import type { PackExtra } from '../domain/pack/pack.ts';
import type { Person, Referral } from '../domain/case/referral.ts';

/** The time. Everything that needs to know when it is takes one of these, so that tests and the demo can set it. */
export interface Clock {
  now(): Date;
}

/** What storage says a row's version is; nothing outside storage looks inside it. */
export type Version = string;

/** A value and the version it had when read. The version is needed to replace it. */
export interface Stored<T> {
  readonly value: T;
  readonly version: Version;
}

/** What somebody did, or looked at. Rows are only ever added. */
export interface AuditEntry {
  readonly id: string;
  readonly referralId: string;
  /** ISO instant. */
  readonly at: string;
  readonly by: Person;
  readonly what:
    | 'sent'
    | 'seen'
    | 'details-opened'
    | 'approved-in-school'
    | 'asked'
    | 'answered'
    | 'note-added'
    | 'facts-added'
    | 'proposed'
    | 'approved-ap'
    | 'passed-on'
    | 'block-overridden'
    | 'closed-not-needed'
    | 'handed-over'
    | 'history-opened'
    | 'found'
    | 'exported'
    | 'decision-changed'
    | 'plan-started'
    | 'plan-changed'
    | 'plan-opened'
    | 'update-given'
    | 'reviewed'
    | 'closed'
    | 'chased'
    | 'reminded';
  /** With `handed-over`: the new owner; with `reminded` and `chased`: who was told. */
  readonly to?: Person;
  /** With `exported`: what the lead let leave the school besides the ordinary pack. */
  readonly included?: readonly PackExtra[];
  /** Answers that were corrected or added, with what stood before (null for nothing). Leaves storage only in an export. */
  readonly corrected?: readonly {
    readonly question: string;
    readonly before: AnswerValue | null;
    readonly after: AnswerValue | null;
  }[];
}

/**
 * That something that is to happen once has been taken on, or that somebody decided it should not. The id names it:
 * kind, target and period, for example `digest|19:abc|2026-W48`. Nothing in it says anything about a pupil.
 */
export interface LedgerRow {
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  /** ISO instant after which nobody asks any more and the row is deleted. */
  readonly expiresAt: string;
  /** Where a person did it, for example held a week's digest. */
  readonly by?: Person;
}

/** That a stop happened: when and who, nothing about the pupil. Kept 30 days. */
export interface StopRecord {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly expiresAt: string;
}

/** How to reach a person's chat or a channel: what Teams told us on their last activity. */
export interface Address {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  /** The bot's own id in that channel, and the person's Teams id for a chat. */
  readonly botId: string;
  readonly userId?: string;
}

/**
 * One change to the school's records. A list of them is written all together or not at all.
 * `expected` is required wherever something is replaced: the version read, or `new` for "must not exist yet".
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
      /** The record as read, so that its index rows can follow; null when it is new. */
      readonly previous: Referral | null;
      readonly expected: Version | 'new';
    }
  | { readonly change: 'audit'; readonly value: AuditEntry }
  | { readonly change: 'stop'; readonly value: StopRecord }
  | { readonly change: 'delivery'; readonly value: Delivery; readonly expected: Version | 'new' }
  | { readonly change: 'card-place'; readonly value: CardPlace; readonly expected: Version | 'new' }
  /** Claims something that is to be done once: the batch comes back as `exists` when somebody has it already. */
  | { readonly change: 'ledger'; readonly value: LedgerRow }
  | { readonly change: 'ledger-gone'; readonly id: string; readonly expected: Version };

/** `changed`: something was replaced meanwhile, or is gone. `exists`: something new was already there. */
export type CommitResult = 'done' | 'changed' | 'exists';

/** A page of a list, and where the next one starts. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** What a case did in a week. */
export type WeekOf = 'sent' | 'decided' | 'closed';

/** One school's records. Every method throws when storage cannot be reached; none retries a person's conflict. */
export interface Records {
  readDraft(owner: string, id: string): Promise<Stored<Draft> | undefined>;
  /** A person's unfinished drafts, oldest first. */
  draftsOf(owner: string): Promise<readonly Stored<Draft>[]>;
  readReferral(id: string): Promise<Stored<Referral> | undefined>;
  findByReference(reference: string): Promise<Stored<Referral> | undefined>;
  /** A person's own referrals, newest first. */
  referralsBy(referrer: string, limit: number, from?: string): Promise<Page<Referral>>;
  /** Cases nobody has decided yet, soonest answer-by date first. */
  undecided(limit: number, from?: string): Promise<Page<Referral>>;
  /** Cases somebody looks after: undecided ones, soonest answer first; what runs, next review first; finished ones, latest first. */
  referralsOwnedBy(owner: string, limit: number, from?: string): Promise<Page<Referral>>;
  /** Undecided cases with a question that waits for its answer, soonest answer-by date first. */
  awaitingAnswer(limit: number, from?: string): Promise<Page<Referral>>;
  /** Undecided cases to be answered on or before this date (`YYYY-MM-DD`), soonest first. */
  dueBy(date: string, limit: number, from?: string): Promise<Page<Referral>>;
  /** Cases with a `statutoryDates` entry from `first` to `last` (`YYYY-MM-DD`), soonest first; one twice for two dates. */
  withStatutoryDates(
    range: { readonly first: string; readonly last: string },
    limit: number,
    from?: string,
  ): Promise<Page<Referral>>;
  /** Approved cases and running plans; next review first, and before them those that wait for their plan. */
  running(limit: number, from?: string): Promise<Page<Referral>>;
  /** Running plans in which this person is the key adult. */
  plansKeptBy(keyAdult: string): Promise<readonly Referral[]>;
  /** Cases of one ISO week (`2026-W48`, London), by when they were sent, last decided or closed. */
  ofWeek(what: WeekOf, week: string, limit: number, from?: string): Promise<Page<Referral>>;
  /** How many `ofWeek` would give, without reading them. */
  countOfWeek(what: WeekOf, week: string): Promise<number>;
  /** A pupil's cases by the school's own reference (spaces, hyphens and capitals do not matter), newest first. */
  referralsOfPupil(pupil: string, limit: number, from?: string): Promise<Page<Referral>>;
  /** Everything that happened to any case in this time, case by case; a page may be short or empty and yet have a next. */
  auditBetween(since: Date, until: Date, from?: string): Promise<Page<AuditEntry>>;
  /** What happened to a case, oldest first. */
  auditOf(referralId: string): Promise<readonly AuditEntry[]>;
  readCardPlace(referralId: string): Promise<Stored<CardPlace> | undefined>;
  readLedger(id: string): Promise<Stored<LedgerRow> | undefined>;
  readDelivery(id: string): Promise<Stored<Delivery> | undefined>;
  /** Deliveries held because this person could not be reached. */
  heldFor(person: string): Promise<readonly Stored<Delivery>[]>;
  /**
   * Writes all changes in one conditional batch in the school's partition, or none of them. A wake-up for each delivery
   * that is not yet sent is written to its own table before the batch: a wake-up without a batch is harmless.
   */
  commit(changes: readonly Change[]): Promise<CommitResult>;
}

/** The small table that tells a sweep which deliveries to look at, without visiting every school. */
export interface WakeUps {
  /** Deliveries of a school, or of all, whose time has come, soonest first. */
  due(
    now: Date,
    limit: number,
    school?: string,
  ): Promise<readonly { readonly school: string; readonly deliveryId: string; readonly dueAt: string }[]>;
  /** The delivery needs nobody's attention any more. */
  done(school: string, deliveryId: string): Promise<void>;
  /** Look at it again at this time. */
  again(school: string, deliveryId: string, at: Date): Promise<void>;
}

/** A row whose time is over. Says where it is and which version was looked at, and nothing of what it holds. */
export interface ExpiredRow {
  readonly key: string;
  readonly version: Version;
}

/** What is kept for a time only: drafts, the records of stops, what was claimed once, deliveries that were sent. */
export type KeptForATime = 'draft' | 'stop' | 'ledger' | 'sent-delivery';

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

/** Where people and channels can be reached. Keeps what it has seen in memory and writes only what is new. */
export interface AddressBook {
  person(id: string): Promise<Address | undefined>;
  channel(conversationId: string): Promise<Address | undefined>;
  rememberPerson(id: string, address: Address): Promise<void>;
  rememberChannel(conversationId: string, address: Address): Promise<void>;
}

/** An Adaptive Card, ready to send. */
export type AdaptiveCard = Readonly<Record<string, unknown>>;

/** What a card says where only a line fits: activity feed, lock screen. Never anything about a pupil. */
export interface Post {
  readonly card: AdaptiveCard;
  readonly summary: string;
}

/** Why a message could not be sent, in the words that decide what to do next. */
export class SendFailure extends Error {
  /**
   * `gone`: the message to edit, or the channel, no longer exists. `unreachable`: nobody to send to, or blocked. `later`:
   * it was not taken, try again. `unsure`: the connection broke after it was sent, so it may stand there.
   */
  readonly reason: 'gone' | 'unreachable' | 'later' | 'unsure';
  readonly retryAfterSeconds: number | undefined;
  constructor(reason: 'gone' | 'unreachable' | 'later' | 'unsure', retryAfterSeconds?: number) {
    super(`message not sent: ${reason}`);
    this.name = 'SendFailure';
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Sends to people and channels outside a turn. Every method throws a `SendFailure`. */
export interface Messenger {
  /** Starts a post of its own in a channel. */
  postToChannel(to: Address, post: Post): Promise<{ conversationId: string; messageId: string }>;
  editPost(to: Address, place: { conversationId: string; messageId: string }, post: Post): Promise<void>;
  replyInThread(
    to: Address,
    place: { conversationId: string; messageId: string },
    text: string,
  ): Promise<void>;
  /** A card in somebody's own chat with the bot. */
  sendToPerson(to: Address, post: Post): Promise<void>;
}

/** Fields a log line may carry. Closed on purpose: there is nowhere to put an answer, a name or a foreign message. */
export interface LogFields {
  readonly event:
    | 'started'
    | 'stopping'
    | 'turn'
    | 'refused'
    | 'broken'
    | 'delivered'
    | 'delivery-later'
    | 'delivery-failed'
    | 'sweep'
    | 'digest'
    | 'reminders'
    | 'reconciled'
    | 'tidied';
  readonly verb?: string;
  readonly outcome?: string;
  readonly reference?: string;
  readonly deliveryId?: string;
  readonly deliveryKind?: string;
  readonly attempts?: number;
  readonly milliseconds?: number;
  readonly count?: number;
  readonly errorCode?: string;
  readonly errorKind?: string;
  /** File names and line numbers only. */
  readonly stack?: readonly string[];
  readonly port?: number;
}

export interface Log {
  info(fields: LogFields): void;
  warn(fields: LogFields): void;
  error(fields: LogFields): void;
  /** What may be said about an error: its kind, its code and our own file names; never its message. */
  describe(error: unknown): Pick<LogFields, 'errorKind' | 'errorCode' | 'stack'>;
}
