import type { CaseAction } from './case-actions.ts';
import { RUNNING, STATUSES, type Status } from './referral.ts';
import type { Capability } from '../people/roles.ts';

/** Statuses in which nobody has decided yet. */
const OPEN: readonly Status[] = ['submitted', 'under-review', 'more-information'];
/** Approved, and waiting for the plan that the approval asks for. */
const APPROVED: readonly Status[] = ['in-school-plan', 'ap-plan'];

/** Who may do what while a case stands where. Read a row aloud: "a lead may ask while it is new or under review". */
export const MAY: Readonly<
  Record<
    CaseAction['action'],
    { readonly who: Capability | 'referrer' | 'key-adult'; readonly while: readonly Status[] }
  >
> = {
  take: { who: 'decides', while: OPEN },
  'approve-in-school': { who: 'decides', while: OPEN },
  ask: { who: 'decides', while: OPEN },
  'close-not-needed': { who: 'decides', while: OPEN },
  'approve-ap': { who: 'decides', while: OPEN },
  'pass-on': { who: 'decides', while: OPEN },
  join: { who: 'decides', while: OPEN },
  // What is learnt of a pupil after the approval may still stand in the way of the plan.
  override: { who: 'overrides', while: [...OPEN, ...APPROVED, ...RUNNING] },
  'hand-over': { who: 'decides', while: [...OPEN, ...APPROVED, ...RUNNING] },
  'change-decision': { who: 'decides', while: [...APPROVED, 'passed-on', 'not-needed', 'joined'] },
  'start-plan': { who: 'decides', while: APPROVED },
  'change-plan': { who: 'decides', while: RUNNING },
  // A lead may stand in: a pupil is not left without an update because one adult is away.
  'add-update': { who: 'key-adult', while: RUNNING },
  review: { who: 'decides', while: RUNNING },
  close: { who: 'decides', while: [...APPROVED, ...RUNNING, 'passed-on'] },
  answer: { who: 'referrer', while: ['more-information'] },
  'add-note': { who: 'referrer', while: STATUSES },
};

/** True when somebody may take this action on a case that stands there, role and person apart. */
export function isPossible(action: CaseAction['action'], status: Status): boolean {
  return MAY[action].while.includes(status);
}
