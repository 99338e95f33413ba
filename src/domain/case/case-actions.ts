import type { Closing, ClosingOutcome, Plan, Review, WeeklyUpdate } from '../plan/plan.ts';
import type { Limited } from './case-limits.ts';
import type { AgreedStep, Decision, Enquiry, Owner, PassedTo, Referral } from './referral.ts';
import type { Person } from '../people/person.ts';
import type { Capability } from '../people/roles.ts';

/** What a person may do to a case. */
export type CaseAction =
  | { readonly action: 'take' }
  | { readonly action: 'approve-in-school'; readonly reason: string; readonly steps: readonly AgreedStep[] }
  | { readonly action: 'ask'; readonly question: string }
  | { readonly action: 'close-not-needed'; readonly reason: string }
  | { readonly action: 'approve-ap'; readonly reason: string }
  | { readonly action: 'pass-on'; readonly to: PassedTo; readonly reason: string }
  | { readonly action: 'override'; readonly block: string; readonly reason: string }
  /** `to` is the case about the same pupil that it is joined to. */
  | { readonly action: 'join'; readonly to: Referral }
  /** `to` is known to be an inclusion lead of the school. */
  | { readonly action: 'hand-over'; readonly to: Person }
  | { readonly action: 'answer'; readonly text: string }
  /** `notes`: how many there were when this one was written, where that is known: sent again, it is there already. */
  | { readonly action: 'add-note'; readonly text: string; readonly notes?: number }
  /** Takes a decision back: the case is to be answered anew by `answerBy` (`YYYY-MM-DD`). */
  | { readonly action: 'change-decision'; readonly reason: string; readonly answerBy: string }
  /** The plan has been checked (`plan-checks.ts`), and the case's answers and triage already say what it proposes. */
  | { readonly action: 'start-plan'; readonly plan: Plan }
  | { readonly action: 'change-plan'; readonly plan: Plan }
  | { readonly action: 'add-update'; readonly update: WeeklyUpdate }
  /** `reviews`: how many there were when this one was begun, so that two people do not hold the same one. */
  | { readonly action: 'review'; readonly review: Review; readonly reviews: number }
  | {
      readonly action: 'close';
      readonly outcome: ClosingOutcome;
      readonly reason: string;
      readonly whatWorked?: string;
    };

/** Why something was not done. Each is put into words once, in `refused.ts`. */
export type Refused =
  | { readonly refused: 'not-your-role'; readonly needs: Capability }
  | { readonly refused: 'own-referral' }
  | { readonly refused: 'not-the-referrer' }
  | { readonly refused: 'already-decided'; readonly decision: Decision }
  | { readonly refused: 'already-seen'; readonly by: Person; readonly at: string }
  | { readonly refused: 'question-waiting'; readonly enquiry: Enquiry }
  | { readonly refused: 'no-question-waiting' }
  | { readonly refused: 'note-there' }
  /** `blocks` are the ids that stand in the way. */
  | { readonly refused: 'blocked'; readonly blocks: readonly string[] }
  | { readonly refused: 'nothing-proposed' }
  | { readonly refused: 'not-to-join' }
  | { readonly refused: 'no-such-block' }
  | { readonly refused: 'already-owner'; readonly owner: Owner }
  | { readonly refused: 'owner-raised-it'; readonly to: Person }
  | { readonly refused: 'not-decided' }
  | { readonly refused: 'no-approval' }
  | { readonly refused: 'plan-stands'; readonly plan: Plan }
  | { readonly refused: 'no-plan-running' }
  | { readonly refused: 'plan-not-begun'; readonly start: string }
  /** Says nothing of the case: whoever reads it may have nothing to do with it. */
  | { readonly refused: 'not-the-key-adult' }
  | { readonly refused: 'already-updated'; readonly update: WeeklyUpdate }
  | { readonly refused: 'already-reviewed'; readonly review: Review }
  | { readonly refused: 'closed'; readonly closing: Closing }
  /** The case takes no more of these (`case-limits.ts`). */
  | { readonly refused: 'enough'; readonly of: Limited };
