import type { Person } from '../../domain/people/person.ts';

/** What may be asked for that one person must not do alone. The names are stored. */
export const REQUEST_KINDS = ['erase', 'new-year', 'transfer'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** A case that a request is about, in the version that was seen when it was asked for. */
export interface RequestedCase {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
}

/** How a request ended. */
export interface RequestEnd {
  /** `overtaken`: what it was about has changed since it was looked at. */
  readonly as: 'done' | 'declined' | 'withdrawn' | 'overtaken';
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  /** Why it was declined. */
  readonly reason?: string;
  /** References of the cases that were dealt with. */
  readonly done?: readonly string[];
  /** References of cases that were left as they are, because somebody worked on them or set a hold. */
  readonly left?: readonly string[];
  /** References of cases whose card still stands in the inclusion channel. */
  readonly cardsLeft?: readonly string[];
}

/** Something about pupils' data that one person asks for and another has to approve. */
export interface DataRequest {
  readonly id: string;
  readonly kind: RequestKind;
  /** The pupil's reference as it was typed; gone once the request has ended. */
  readonly pupil?: string;
  readonly cases: readonly RequestedCase[];
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  readonly reason: string;
  /** ISO instant after which it counts no more and is deleted. */
  readonly expiresAt: string;
  /** Somebody has approved it, and it is being carried out. */
  readonly approved?: { readonly by: Person; readonly at: string };
  readonly end?: RequestEnd;
  /** What its kind needs besides; checked by whoever made it; gone once nothing more can come of the request. */
  readonly content?: unknown;
}
