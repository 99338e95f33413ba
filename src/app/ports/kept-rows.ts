import { ACT_AUDITS } from '../../domain/case/acts.ts';
import type { AnswerValue } from '../../domain/content/answers.ts';
import type { Person } from '../../domain/people/person.ts';
import type { PackExtra } from '../../domain/pack/pack-extras.ts';

/** What can be noted of a case: what people did to it, and the rest. */
export const AUDITED = [
  ...ACT_AUDITS,
  'sent',
  'details-opened',
  'facts-added',
  'proposed',
  'joined-here',
  'parted',
  'history-opened',
  'found',
  'exported',
  'plan-opened',
  'chased',
  'reminded',
  'rules-run',
] as const;

/** What somebody did, or looked at. Rows are only ever added. */
export interface AuditEntry {
  readonly id: string;
  readonly referralId: string;
  /** ISO instant. */
  readonly at: string;
  readonly by: Person;
  readonly what: (typeof AUDITED)[number];
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
export interface OnceClaim {
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
