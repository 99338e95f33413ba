import type { PersonNotice } from '../../domain/case/notices.ts';
import type { ThreadNotice } from '../../domain/case/thread-notices.ts';
import type { RemindedOf } from '../../domain/reminders/reminders.ts';
import { SEND_FAILURES } from './messenger.ts';

/** Something that asks for a person's attention in their next reminder: which case, what about it, and since or by when. */
export interface ReminderItem {
  readonly of: RemindedOf;
  readonly referralId: string;
  /** School date `YYYY-MM-DD`. */
  readonly date: string;
  /** How far along it was; people hear of each stage once. */
  readonly stage: string;
}

/** What the lead is told once when something the clock does cannot be done. */
export const PROBLEMS = [
  /** Teams says there is no such channel any more. */
  'channel-gone',
  /** The bot may not post there: it was removed from the team, or blocked. */
  'channel-closed',
  /** Nobody has opened the channel with the bot yet, so it cannot be reached. */
  'channel-unknown',
  /** Teams has refused for too long. */
  'not-sent',
  /** The connection broke while sending: it may or may not stand there. */
  'perhaps-sent',
  /** The bot was not running at the time and it is too late now. */
  'missed',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** Whom a digest is for: everybody on the staff channels, or the small inclusion team. */
export type DigestAudience = 'staff' | 'inclusion';

/**
 * Why a delivery has not arrived: what Teams said, or what prevented it here. `no-address`: the person has not opened
 * the bot's chat yet, or the channel is not known. `not-staff`: they are not on the staff list. `no-card`: a line waits for
 * the card it stands under. `broken`: a fault of ours. `not-wanted`: nobody needs it any more.
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
  /** `held`: a person cannot be reached now; tried again when they next do something here, and for a week by itself. */
  readonly status: 'waiting' | 'sending' | 'sent' | 'held' | 'failed';
  /** ISO instant before which nobody should try. While `sending`, the end of the sender's claim. */
  readonly dueAt: string;
  /** Why the last try did not work. */
  readonly why?: WhyUndelivered;
}

/** Something to tell somebody outside the turn that caused it. Holds ids and a kind, never the words. */
export type Delivery = DeliveryState & DeliveryKind;

/** A delivery of one kind. */
export type DeliveryOf<Kind extends Delivery['kind']> = Extract<Delivery, { readonly kind: Kind }>;

export type CaseDeliveryKind =
  /** Post the case's summary card in the inclusion channel, or redraw it where it stands. */
  | { readonly kind: 'case-card'; readonly referralId: string }
  /** A short line in the thread under the summary card. */
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
  /** A week's digest in a channel. `late` once its time has passed by more than a while. */
  | {
      readonly kind: 'digest';
      readonly channel: string;
      readonly audience: DigestAudience;
      /** ISO week, for example `2026-W48`. */
      readonly week: string;
      readonly late: boolean;
      /** ISO instant at which a lead asked for it, outside its time: it counts up to then. */
      readonly asOf?: string;
    }
  /** One person's reminders of one school day, in one card. */
  | {
      readonly kind: 'reminder';
      readonly to: string;
      readonly day: string;
      readonly items: readonly ReminderItem[];
    }
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

/** Where a shared card stands and which version of the record it shows. */
export interface CardPlace {
  readonly referralId: string;
  readonly conversationId: string;
  readonly messageId: string;
  /** 0 until the card has been posted; `messageId` is empty until then. */
  readonly drawnVersion: number;
  /** It says that the plan's review is due, which comes with the day and not with a version. */
  readonly drawnDue?: boolean;
  /** ISO instant until which one sender is at this card; nobody else posts or edits it meanwhile. */
  readonly busyUntil?: string;
  /** ISO instants at which the last lines were written in its thread. */
  readonly linesAt?: readonly string[];
}
