import type { Referral } from '../../src/domain/case/referral.ts';
import { referral } from '../storage/samples.ts';
import { LEAD, TEACHER } from './activities.ts';
import { somePlan } from './plans.ts';

export const lead = { id: LEAD.aadObjectId, name: LEAD.name };
export const teacher = { id: TEACHER.aadObjectId, name: TEACHER.name };
export const owner = { ...lead, since: '2026-11-24T09:00:00.000Z', by: lead };
export const decision = {
  outcome: 'ap-plan',
  by: lead,
  at: '2026-11-24T10:00:00.000Z',
  reason: 'Now.',
} as const;

/** Sent on Tuesday 24 November; its answer is due on Thursday the 26th. */
export const sent = (changes: Partial<Referral> = {}): Referral =>
  referral({
    referrer: teacher,
    reference: `R-${(changes.id ?? 'r-1').toUpperCase()}`,
    answers: { PC1: 'AB 8' },
    owner,
    ...changes,
  });
/** A plan from Monday 30 November, to be reviewed on Wednesday 16 December. */
export const running = (plan: Parameters<typeof somePlan>[0] = {}): Referral =>
  sent({ status: 'plan-active', decision, plan: somePlan({ keyAdult: teacher, ...plan }) });
