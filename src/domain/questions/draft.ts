import type { Answers, ConversationEvent } from './answers.ts';

/**
 * A form about a case that was sent, by the part of the questions it asks: office facts (2), a proposal (3), the plan (4),
 * a weekly update (5), a review (6); and what the case held when it began.
 */
export interface CaseForm {
  readonly referralId: string;
  readonly part: FormPart;
  /** ISO instant at which the concern was sent. The pupil's year group is of that school year. */
  readonly sentAt?: string;
  /**
   * What stood there when the form was begun. Office facts and proposals: what is the writer's own to answer, and only
   * what differs from it is saved; and the pupil's reference and year. Plan, update and review: what was filled in for the person, and the pupil's reference and year.
   */
  readonly base: Answers;
  /** What the case says beside a question, by its id: for example the figure a measure began with. */
  readonly hints?: Readonly<Record<string, string>>;
  /** Questions the case has an answer to that is about a term or school year which is over. */
  readonly askedAgain?: readonly string[];
  /** How many reviews there were when a review was begun, so that two people do not hold the same one. */
  readonly reviews?: number;
}

/** Parts of the questions that are asked about a case that was sent. */
export type FormPart = 2 | 3 | 4 | 5 | 6;

/** True for the form of a plan, a weekly update or a review: its questions are a bank of their own. */
export function isPlanForm({ form }: Pick<Draft, 'form'>): boolean {
  return form !== undefined && form.part >= 4;
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
