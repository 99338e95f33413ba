import type { Tip } from '../content/content.ts';
import type { Level } from '../content/levels.ts';
import type { ClosingOutcome } from '../known-ids/plan.ts';
import type { KeptDate, StatutoryDate } from '../case/statutory-dates.ts';
import type { Outcome } from '../case/referral.ts';
import type { Figure } from './suppression.ts';

/** Both ends included, as `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** True for one of these days (`YYYY-MM-DD`). */
export function isIn({ from, to }: Days, day: string): boolean {
  return from <= day && day <= to;
}

/** The outcome of a concern by the end of the half term it was raised in; `open`: still under way. */
export type BecameOf = Exclude<Outcome, 'joined' | 'withdrawn'> | 'open';

/**
 * What everybody in a staff channel may read: counts of five or more, and nothing that small counts could be worked out
 * from.
 */
export interface StaffDigest {
  readonly audience: 'staff';
  /** ISO week, for example `2026-W48`. */
  readonly week: string;
  /** The days counted: they are over, so no figure is shown while it can still grow. */
  readonly days: Days;
  /** Every figure is small: only the thanks, the tip and the reminder are shown. */
  readonly quiet: boolean;
  /** DG-1. */
  readonly raised: Figure;
  /** DG-1 for each week of the term so far, oldest first; the last one repeats `raised`. */
  readonly weeks: readonly (Days & { readonly raised: Figure })[];
  /** DG-3, rounded down to a multiple of five; 0 for fewer than five. */
  readonly reviewsAtLeast: number;
  /** DG-7: labels of the signs ticked for five or more pupils, most-ticked first. */
  readonly signs: readonly string[];
  /** DG-8. */
  readonly movedOnWell: Figure;
  /**
   * The outcomes of the last finished half term's concerns, each rounded down to a multiple of five; 0 for fewer than
   * five. Only from weeks with a figure of their own; `raised` is how many concerns these are.
   */
  readonly lastHalfTerm?: Days & {
    readonly raised: number;
    readonly parts: readonly { readonly became: BecameOf; readonly atLeast: number }[];
  };
  /** DG-9. */
  readonly tip: Tip;
}

/** A case in the inclusion digest, as the shared card names it. */
export interface DigestCase {
  readonly id: string;
  readonly reference: string;
  /** The school's own reference for the pupil, where it was given. */
  readonly pupil: string | undefined;
}

/** A case and one of its dates. */
export interface DatedCase extends DigestCase {
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** A case and what is reviewed, or ends, on a day. */
export interface ReviewedCase extends DatedCase {
  readonly what: 'plan-review' | 'plan-end' | 'provision-review' | 'timetable-review' | 'timetable-end';
}

/** A case and what the law sets for a day; undefined where a private rule does. */
export interface StatutoryCase extends DatedCase {
  readonly law: StatutoryDate | KeptDate | undefined;
}

/** What the inclusion channel reads: the cases that need attention. Nothing from a private rule. */
export interface InclusionDigest {
  readonly audience: 'inclusion';
  readonly week: string;
  /** The days counted: those of the staff digest, and before them those of weeks whose digest was not posted. */
  readonly days: Days;
  /** The school date on which it stands: what waits, is due and runs is as it is then. */
  readonly today: string;
  /** DG-1, and for each week of the term so far, oldest first. */
  readonly raised: number;
  readonly weeks: readonly (Days & { readonly raised: number })[];
  /** Undecided cases by level, most urgent first. */
  readonly levels: readonly { readonly level: Level; readonly count: number }[];
  /** DG-2: undecided after their answer was due, longest first. */
  readonly waiting: readonly DatedCase[];
  /** DG-3: reviews overdue or due in the next ten school days, soonest first. */
  readonly reviews: readonly ReviewedCase[];
  /** DG-4. */
  readonly timetables: {
    readonly inPlace: number;
    /** The last day of the half term, where it is in the next ten school days: many LAs ask for a return by then. */
    readonly returnBy?: string;
    readonly withoutReview: readonly DigestCase[];
    readonly pastEnd: readonly DatedCase[];
  };
  /** DG-5: dates set by law or statutory guidance in the next ten school days, soonest first. */
  readonly statutory: readonly StatutoryCase[];
  /** DG-6: cases whose register code needs checking. */
  readonly registerChecks: readonly DigestCase[];
  /** DG-7: signs ticked for five or more pupils this half term, most-ticked first. */
  readonly signs: readonly { readonly sign: string; readonly pupils: number }[];
  /** DG-8. */
  readonly movedOnWell: number;
  readonly decided: readonly { readonly outcome: Outcome; readonly count: number }[];
  readonly closed: readonly { readonly outcome: ClosingOutcome; readonly count: number }[];
  /** From sending to the decision, in school days, over `cases` decisions of this week; undefined without any. */
  readonly timeToDecision?: { readonly median: number; readonly cases: number };
  /** Approvals waiting for their plan. */
  readonly plansToMake: readonly DigestCase[];
  /** Cases with a panel in the next ten school days, or overdue: only how many. */
  readonly panels: number;
  /** Agreed at meetings and not done by their day: only how many. */
  readonly actionsLate: number;
  /** Of providers that are in use: checks that have expired, that expire in the next ten school days, and visits due by then. */
  readonly providerChecks: { readonly expired: number; readonly expiring: number; readonly visits: number };
  /** Running plans. */
  readonly plansRunning: number;
}

export type Digest = StaffDigest | InclusionDigest;
