import type { DecisionForm } from '../domain/case/acts.ts';
import type { Referral } from '../domain/case/referral.ts';

/** A text field of a form that was sent with something wrong: what was typed, and what to do. */
export interface TextProblem {
  readonly field: 'reason' | 'question' | 'answer' | 'note';
  readonly typed: string;
  readonly sentence: string;
  /** The word check asked; pressing the button again sends the text as it stands. */
  readonly pressAgainSends?: boolean;
}

/** A form on a case that was sent with something wrong, and all that stood on it. */
export interface FormProblem extends TextProblem {
  readonly form: DecisionForm;
  readonly choice?: string;
  /** The second text. */
  readonly more?: string;
  /** The words of the steps that were ticked. */
  readonly steps?: readonly string[];
}

/** The question whether a pupil is still back in class, sent with something wrong, and what stood there. */
export interface FollowUpProblem {
  readonly sentence: string;
  readonly choice: string;
  readonly attendance: string;
}

/** What only the person who pressed is shown on a case: a sentence, or a form with what they typed. */
export interface ForPresser {
  readonly notice?: string;
  /** What else has been raised about the same pupil, newest first. */
  readonly others?: readonly Referral[];
  readonly problem?: FormProblem;
  readonly followUp?: FollowUpProblem;
}
