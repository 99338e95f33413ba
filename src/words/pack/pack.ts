import type { Level } from '../../domain/content/levels.ts';
import type { ToldSupport } from '../supports.ts';

/** A question's label and its answer in words. */
export interface PackRow {
  readonly label: string;
  readonly value: string;
  /** Written by somebody, so it can hold anything. */
  readonly ownWords?: true;
}

/** A rule with its reasons and its source. */
export interface PackRule {
  readonly name: string;
  readonly level: Level;
  readonly because: readonly string[];
  /** Law, national guidance, the school, or this product's own default. */
  readonly setBy: string;
  readonly sources: readonly { readonly title: string; readonly date: string }[];
}

/** The school's SEND records; only where a lead asked for them. */
export interface PackSend {
  readonly rows: readonly PackRow[];
  readonly says: readonly { readonly name: string; readonly says: string; readonly setBy: string }[];
}

/** The current plan, and its results. */
export interface PackPlan {
  readonly why: string;
  readonly pupilWants?: string;
  readonly aims: readonly { readonly what: string; readonly by: string }[];
  /** Each measure from its start through every review to the aim, in words. */
  readonly measures: readonly PackRow[];
  /** Provision, place, hours, people, agreements. */
  readonly agreed: readonly PackRow[];
  readonly from: string;
  readonly to: string;
  readonly nextReview: string;
  readonly wayBack: readonly { readonly what: string; readonly who: string; readonly from: string }[];
  readonly takesBack?: string;
  /** Sessions of all weekly updates together; absent before the first. */
  readonly sessions?: { readonly offered: number; readonly attended: number; readonly weeks: number };
  readonly reviews: readonly {
    readonly on: string;
    readonly by: string;
    readonly decision: string;
    readonly whatWorked?: string;
  }[];
}

/**
 * One referral as a provider or an LA panel may read it. No names, nothing of safeguarding or care status, no notes
 * between staff, none of its viewers. All dates are `YYYY-MM-DD`.
 */
export interface Pack {
  readonly document: 'referral-pack';
  readonly version: 1;
  readonly school: string;
  readonly reference: string;
  readonly madeOn: string;
  readonly pupil: { readonly reference: string; readonly year: string };
  readonly raised: {
    readonly on: string;
    /** Their part in the pupil's day, not their name. */
    readonly by: string;
    readonly reason: string;
  };
  readonly decision?: {
    readonly outcome: string;
    /** `Decided`, or `Withdrawn` by whoever raised it. */
    readonly done: string;
    readonly by: string;
    readonly on: string;
    readonly reason: string;
  };
  /** The highest level among the rules given here; absent when none may be given. */
  readonly level?: {
    readonly level: Level;
    readonly name: string;
    readonly means: string;
    readonly provisional: boolean;
    readonly rules: readonly PackRule[];
  };
  readonly plan?: PackPlan;
  /** How the case ended. */
  readonly closing?: {
    readonly outcome: string;
    readonly by: string;
    readonly on: string;
    readonly reason: string;
    readonly whatWorked?: string;
  };
  readonly seen: readonly PackRow[];
  readonly tried: readonly PackRow[];
  /** Each support that the school told in a row, in the order of its record. */
  readonly supports: readonly ToldSupport[];
  readonly strengths: readonly PackRow[];
  readonly voice: readonly PackRow[];
  readonly attendance: { readonly rows: readonly PackRow[]; readonly asAt?: string };
  /** `enteredBy`: the last day on which facts were entered. */
  readonly suspensions: { readonly rows: readonly PackRow[]; readonly enteredBy?: string };
  readonly timetable: readonly PackRow[];
  readonly provisionSoFar: readonly PackRow[];
  /** Where the pupil is in learning, and what must go on. */
  readonly learning: readonly PackRow[];
  readonly proposal: readonly PackRow[];
  /**
   * What has to be in place before provision away from school starts, and what the headteacher overrode, with the
   * reason.
   */
  readonly open: readonly string[];
  readonly setAside: readonly { readonly what: string; readonly by: string; readonly reason: string }[];
  readonly dates: readonly {
    readonly what: string;
    readonly date: string;
    readonly counted: string;
    readonly missed: boolean;
  }[];
  readonly questions: readonly {
    readonly question: string;
    readonly askedOn: string;
    readonly answer?: string;
    readonly answeredOn?: string;
  }[];
  readonly send?: PackSend;
  readonly rulesAsOf: string;
}
