import type { ActName } from '../../src/domain/case/acts.ts';
import { RUNNING, STATUSES, type Status } from '../../src/domain/case/referral.ts';
import type { Capability } from '../../src/domain/people/roles.ts';

/** Statuses in which nobody has decided yet. */
const OPEN: readonly Status[] = ['submitted', 'under-review', 'more-information'];
/** Approved, and waiting for the plan that the approval asks for. */
const APPROVED: readonly Status[] = ['in-school-plan', 'ap-plan'];

/** Who may do what while a case stands where, written down a second time: a permission that changes is seen here. */
export const PERMISSIONS: Readonly<
  Record<ActName, { readonly who: Capability | 'referrer' | 'key-adult'; readonly during: readonly Status[] }>
> = {
  'take-on': { who: 'decides', during: OPEN },
  'approve-in-school': { who: 'decides', during: OPEN },
  ask: { who: 'decides', during: OPEN },
  'close-not-needed': { who: 'decides', during: OPEN },
  'approve-ap': { who: 'decides', during: OPEN },
  'pass-on': { who: 'decides', during: OPEN },
  join: { who: 'decides', during: OPEN },
  // What is learnt of a pupil after the approval may still stand in the way of the plan.
  override: { who: 'overrides', during: [...OPEN, ...APPROVED, ...RUNNING] },
  'hand-over': { who: 'decides', during: [...OPEN, ...APPROVED, ...RUNNING] },
  'change-decision': { who: 'decides', during: [...APPROVED, 'passed-on', 'not-needed', 'joined'] },
  'start-plan': { who: 'decides', during: APPROVED },
  'change-plan': { who: 'decides', during: RUNNING },
  // A lead may stand in: a pupil is not left without an update because one adult is away.
  'add-update': { who: 'key-adult', during: RUNNING },
  review: { who: 'decides', during: RUNNING },
  close: { who: 'decides', during: [...APPROVED, ...RUNNING, 'passed-on'] },
  answer: { who: 'referrer', during: ['more-information'] },
  'add-note': { who: 'referrer', during: STATUSES },
};
