import type { Answers, ConversationEvent } from './answers.ts';
import type { TriageResult } from './triage-result.ts';

/** A person as the record names them. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** The lead who looks after a case. */
export interface Owner extends Person {
  /** ISO instant since when. */
  readonly since: string;
  /** Who made them the owner: themselves, or a lead who handed the case over. */
  readonly by: Person;
}

export const STATUSES = [
  'submitted',
  'under-review',
  'more-information',
  'in-school-plan',
  'ap-plan',
  'passed-on',
  'not-needed',
] as const;
export type Status = (typeof STATUSES)[number];

/** To whom a case can be passed on when it is not the inclusion lead's to decide. */
export const PASSED_TO = ['senco', 'attendance', 'headteacher', 'la', 'pastoral'] as const;
export type PassedTo = (typeof PASSED_TO)[number];

export const OUTCOMES = ['in-school-plan', 'ap-plan', 'passed-on', 'not-needed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Decision {
  readonly outcome: Outcome;
  /** With `passed-on`: to whom. */
  readonly to?: PassedTo;
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

/** A block a headteacher set aside, with the reason. */
export interface Override {
  readonly block: string;
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

/** What was different when the rules last ran again. */
export interface RunAgain {
  readonly at: string;
  readonly by: Person;
  /** In words; a private one is for readers who may see everything. */
  readonly changes: readonly { readonly text: string; readonly private: boolean }[];
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
  /** The lead who took it or acted on it first, until it is handed over. */
  readonly owner?: Owner;
  /**
   * Dates that law or statutory guidance set (`YYYY-MM-DD`, in order), as counted when the rules last ran: only for
   * finding the case. What is shown is counted again in the school's calendar of the day.
   */
  readonly statutoryDates?: readonly string[];
  readonly decision?: Decision;
  readonly enquiries: readonly Enquiry[];
  readonly notes: readonly Note[];
  readonly overrides?: readonly Override[];
  readonly runAgain?: RunAgain;
}

/** True once nobody needs to answer it any more. */
export function isDecided(referral: Referral): boolean {
  return referral.decision !== undefined;
}
