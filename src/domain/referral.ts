import type { Answers, ConversationEvent } from './answers.ts';
import type { TriageResult } from './triage-result.ts';

/** A person as the record names them. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

export const STATUSES = [
  'submitted',
  'under-review',
  'more-information',
  'in-school-plan',
  'not-needed',
] as const;
export type Status = (typeof STATUSES)[number];

export interface Decision {
  readonly outcome: 'in-school-plan' | 'not-needed';
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  /** Written for the referrer, who reads it. */
  readonly reason: string;
}

export interface Enquiry {
  readonly question: string;
  readonly askedBy: Person;
  readonly askedAt: string;
  readonly answer?: string;
  readonly answeredAt?: string;
}

export interface Note {
  readonly by: Person;
  readonly at: string;
  readonly text: string;
}

/** A concern that was sent, and everything that has happened to it since. The record is the truth. */
export interface Referral {
  readonly id: string;
  readonly reference: string;
  /** Counts changes, from 1; a card shows which version it was drawn from. */
  readonly version: number;
  readonly contentVersion: string;
  readonly guidanceVersion: string;
  readonly referrer: Person;
  /** ISO instant. */
  readonly sentAt: string;
  /** School date (`YYYY-MM-DD`, Europe/London) by which a person answers. */
  readonly answerBy: string;
  readonly answers: Answers;
  readonly events: readonly ConversationEvent[];
  readonly triage: TriageResult;
  readonly status: Status;
  readonly seen?: { readonly by: Person; readonly at: string };
  readonly decision?: Decision;
  readonly enquiries: readonly Enquiry[];
  readonly notes: readonly Note[];
}

/** True once nobody needs to answer it any more. */
export function isDecided(referral: Referral): boolean {
  return referral.decision !== undefined;
}
