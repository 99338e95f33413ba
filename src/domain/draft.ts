import type { Answers, ConversationEvent } from './answers.ts';

/**
 * A form about a case that was sent, by the part of the questions it asks: office facts (2), a proposal (3), the plan (4),
 * a weekly update (5), a review (6); and what the case held when it began.
 */
export interface CaseForm {
  readonly referralId: string;
  readonly part: FormPart;
  /** The case's answers when the form was begun: only what differs from them is saved. */
  readonly base: Answers;
}

/** Parts of the questions that are asked about a case that was sent. */
export type FormPart = 2 | 3 | 4 | 5 | 6;

/**
 * Something being written. Belongs to one person and lives seven days. A concern becomes a referral of the same id; a
 * form about a case becomes a change of that case.
 */
export interface Draft {
  readonly id: string;
  /** Entra object id of the member of staff writing it. */
  readonly owner: string;
  /** The reference the referral will carry, for example `R-7K3MP`. */
  readonly reference: string;
  readonly startedAt: string;
  readonly changedAt: string;
  /** ISO instant after which the draft is deleted. */
  readonly expiresAt: string;
  readonly contentVersion: string;
  /** Undefined for a concern. */
  readonly form?: CaseForm;
  readonly answers: Answers;
  /** What was typed but cannot be an answer yet, by question id, so that going back or saving loses nothing. */
  readonly unchecked?: Readonly<Record<string, string>>;
  readonly events: readonly ConversationEvent[];
  /** The question card shown last, or `check` for check-your-answers. */
  readonly at: string;
  /** Set while the person came from check-your-answers to change one topic, so that Continue returns there. */
  readonly changing: boolean;
  /** `frozen` after Stop: goes on only once the member of staff says the DSL has been told. */
  readonly status: 'open' | 'frozen';
  /** Message in the person's chat that shows the draft's card. */
  readonly messageId?: string;
}
