import type { Answers, ConversationEvent } from '../content/answers.ts';
import type { CaseFormName } from '../content/bank.ts';

/** What a form about a case is for, and what the case held when it was begun. */
export interface CaseFormDraft {
  readonly referralId: string;
  readonly name: CaseFormName;
  /** ISO instant at which the concern was sent. The pupil's year group is of that school year. */
  readonly sentAt?: string;
  /**
   * The answers when the form was begun, always with the pupil's reference and year. Office facts and proposals: the
   * writer's own questions, of which only changes are saved; the rest is read from the case. Plan, update and review: the
   * prefilled answers.
   */
  readonly base: Answers;
  /** What the case says beside a question, by its id: for example a measure's baseline. */
  readonly hints?: Readonly<Record<string, string>>;
  /** Questions whose answer in the case is about a past term or school year. */
  readonly askedAgain?: readonly string[];
  /**
   * How many reviews there were when a review, or a change of the plan, was begun: two people must not hold the same
   * one.
   */
  readonly reviews?: number;
}

/** The sent concern that a draft corrects, and what it said when the correction was begun: only changes are saved. */
export interface Corrects {
  readonly referralId: string;
  /** ISO instant at which the concern was sent. */
  readonly sentAt: string;
  /** Its answers. */
  readonly base: Answers;
}

/**
 * A form being filled in. It belongs to one person and lasts seven days. A concern becomes a referral of the same id; a
 * correction of one, and a form about a case, become a change to that case.
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
  /** With a concern that was sent already. */
  readonly corrects?: Corrects;
  readonly answers: Answers;
  /** What was typed but is not a valid answer yet, by question id: going back or saving loses nothing. */
  readonly unchecked?: Readonly<Record<string, string>>;
  readonly events: readonly ConversationEvent[];
  /** The question card shown last, or `check` for check-your-answers. */
  readonly at: string;
  /** Set while the person changes one topic from check-your-answers: Continue returns there. */
  readonly changing: boolean;
  /** `frozen` after Stop: resumes only once the member of staff says the DSL has been told. */
  readonly status: 'open' | 'frozen';
  /** Message in the person's chat that shows the draft's card. */
  readonly messageId?: string;
}

/** True for a concern that has not been sent: neither a form about a case nor a correction. */
export function isNewConcern({ form, corrects }: Pick<Draft, 'form' | 'corrects'>): boolean {
  return form === undefined && corrects === undefined;
}
