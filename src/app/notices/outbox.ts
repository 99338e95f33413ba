import type { Digest } from '../../domain/digest/digest.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { ThreadNotice } from '../../domain/case/thread-notices.ts';
import type { Source } from '../../domain/content/content.ts';
import type { ChannelFailure } from '../alerts.ts';
import type { DeliveryOf, Problem, WhyUndelivered } from '../ports/deliveries.ts';
import type { DataRequest } from '../ports/data-requests.ts';
import type { Log } from '../ports/log.ts';
import type { AddressBook, Messenger, Post } from '../ports/messenger.ts';
import type { Change } from '../ports/records.ts';
import type { WakeUps } from '../ports/wake-ups.ts';
import type { Reminders } from '../reminders/reminders.ts';
import type { School } from '../turn.ts';
import type { DetailsNotice, Invitation, ReferrerNotice } from './kinds.ts';

/** Whether a case's referrer has been told of something: `gone` when they have left the staff list. */
export type ReferrerTold = 'told' | 'being-told' | 'not-reached' | 'gone';

/** What has not arrived, as far as a lead may be told: references, names of staff, and how many. */
export interface Undelivered {
  /** References of cases whose card in the inclusion channel is missing or out of date. */
  readonly cards: readonly string[];
  /** References of cases with a line missing from the thread. */
  readonly lines: readonly string[];
  /** Who could not be reached, how many messages are held for them, and the cases they raised that these are about. */
  readonly people: readonly {
    readonly name: string;
    readonly count: number;
    readonly references: readonly string[];
  }[];
  /** How many messages were for people who have left the staff list. */
  readonly formerStaff: number;
  /** References, or names, of what has been given up. */
  readonly givenUp: readonly string[];
}

/** Draws what is sent; `kinds.ts` says which of these draws which notice. Implemented by `cards/`. */
export interface DrawPost {
  /** The case as the whole inclusion channel may see it; `others`: the pupil's other referrals. */
  sharedCase(referral: Referral, others?: readonly Referral[]): Post;
  /** `told`: whether the referrer has been told of it; undefined when not known. */
  threadLine(news: ThreadNotice, referral: Referral, told: ReferrerTold | undefined): string;
  toReferrer(referral: Referral, news: ReferrerNotice): Post;
  details(referral: Referral, reader: StaffMember, news: DetailsNotice, others?: readonly Referral[]): Post;
  /** In place of a case's card once the case is deleted: nothing about anybody. */
  noLongerKept(): Post;
  /** In the place of a card whose case is in another channel now. */
  movedAway(): Post;
  /** Asks somebody for office facts or the weekly update, or says that they are a key adult, in their own chat. */
  invitation(referral: Referral, news: Invitation): Post;
  /** Asks a second person to look at a request about pupils' data, or tells whoever asked that it has ended. */
  dataRequest(request: DataRequest, news: 'asked' | 'ended'): Post;
  /** The way to raise a concern. */
  start(): Post;
  /** A week's digest; `late` says so on it. */
  digest(digest: Digest, options: { readonly late: boolean }): Post;
  /** Tells a lead what could not be done and how to put it right. */
  problem(problem: DeliveryOf<'problem'> & { readonly problem: Problem }): Post;
  /** Tells a lead what has not arrived. */
  undelivered(undelivered: Undelivered): Post;
  /** Tells a lead which sources of the content are to be read again. */
  sourcesDue(sources: readonly Source[]): Post;
  /** What asks for somebody's attention, in their own chat. */
  reminder(reminders: Reminders): Post;
}

/** What delivering needs besides the school's records. */
export interface Outbox extends School {
  readonly messenger: Messenger;
  readonly addresses: AddressBook;
  readonly wakeUps: WakeUps;
  readonly draw: DrawPost;
  readonly log: Log;
}

/**
 * The outcome of one attempt. `also` is written together with the delivery's outcome, and so is the `alert` to the
 * leads. `channelWorks`: a new post has got through to this channel.
 */
export type Attempt =
  | { readonly status: 'sent'; readonly also: readonly Change[]; readonly channelWorks?: string }
  /** Waits for the person; with `seconds`, also retried by itself. */
  | { readonly status: 'held'; readonly why: WhyUndelivered; readonly seconds?: number }
  | {
      readonly status: 'failed';
      readonly why: WhyUndelivered;
      readonly also?: readonly Change[];
      readonly alert?: ChannelFailure;
    }
  | {
      readonly status: 'later';
      readonly why: WhyUndelivered;
      readonly seconds: number;
      readonly alert?: ChannelFailure;
    }
  /** Not sent yet because of the hour or another sender. Does not count as an attempt. */
  | { readonly status: 'put-off'; readonly why?: WhyUndelivered; readonly seconds: number };

/** How long a sender's claim keeps the other instances off a delivery before it expires. */
export const CLAIM_SECONDS = 30;

const LONGEST_WAIT_SECONDS = 3 * 60 * 60;
/** How soon a card that may not be sent at this hour is retried. */
export const ASK_AGAIN_SECONDS = 3 * 60 * 60;
/** The longest back-off for a channel: short, to notice soon that it works again. */
export const CHANNEL_WAIT_SECONDS = 30 * 60;

/** Seconds until the next attempt: exponential back-off up to a limit, and never less than Teams asked for. */
export function backOff(
  attempts: number,
  {
    asked = 0,
    first = 2,
    most = LONGEST_WAIT_SECONDS,
  }: { asked?: number | undefined; first?: number; most?: number } = {},
): number {
  return Math.max(asked, Math.min(most, first * 2 ** Math.max(0, attempts - 1)));
}

/** The ISO instant this many seconds from now. */
export function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}
