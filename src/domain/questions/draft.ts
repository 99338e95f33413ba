import type { Answers, ConversationEvent } from '../content/answers.ts';
import type { CaseFormName } from '../content/bank.ts';

/** What a form about a case that was sent is for, and what the case held when it was begun. */
export interface CaseFormDraft {
  readonly referralId: string;
  readonly name: CaseFormName;
  /** ISO instant at which the concern was sent. The pupil's year group is of that school year. */
  readonly sentAt?: string;
  /**
   * What stood there when the form was begun, and always the pupil's reference and year. Office facts and proposals: what
   * is the writer's own to answer, of which only what differs is saved. Plan, update and review: what was filled in for
   * the person.
   */
  readonly base: Answers;
  /** What the case says beside a question, by its id: for example the figure a measure began with. */
  readonly hints?: Readonly<Record<string, string>>;
  /** Questions the case has an answer to that is about a term or school year which is over. */
  readonly askedAgain?: readonly string[];
  /** How many reviews there were when a review, or a change of the plan, was begun, so that two people do not hold the same one. */
  readonly reviews?: number;
}

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
  readonly form?: CaseFormDraft;
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
