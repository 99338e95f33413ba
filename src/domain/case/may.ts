import type { CaseAction } from './case-actions.ts';
import { RUNNING, STATUSES, type Status } from './referral.ts';
import type { Role, StaffMember } from '../school/roles.ts';

/** Statuses in which nobody has decided yet. */
const OPEN: readonly Status[] = ['submitted', 'under-review', 'more-information'];
/** Approved, and waiting for the plan that the approval asks for. */
const APPROVED: readonly Status[] = ['in-school-plan', 'ap-plan'];

/** Who may do what while a case stands where. Read a row aloud: "a lead may ask while it is new or under review". */
export const MAY: Readonly<
  Record<
    CaseAction['action'],
    { readonly who: readonly Role[] | 'referrer' | 'key-adult'; readonly while: readonly Status[] }
  >
> = {
  take: { who: ['inclusion-lead'], while: OPEN },
  'approve-in-school': { who: ['inclusion-lead'], while: OPEN },
  ask: { who: ['inclusion-lead'], while: OPEN },
  'close-not-needed': { who: ['inclusion-lead'], while: OPEN },
  'approve-ap': { who: ['inclusion-lead'], while: OPEN },
  'pass-on': { who: ['inclusion-lead'], while: OPEN },
  join: { who: ['inclusion-lead'], while: OPEN },
  // What is learnt of a pupil after the approval may still stand in the way of the plan.
  override: { who: ['headteacher'], while: [...OPEN, ...APPROVED, ...RUNNING] },
  'hand-over': { who: ['inclusion-lead'], while: [...OPEN, ...APPROVED, ...RUNNING] },
  'change-decision': { who: ['inclusion-lead'], while: [...APPROVED, 'passed-on', 'not-needed', 'joined'] },
  'start-plan': { who: ['inclusion-lead'], while: APPROVED },
  'change-plan': { who: ['inclusion-lead'], while: RUNNING },
  // A lead may stand in: a pupil is not left without an update because one adult is away.
  'add-update': { who: 'key-adult', while: RUNNING },
  review: { who: ['inclusion-lead'], while: RUNNING },
  close: { who: ['inclusion-lead'], while: [...APPROVED, ...RUNNING, 'passed-on'] },
  answer: { who: 'referrer', while: ['more-information'] },
  'add-note': { who: 'referrer', while: STATUSES },
};

/** True when any of the person's roles may take this action at some point of a case's life. */
export function hasRoleFor(person: StaffMember, action: CaseAction['action']): boolean {
  const { who } = MAY[action];
  return typeof who === 'string' || person.roles.some((role) => who.includes(role));
}

/** True when somebody may take this action on a case that stands there, role and person apart. */
export function isPossible(action: CaseAction['action'], status: Status): boolean {
  return MAY[action].while.includes(status);
}
