import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { RetentionPeriods } from '../../domain/school/retention.ts';
import type { DataRequest } from '../ports/data-requests.ts';
import type { LegalHold } from '../ports/erasure.ts';

/** A case as those who handle data see it: not what is in it. */
export interface HeldCase {
  readonly referral: Referral;
  /** The last day (`YYYY-MM-DD`) on which it is kept. */
  readonly keptUntil: string;
  readonly hold?: LegalHold;
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
    } & HeldPupil);
