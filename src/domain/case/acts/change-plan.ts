import type { Plan } from '../../plan/plan.ts';
import { blocksOfPlan } from '../blocks.ts';
import { isRunning, RUNNING } from '../referral.ts';
import type { Act } from './act.ts';
import { tellNewKeyAdult } from './deciding.ts';

/** Changes a plan that runs; who made it, its reviews and its updates stay. */
export const changePlan = {
  by: 'decides',
  during: RUNNING,
  atWrongTime: () => ({ refused: 'no-plan-running' }),
  blockedBy: (referral) => {
    if (!isRunning(referral)) return { refused: 'no-plan-running' };
    const blocks = blocksOfPlan(referral);
    return blocks.length > 0 ? { refused: 'blocked', blocks } : undefined;
  },
  apply: (referral, { plan }, { at }) => {
    if (!referral.plan) return referral;
    const { madeBy, madeAt, reviews, updates, providerRegister } = referral.plan;
    const kept = { madeBy, madeAt, reviews, updates, ...(providerRegister && { providerRegister }) };
    return { ...referral, plan: { ...plan, ...kept, changedAt: at } };
  },
  audit: 'plan-changed',
  threadLines: { 'plan-changed': {} },
  tells: (after, before) => [{ line: 'plan-changed' }, ...tellNewKeyAdult(after, before)],
} as const satisfies Act<{ readonly plan: Plan }>;
