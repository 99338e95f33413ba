import { dropMissing } from '../../content/answer-values.ts';
import type { Plan, Review } from '../../plan/plan.ts';
import { isFull } from '../case-limits.ts';
import { RUNNING } from '../referral.ts';
import type { Act } from './act.ts';
import { tellAll } from './deciding.ts';
import { planNotBegun } from './plan-not-begun.ts';

/**
 * A review of the plan: its dates are set on, or the case is closed with its outcome. `reviews`: how many there were when
 * this one was begun, so that two people do not hold the same one.
 */
export const review = {
  by: 'decides',
  during: RUNNING,
  atWrongTime: () => ({ refused: 'no-plan-running' }),
  blockedBy: planNotBegun,
  refuses: (referral, input) => {
    const latest = referral.plan?.reviews[input.reviews];
    if (latest) return { refused: 'already-reviewed', review: latest };
    // One that ends the case is always taken: a limit keeps no case open.
    return input.review.decision !== 'close' && isFull(referral, 'reviews')
      ? { refused: 'enough', of: 'reviews' }
      : undefined;
  },
  apply: (referral, { review: held }) => {
    if (!referral.plan) return referral;
    const plan = withReview(referral.plan, held);
    if (held.decision === 'reintegrate') return { ...referral, plan, status: 'reintegrating' };
    if (held.decision !== 'close') return { ...referral, plan };
    const { by, at, outcome = 'other', reason = '', whatWorked } = held;
    const closing = { outcome, by, at, reason, ...(whatWorked === undefined ? {} : { whatWorked }) };
    return { ...referral, plan, status: 'closed', closing };
  },
  audit: 'reviewed',
  threadLines: { reviewed: {}, reintegrating: { toldWith: 'reintegrating' } },
  tells: (after, before) => {
    if (after.status === 'closed') return [{ line: 'closed' }, ...tellAll(after, 'closed')];
    return after.status === 'reintegrating' && before.status !== 'reintegrating'
      ? [{ line: 'reintegrating' }, ...tellAll(after, 'reintegrating')]
      : [{ line: 'reviewed' }];
  },
} as const satisfies Act<{ readonly review: Review; readonly reviews: number }>;

function withReview(plan: Plan, review: Review): Plan {
  return {
    ...plan,
    reviews: [...plan.reviews, review],
    nextReview: review.nextReview ?? plan.nextReview,
    end: review.end ?? plan.end,
    ...dropMissing({ hoursPerWeek: review.hoursPerWeek ?? plan.hoursPerWeek }),
    // Stepping down is by fewer hours, so it is full-time no more.
    fullTime: plan.fullTime && review.decision !== 'step-down',
  };
}
