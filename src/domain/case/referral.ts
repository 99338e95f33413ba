import type { Person } from '../people/person.ts';
import type { Answers, ConversationEvent } from '../content/answers.ts';
import type { Meeting } from './meetings.ts';
import type { Panel } from './panels.ts';
import type { KeptDate } from './statutory-dates.ts';
import type { FollowUp } from './follow-up.ts';
import type { Closing, Plan } from '../plan/plan.ts';
import type { TriageResult } from '../triage/triage-result.ts';

/** The lead who owns a case. */
export interface Owner extends Person {
  /** ISO instant. */
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
  'joined',
  'withdrawn',
  'plan-active',
  'reintegrating',
  'closed',
] as const;
export type Status = (typeof STATUSES)[number];

/** Who can take a case that is not the inclusion lead's to decide. */
export const PASSED_TO = ['senco', 'attendance', 'headteacher', 'la', 'pastoral', 'dsl'] as const;
export type PassedTo = (typeof PASSED_TO)[number];

export const OUTCOMES = [
  'in-school-plan',
  'ap-plan',
  'passed-on',
  'not-needed',
  'joined',
  'withdrawn',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why whoever raised a concern takes it away again. */
export const WITHDRAWN_BECAUSE = ['wrong-pupil', 'sorted-out', 'sent-by-mistake', 'other'] as const;
export type WithdrawnBecause = (typeof WITHDRAWN_BECAUSE)[number];

/** A step in school agreed with an approval. */
export interface AgreedStep {
  readonly text: string;
  /** Written by the lead; the others were suggested and chosen. Not for shared cards. */
  readonly ownWords?: true;
  /** The referrer is not told: it comes from what others added to the case. */
  readonly teamOnly?: true;
}

/** The case that a concern about the same pupil was joined to. */
export interface JoinedTo {
  readonly id: string;
  readonly reference: string;
  /** Statutory dates (`YYYY-MM-DD`) that this case already had when it was joined: they are reported there. */
  readonly dates: readonly string[];
}

/** A concern that was joined to a case: whoever raised it is told what becomes of the case. */
interface JoinedConcern {
  readonly id: string;
  readonly reference: string;
  readonly referrer: Person;
}

export interface Decision {
  readonly outcome: Outcome;
  /** With `in-school-plan`: what happens in school. Earlier approvals have none. */
  readonly steps?: readonly AgreedStep[];
  /** With `passed-on`: to whom. */
  readonly to?: PassedTo;
  /** With `joined`: to which case about the same pupil. */
  readonly joinedTo?: JoinedTo;
  /** With `withdrawn`, which is the referrer's own: why. */
  readonly because?: WithdrawnBecause;
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
  /** ISO instant at which the referrer was reminded, once. */
  readonly chasedAt?: string;
  readonly answer?: string;
  readonly answeredAt?: string;
}

interface Note {
  readonly by: Person;
  readonly at: string;
  readonly text: string;
}

/** A block overridden by a headteacher, with the reason. */
export interface Override {
  readonly block: string;
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

/** A decision that was changed: what stood, who took it back, and why. */
export interface EarlierDecision {
  readonly decision: Decision;
  readonly changedBy: Person;
  /** ISO instant. */
  readonly changedAt: string;
  /** Written for the referrer, who reads it. */
  readonly reason: string;
}

/** What changed when the rules last ran again. */
export interface RunAgain {
  readonly at: string;
  readonly by: Person;
  /** In words; a private one is for readers who may see everything. */
  readonly changes: readonly { readonly text: string; readonly private: boolean }[];
  /** Questions whose answers were about a past term or school year, so no rule counted them. */
  readonly notCounted?: readonly string[];
}

/** A concern that was sent, and everything that has happened to it since. The record is the source of truth. */
export interface Referral {
  readonly id: string;
  readonly reference: string;
  /** Counts changes, from 1; a card knows which version it was drawn from. */
  readonly version: number;
  readonly contentVersion: string;
  readonly guidanceVersion: string;
  readonly referrer: Person;
  /** ISO instant. */
  readonly sentAt: string;
  /** School date (`YYYY-MM-DD`, Europe/London) by which somebody answers. */
  readonly answerBy: string;
  readonly answers: Answers;
  /**
   * For answers about a term or school year, by question: the day (`YYYY-MM-DD`) on which they were given or last
   * confirmed. Written when the rules run again.
   */
  readonly answeredOn?: Readonly<Record<string, string>>;
  /** Statutory dates counted from figures that newer ones have since replaced. */
  readonly keptDates?: readonly KeptDate[];
  readonly events: readonly ConversationEvent[];
  readonly triage: TriageResult;
  readonly status: Status;
  readonly seen?: { readonly by: Person; readonly at: string };
  /** The lead who took it on or acted on it first, until it is handed over. */
  readonly owner?: Owner;
  /**
   * Statutory dates (`YYYY-MM-DD`, in order), as counted when the rules last ran: only for finding the case. What is
   * shown is recounted in the current school calendar.
   */
  readonly statutoryDates?: readonly string[];
  readonly decision?: Decision;
  /** Later concerns about the same pupil that were joined to this case. */
  readonly joined?: readonly JoinedConcern[];
  /** Decisions that were taken back, oldest first. */
  readonly earlierDecisions?: readonly EarlierDecision[];
  /** Made after an approval. */
  readonly plan?: Plan;
  readonly closing?: Closing;
  /** Where a pupil who went back to class was a term later. */
  readonly followUp?: FollowUp;
  readonly enquiries: readonly Enquiry[];
  readonly notes: readonly Note[];
  readonly overrides?: readonly Override[];
  readonly runAgain?: RunAgain;
  /** The panels outside the case that it was taken to, oldest first. */
  readonly panels?: readonly Panel[];
  /** Meetings about it, oldest first. */
  readonly meetings?: readonly Meeting[];
}

/** Statuses in which a plan is running. */
export const RUNNING: readonly Status[] = ['plan-active', 'reintegrating'];

/** True while a plan is running: it has a clock, a key adult and a weekly update. */
export function isRunning(referral: Referral): referral is Referral & { readonly plan: Plan } {
  return referral.plan !== undefined && RUNNING.includes(referral.status);
}

/** True while a running plan is a reduced timetable: its own review and end are those of the timetable. */
export function runsTimetable(referral: Referral): boolean {
  return isRunning(referral) && referral.plan.timetable !== undefined;
}

/** True while an approved case waits for its plan. */
export function awaitsPlan(referral: Pick<Referral, 'status'>): boolean {
  return referral.status === 'in-school-plan' || referral.status === 'ap-plan';
}

/**
 * The stage of a case. `review-due` is a running plan whose review date has come: it follows from the date, with
 * nothing stored. `today` is `YYYY-MM-DD` in London.
 */
export type Stage = Status | 'review-due';
export function stageOf(referral: Referral, today: string): Stage {
  return isRunning(referral) && referral.plan.nextReview <= today ? 'review-due' : referral.status;
}

/** True while office facts are taken: until a plan has ended, because an EHC plan that arrives during it matters. */
export function takesOfficeFacts(referral: Referral): boolean {
  return !isDecided(referral) || isRunning(referral) || awaitsPlan(referral);
}

/** The withdrawal that a lead set aside, if the concern was withdrawn and taken up again. */
export function withdrawalSetAside({ earlierDecisions = [] }: Referral): EarlierDecision | undefined {
  return earlierDecisions.findLast(({ decision }) => decision.outcome === 'withdrawn');
}

/** True once it no longer needs an answer. */
export function isDecided(referral: Referral): boolean {
  return referral.decision !== undefined;
}
