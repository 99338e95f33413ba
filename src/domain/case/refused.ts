import type { Capability } from '../people/roles.ts';
import type { Person } from '../people/person.ts';
import type { Closing, Plan, Review, WeeklyUpdate } from '../plan/plan.ts';
import type { FollowUp } from './follow-up.ts';
import type { Limited } from './case-limits.ts';
import type { Panel, Signed } from './panels.ts';
import type { Decision, EarlierDecision, Enquiry, Owner } from './referral.ts';

/** Why an act was refused. Each is worded once, in `words/refusals.ts`. */
export type Refused =
  | { readonly refused: 'not-your-role'; readonly needs: Capability }
  | { readonly refused: 'own-referral' }
  | { readonly refused: 'not-the-referrer' }
  | { readonly refused: 'already-decided'; readonly decision: Decision }
  | { readonly refused: 'already-seen'; readonly by: Person; readonly at: string }
  | { readonly refused: 'question-waiting'; readonly enquiry: Enquiry }
  | { readonly refused: 'no-question-waiting' }
  | { readonly refused: 'note-there' }
  /** It was withdrawn before, and a lead took it up again. */
  | { readonly refused: 'taken-up-again'; readonly earlier: EarlierDecision }
  /** Others already work with it. Does not say that a colleague's concern is part of it. */
  | { readonly refused: 'in-use' }
  /** `blocks` are the ids of those in force. */
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
  /** Says nothing of the case: the reader may have nothing to do with it. */
  | { readonly refused: 'not-the-key-adult' }
  | { readonly refused: 'no-provider' }
  | { readonly refused: 'already-updated'; readonly update: WeeklyUpdate }
  | { readonly refused: 'already-reviewed'; readonly review: Review }
  | { readonly refused: 'panel-stands'; readonly panel: Panel }
  /** The panel waits for something else by now: somebody was there first, or it was withdrawn. */
  | { readonly refused: 'panel-went-on' }
  | { readonly refused: 'panel-not-approved' }
  | { readonly refused: 'no-such-meeting' }
  /** A correction that changes nothing. */
  | { readonly refused: 'meeting-same' }
  | { readonly refused: 'action-there' }
  /** Says nothing of the case: the reader may have nothing to do with it. */
  | { readonly refused: 'not-your-action' }
  | { readonly refused: 'action-done'; readonly done: Signed }
  | { readonly refused: 'closed'; readonly closing: Closing }
  /** The case did not end with a return to class, so nobody asks whether the pupil is still back. */
  | { readonly refused: 'not-returned' }
  | { readonly refused: 'followed-up'; readonly followUp: FollowUp }
  /** The case takes no more of these (`case-limits.ts`). */
  | { readonly refused: 'enough'; readonly of: Limited };
