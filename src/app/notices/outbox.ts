import type { Digest } from '../../domain/digest/digest.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { ThreadNotice } from '../../domain/case/thread-notices.ts';
import type { Source } from '../../domain/content/content.ts';
import type { ChannelFailure } from '../alerts.ts';
import type { DeliveryOf, Problem, WhyUndelivered } from '../ports/deliveries.ts';
import type { Log } from '../ports/log.ts';
import type { AddressBook, Messenger, Post } from '../ports/messenger.ts';
import type { Change } from '../ports/records.ts';
import type { WakeUps } from '../ports/wake-ups.ts';
import type { Reminders } from '../reminders/reminders.ts';
import type { School } from '../turn.ts';
import type { DetailsNotice, Invitation, ReferrerNotice } from './kinds.ts';

/** Whether a case's referrer has been told of something: `gone` when they are not on the staff list any more. */
export type ReferrerTold = 'told' | 'being-told' | 'not-reached' | 'gone';

/** What has not arrived, as far as a lead may be told: references, names of staff, and how many. */
export interface Undelivered {
  /** References of cases whose card does not stand in the inclusion channel as it should. */
  readonly cards: readonly string[];
  /** References of cases with a line missing in the thread. */
  readonly lines: readonly string[];
  /** Who could not be reached, how many messages wait for them, and the cases they raised that these are about. */
  readonly people: readonly {
    readonly name: string;
    readonly count: number;
    readonly references: readonly string[];
  }[];
  /** How many messages were for people who are not on the staff list any more. */
  readonly formerStaff: number;
  /** References, or names, of what is not tried any more. */
  readonly givenUp: readonly string[];
}

/** Draws what goes out; `kinds.ts` says which of these draws which notice. Given by `cards/`. */
export interface DrawPost {
  /** The case as everybody in the inclusion channel may see it; `others`: what else there is about the pupil. */
  sharedCase(referral: Referral, others?: readonly Referral[]): Post;
  /** `told`: whether the referrer has been told of it; undefined when nobody knows. */
  threadLine(news: ThreadNotice, referral: Referral, told: ReferrerTold | undefined): string;
  toReferrer(referral: Referral, news: ReferrerNotice): Post;
  details(referral: Referral, reader: StaffMember, news: DetailsNotice, others?: readonly Referral[]): Post;
  /** Asks somebody for office facts or the weekly update, or says that they are a key adult, in their own chat. */
  invitation(referral: Referral, news: Invitation): Post;
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
 * What became of one try. `also` is written together with the delivery's end, and so is the `alert` to the leads.
 * `channelWorks`: a post of its own stands in this channel now.
 */
export type Attempt =
  | { readonly status: 'sent'; readonly also: readonly Change[]; readonly channelWorks?: string }
  /** Waits for the person; with `seconds`, tried again by itself as well. */
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
  /** Not sent yet because of the hour or another sender. Does not count as a try. */
  | { readonly status: 'put-off'; readonly why?: WhyUndelivered; readonly seconds: number };

/** While one instance sends, the others leave the delivery alone for this long; then the claim has expired. */
export const CLAIM_SECONDS = 30;

const LONGEST_WAIT_SECONDS = 3 * 60 * 60;
/** The longest wait for a channel, so that one that works again is soon used. */
export const CHANNEL_WAIT_SECONDS = 30 * 60;

/** Seconds until the next try: longer each time up to a limit, and never shorter than Teams asked for. */
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

/** The ISO instant so many seconds from now. */
export function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}
