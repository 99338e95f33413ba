import type { AuditedList } from '../../domain/case/case-lists.ts';
import { REQUEST_KINDS, type RequestKind } from './data-requests.ts';
import { ACT_AUDITS } from '../../domain/case/acts.ts';
import type { WhyCorrected } from '../../domain/case/pupil-reference.ts';
import type { AnswerValue } from '../../domain/content/answers.ts';
import type { Person } from '../../domain/people/person.ts';
import type { PackExtra } from '../../domain/pack/pack-extras.ts';

/** What somebody does about a request that needs a second person. */
export const REQUEST_STEPS = ['asked', 'approved', 'declined', 'withdrawn'] as const;
/** The same in the audit trail of each case that the request is about: `erase-asked`. */
export type RequestAudit = `${RequestKind}-${(typeof REQUEST_STEPS)[number]}`;
const REQUEST_AUDITS = REQUEST_KINDS.flatMap((kind) =>
  REQUEST_STEPS.map((step): RequestAudit => `${kind}-${step}`),
);

/** What somebody does to a provider of the school's directory. */
export const PROVIDER_AUDITS = [
  'provider-added',
  'provider-changed',
  'provider-checked',
  'provider-visited',
  'provider-archived',
  'provider-restored',
] as const;
export type ProviderAudit = (typeof PROVIDER_AUDITS)[number];

/** What the audit trail of a case can record: people's acts on it, and the rest. */
export const AUDITED = [
  ...ACT_AUDITS,
  'sent',
  'details-opened',
  'listed',
  'facts-added',
  'proposed',
  'form-facts-added',
  'joined-here',
  'parted',
  'history-opened',
  'found',
  'exported',
  'agreement-printed',
  'form-made',
  'record-exported',
  'staff-record-exported',
  'audit-exported',
  'backed-up',
  'restored',
  'views-listed',
  'hold-set',
  'hold-lifted',
  ...REQUEST_AUDITS,
  'plan-opened',
  'chased',
  'reminded',
  'rules-run',
  'pupil-corrected',
  'transferred',
  ...PROVIDER_AUDITS,
] as const;

/** An act or a view. Audit rows are never changed. */
export interface AuditEntry {
  readonly id: string;
  /** The case, or `LISTS`, or `PROVIDERS`. */
  readonly referralId: string;
  /** ISO instant. */
  readonly at: string;
  readonly by: Person;
  readonly what: (typeof AUDITED)[number];
  /** With `listed`: which list, and the ids of the cases that were on the page. */
  readonly list?: AuditedList;
  readonly shown?: readonly string[];
  /**
   * With `handed-over`: the new owner; with `reminded` and `chased`: who was told; with `staff-record-exported`: whom it is
   * about.
   */
  readonly to?: Person;
  /** With `form-made`: which council's form, by its id in the content. */
  readonly form?: string;
  /** With `exported` and `form-made`: what the lead included besides the ordinary pack. */
  readonly included?: readonly PackExtra[];
  /**
   * Answers corrected or added, with the values before (null for none); with `meeting-changed` the parts of the meeting. They
   * are deleted with the case.
   */
  readonly corrected?: readonly {
    readonly question: string;
    readonly before: AnswerValue | null;
    readonly after: AnswerValue | null;
  }[];
  /** With `pupil-corrected`: why. */
  readonly because?: WhyCorrected;
  /** What two people decided: who approved it, besides the one who asked. */
  readonly approvedBy?: Person;
  /** With `transferred`: the name of the school that the pupil's record was made for. */
  readonly school?: string;
  /** With `restored`: when the backup was begun that everything comes from (ISO instant). */
  readonly backupAt?: string;
  /** With `facts-added`: the export that the figures come from, and up to which day (`YYYY-MM-DD`) it counts. */
  readonly source?: { readonly system: string; readonly asAt: string };
  /** With what is done to a provider: its name and, with `provider-checked`, the id of the check. */
  readonly provider?: string;
  readonly check?: string;
}

/**
 * A claim to something that happens once, or a decision that it should not. The id names it: kind, target and period,
 * for example `digest|19:abc|2026-W48`. Nothing in it is about a pupil.
 */
export interface OnceClaim {
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  /** ISO instant after which the row is no longer needed and is deleted. */
  readonly expiresAt: string;
  /** The person behind it, for example whoever held a week's digest. */
  readonly by?: Person;
}

/** The record of a stop: when and who, nothing about the pupil. Stored for 30 days. */
export interface StopRecord {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly expiresAt: string;
}
