import { RUNNING, type Status } from '../referral.ts';

/** Nobody has decided yet. */
export const UNDECIDED: readonly Status[] = ['submitted', 'under-review', 'more-information'];
/** Approved, and waiting for the plan that the approval asks for. */
export const APPROVED: readonly Status[] = ['in-school-plan', 'ap-plan'];
/** Work goes on. */
export const OPEN: readonly Status[] = [...UNDECIDED, ...APPROVED, ...RUNNING];
/** It was closed or passed on: meetings, and what was agreed there, may still go on. */
export const AFTERWARDS: readonly Status[] = ['closed', 'passed-on'];
