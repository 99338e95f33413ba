import type { PersonNotice } from '../../domain/case/notices.ts';
import type { ThreadNotice } from '../../domain/case/thread-notices.ts';
import type { RemindedOf } from '../../domain/reminders/reminders.ts';
import { SEND_FAILURES } from './messenger.ts';

/** An item for a person's next reminder: which case, what about it, and since or by when. */
export interface ReminderItem {
  readonly of: RemindedOf;
  readonly referralId: string;
  /** School date `YYYY-MM-DD`. */
  readonly date: string;
  /** How far along it was; people are reminded once per stage. */
  readonly stage: string;
  /** Which of several with the same date. */
  readonly about?: string;
}

/** The problems the leads are told of once when a job cannot do its work. */
export const PROBLEMS = [
  /** Teams says there is no such channel any more. */
  'channel-gone',
  /** The bot may not post there: it was removed from the team, or blocked. */
  'channel-closed',
  /** Nobody has opened the channel with the bot yet, so it cannot be reached. */
  'channel-unknown',
  /** The connection broke while sending: it may or may not have been posted. */
  'not-sent',
  /** The connection broke while sending: it may or may not stand there. */
  'perhaps-sent',
  /** The bot was not running at the time, and now it is too late. */
  'missed',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** Whom a digest is for: everybody in the staff channels, or the small inclusion team. */
export type DigestAudience = 'staff' | 'inclusion';

/**
 * Why a delivery has not arrived: what Teams said, or what prevented it here. `no-address`: the person has not opened
 * the bot's chat yet, or the channel is not known. `not-staff`: they are not on the staff list. `no-card`: a line waits
 * for the card above it. `broken`: a fault of ours. `not-wanted`: no longer needed.
 */
export const WHY_UNDELIVERED = [
  ...SEND_FAILURES,
  'no-address',
  'not-staff',
  'no-card',
  'broken',
  'not-wanted',
] as const;
export type WhyUndelivered = (typeof WHY_UNDELIVERED)[number];

/** How far a delivery has got. */
export interface DeliveryState {
  readonly id: string;
  readonly createdAt: string;
  readonly attempts: number;
  /** `held`: the person cannot be reached now; retried when they are next active here, and for a week by itself. */
  readonly status: 'waiting' | 'sending' | 'sent' | 'held' | 'failed';
  /** ISO instant of the next attempt. While `sending`, the end of the sender's claim. */
  readonly dueAt: string;
  /** Why the last attempt failed. */
  readonly why?: WhyUndelivered;
}

/** A message to send outside the turn that caused it. Holds ids and a kind, never the words. */
export type Delivery = DeliveryState & DeliveryKind;

/** A delivery of one kind. */
export type DeliveryOf<Kind extends Delivery['kind']> = Extract<Delivery, { readonly kind: Kind }>;

export type CaseDeliveryKind =
  /**
   * Post the case's card in the inclusion channel, or redraw it in place. `onlyRedraw`: where it stands, and not where it
   * was deleted, because the case is over.
   */
  | { readonly kind: 'case-card'; readonly referralId: string; readonly onlyRedraw?: true }
  /** A short line in the thread under the case's card. */
  | { readonly kind: 'thread'; readonly referralId: string; readonly news: ThreadNotice }
  /** A card in one person's own chat. */
  | {
      readonly kind: 'person';
      readonly referralId: string;
      readonly to: string;
      readonly news: PersonNotice;
    };

export type DeliveryKind =
  | CaseDeliveryKind
  /** A week's digest in a channel. `late` once it is well past its time. */
  | {
      readonly kind: 'digest';
      readonly channel: string;
      readonly audience: DigestAudience;
      /** ISO week, for example `2026-W48`. */
      readonly week: string;
      readonly late: boolean;
      /** ISO instant at which a lead asked for it early: it counts up to then. */
      readonly asOf?: string;
    }
  /** One person's reminders for one school day, in one card. */
  | {
      readonly kind: 'reminder';
      readonly to: string;
      readonly day: string;
      readonly items: readonly ReminderItem[];
    }
  /** Asks somebody to decide on a request about pupils' data, or tells whoever asked how it ended. */
  | {
      readonly kind: 'data-request';
      readonly to: string;
      readonly request: string;
      readonly news: 'asked' | 'ended';
    }
  /** The way to raise a concern, for somebody who asked for it in a channel. */
  | { readonly kind: 'start'; readonly to: string }
  /** Something the clock could not do, or that a person has to do, told to one lead. */
  | {
      readonly kind: 'problem';
      readonly to: string;
      /**
       * `undelivered`: deliveries that failed or have waited for hours, all in one message. `sources-due`: sources of the
       * content that are past the day by which they were to be read again.
       */
      readonly problem: Problem | 'undelivered' | 'sources-due';
      readonly about: 'case-card' | 'digest' | 'deliveries' | 'content';
      readonly channel: string;
      readonly week?: string;
      /** With `undelivered`: ids of the deliveries it is about; with `sources-due`: ids of the sources. */
      readonly items?: readonly string[];
    };

/** Where a shared card is and which version of the record it shows. */
export interface CardPlace {
  readonly referralId: string;
  readonly conversationId: string;
  readonly messageId: string;
  /** 0 until the card has been posted; `messageId` is empty until then. */
  readonly drawnVersion: number;
  /** It says that the plan's review is due, which follows from the date, not from a version. */
  readonly drawnDue?: boolean;
  /** ISO instant until which one sender has claimed this card; no other posts or edits it. */
  readonly busyUntil?: string;
  /** ISO instants of the last lines written in its thread. */
  readonly linesAt?: readonly string[];
}
