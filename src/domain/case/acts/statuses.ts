import { RUNNING, type Status } from '../referral.ts';

/** Nobody has decided yet. */
export const UNDECIDED: readonly Status[] = ['submitted', 'under-review', 'more-information'];
/** Approved, and waiting for the plan that the approval asks for. */
export const APPROVED: readonly Status[] = ['in-school-plan', 'ap-plan'];
/** Work goes on. */
export const OPEN: readonly Status[] = [...UNDECIDED, ...APPROVED, ...RUNNING];
