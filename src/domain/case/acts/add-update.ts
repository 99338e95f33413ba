import type { WeeklyUpdate } from '../../plan/plan.ts';
import { RUNNING, type Referral } from '../referral.ts';
import type { Refused } from '../refused.ts';
import type { Act, Doing } from './act.ts';
import { planNotBegun } from './plan-not-begun.ts';

/**
 * The key adult's weekly update. A lead may stand in: a pupil is not left without one because one adult is absent. Whoever
 * gave a week's update may correct it; somebody else's stands.
 */
export const addUpdate = {
  by: 'key-adult',
  during: RUNNING,
  atWrongTime: () => ({ refused: 'no-plan-running' }),
  blockedBy: planNotBegun,
  refuses: (
    { plan }: Referral,
    { update: { week } }: { readonly update: Pick<WeeklyUpdate, 'week'> },
    { by }: Doing,
  ): Refused | undefined => {
    const there = plan?.updates.find((each) => each.week === week);
    return there && there.by.id !== by.id ? { refused: 'already-updated', update: there } : undefined;
  },
  apply: (referral, { update }) => {
    const { plan } = referral;
    if (!plan) return referral;
    const others = plan.updates.filter(({ week }) => week !== update.week);
    return { ...referral, plan: { ...plan, updates: [...others, update] } };
  },
  audit: 'update-given',
  threadLines: { unseen: { isUrgent: true } },
  tells: ({ plan, owner }) => {
    const update = plan?.updates.at(-1);
    if (!update || (update.seen && update.contactKept !== false)) return [];
    // Raised the same day: in the thread without a word about whom, and to whoever looks after the case.
    return [{ line: 'unseen' }, ...(owner ? [{ to: owner.id, notice: 'unseen' } as const] : [])];
  },
} as const satisfies Act<{ readonly update: WeeklyUpdate }>;
