import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { DeletedAs, RetentionPeriods } from '../../domain/school/retention.ts';
import type { DataRequest, RequestedCase, RequestKind } from '../ports/data-requests.ts';
import type { LookedAtYearEnd } from '../end-school-year.ts';
import type { RequestedChanges } from './requested-changes.ts';
import type { LineToCheck } from '../../words/record/transferred.ts';
import type { Paged, PageOf } from '../pages.ts';
import type { ExpiredCounts } from '../turn.ts';
import type { PupilView } from '../pupil-views.ts';
import type { FileWay } from '../reply.ts';
import type { DamagedHold, LegalHold } from '../ports/erasure.ts';

/** A case as those who handle data see it: not what is in it. */
export interface HeldCase {
  readonly referral: Referral;
  /** The last day (`YYYY-MM-DD`) on which it is kept. */
  readonly keptUntil: string;
  readonly hold?: LegalHold | DamagedHold;
}

/** What is held under a pupil's reference. */
export interface HeldPupil {
  /** The reference as typed. */
  readonly pupil: string;
  /** Oldest first. */
  readonly cases: readonly HeldCase[];
  /** Forms that somebody is filling in. */
  readonly drafts: number;
  /** Requests about any of these cases that wait for a second person. */
  readonly requests: readonly DataRequest[];
}

/** Why a case is not finished yet. */
export type Unfinished = 'undecided' | 'plan-awaited' | 'plan-running';

/** A case of a request as it is now: as it was asked for, or why it stays. */
export interface StandingCase {
  readonly asked: RequestedCase;
  readonly held?: HeldCase;
  readonly is: 'ready' | 'changed' | 'gone' | 'on-hold' | Unfinished;
}

/** A request as things are now. */
export interface RequestStanding {
  readonly request: DataRequest;
  readonly cases: readonly StandingCase[];
  /** Forms about the pupil that somebody is filling in. */
  readonly drafts: number;
}

/** A reason that was typed and not taken. */
export interface ReasonProblem {
  readonly typed: string;
  readonly problem: string;
  /** Words that may be about harm were found: pressing again sends it as it stands. */
  readonly pressAgainSends?: boolean;
}

/** Where a record is to go, and how it can be had. While nobody has decided, also what there is to look at. */
export interface ShownTransfer {
  readonly school: string;
  /** The other school's public key. */
  readonly recipient: string;
  readonly asFile: FileWay;
  readonly lines?: PageOf<LineToCheck>;
  /** Numbers of the marked lines that go along, and how many do not. */
  readonly along?: readonly number[];
  readonly left?: number;
}

/** How many cases were deleted in a month, by why. */
export interface DeletedInMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly counts: Readonly<Record<DeletedAs, number>>;
}

/** What those who handle pupils' data are shown. */
export type DataReply =
  | {
      readonly show: 'data-home';
      readonly periods: RetentionPeriods;
      /** Those that wait for a second person, oldest first. */
      readonly requests: readonly DataRequest[];
      readonly reader: StaffMember;
      /** What was typed as a pupil's reference, and what is wrong with it. */
      readonly typed?: string;
      readonly problem?: string;
      readonly notice?: string;
    }
  | ({
      readonly show: 'data-pupil';
      /** References of the cases that are ticked. */
      readonly ticked: readonly string[];
      readonly problem?: string;
      readonly notice?: string;
    } & HeldPupil)
  /** What would be deleted now, and what was deleted so far, latest month first. */
  | ({ readonly show: 'data-report'; readonly deleted: readonly DeletedInMonth[] } & ExpiredCounts)
  /** A page of all cases, the one that is deleted soonest first. */
  | ({ readonly show: 'data-list'; readonly cases: readonly HeldCase[] } & Paged)
  /** What a pupil's record would hold, what to check in it, and how to have it. */
  | {
      readonly show: 'data-record';
      readonly pupil: string;
      /** References. */
      readonly cases: readonly string[];
      /** These are all cases under the pupil's reference. */
      readonly isAll: boolean;
      readonly asFile: FileWay;
    }
  /** A page of who looked at these cases, latest first; cases by their references. */
  | ({
      readonly show: 'data-views';
      readonly pupil: string;
      readonly cases: readonly string[];
      readonly views: readonly PupilView[];
    } & Paged)
  /** To which school a record is to go, as far as it was typed; cases by their references. */
  | {
      readonly show: 'data-transfer';
      readonly pupil: string;
      readonly cases: readonly string[];
      readonly asFile: FileWay;
      readonly to?: string;
      readonly toProblem?: string;
      readonly key?: string;
      readonly keyProblem?: string;
    }
  /** Then the lines of the record that somebody has to look at, with the numbers of those that are ticked to go along. */
  | {
      readonly show: 'data-transfer-lines';
      readonly pupil: string;
      readonly cases: readonly Referral[];
      readonly to: string;
      readonly key: string;
      /** Names exactly the record that these lines are of. */
      readonly mark: string;
      readonly lines: PageOf<LineToCheck>;
      readonly count: number;
      readonly ticked: readonly number[];
      /** Who may approve it. */
      readonly others: readonly string[];
      readonly problem?: string;
    }
  /** The end of a school year: after which years pupils leave, and with `looked` what there is to do. */
  | {
      readonly show: 'data-year';
      readonly leaving: readonly number[];
      readonly leavingProblem?: string;
      readonly looked?: LookedAtYearEnd;
      /** The changes that are ticked: each by the reference of its first case. */
      readonly picked?: readonly string[];
      /** Who may approve them. */
      readonly others?: readonly string[];
      readonly problem?: string;
    }
  /** The right reference for a pupil's cases, as far as it was typed; with `together`, whether these are the same pupil's. */
  | {
      readonly show: 'data-correct';
      readonly pupil: string;
      /** References. */
      readonly cases: readonly string[];
      readonly to?: string;
      readonly why?: string;
      readonly problem?: string;
      readonly whyProblem?: string;
      readonly together?: readonly Referral[];
    }
  /** The legal hold on a case, or the way to set one. */
  | {
      readonly show: 'data-hold';
      readonly held: HeldCase;
      readonly reason?: ReasonProblem;
      readonly notice?: string;
    }
  /** Before something is asked for that a second person has to approve: what it is about, and what is in the way. */
  | {
      readonly show: 'data-ask';
      readonly kind: RequestKind;
      readonly pupil: string;
      readonly cases: readonly StandingCase[];
      readonly drafts: number;
      /** Who may approve it. */
      readonly others: readonly string[];
      readonly reason?: ReasonProblem;
    }
  | ({
      readonly show: 'data-request';
      readonly reader: StaffMember;
      /** Nothing is in the way. */
      readonly canBeApproved: boolean;
      /** The references that it would change, at the end of a school year; cases by their ids. */
      readonly changes?: RequestedChanges['changes'];
      readonly transfer?: ShownTransfer;
      /** The reason for declining that was typed and not taken. */
      readonly reason?: ReasonProblem;
      readonly problem?: string;
      readonly notice?: string;
    } & RequestStanding);
