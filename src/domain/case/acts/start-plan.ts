import type { Plan } from '../../plan/plan.ts';
import { blocksOfPlan } from '../blocks.ts';
import type { Act } from './act.ts';
import { ownerAfter, tellAll, tellNewKeyAdult } from './deciding.ts';
import { APPROVED } from './statuses.ts';

/** The plan begins. It has been checked, and the case's answers and triage already say what it proposes. */
export const startPlan = {
  by: 'decides',
  during: APPROVED,
  atWrongTime: ({ plan }) => (plan ? { refused: 'plan-stands', plan } : { refused: 'no-approval' }),
  blockedBy: (referral) => {
    const blocks = blocksOfPlan(referral);
    return blocks.length > 0 ? { refused: 'blocked', blocks } : undefined;
  },
  apply: (referral, { plan }, doing) => ({
    ...referral,
    owner: ownerAfter(referral, doing),
    status: 'plan-active',
    plan,
  }),
  audit: 'plan-started',
  threadLines: { 'plan-active': { toldWith: 'plan-active' } },
  tells: (after, before) => [
    { line: 'plan-active' },
    ...tellAll(after, 'plan-active'),
    ...tellNewKeyAdult(after, before),
  ],
} as const satisfies Act<{ readonly plan: Plan }>;
