import { QUESTION } from '../../known-ids/questions.ts';
import { standingBlocks } from '../blocks.ts';
import { isDecided } from '../referral.ts';
import type { Act } from './act.ts';
import { tellApproval, withDecision } from './deciding.ts';
import { UNDECIDED } from './statuses.ts';

/** Agrees to the alternative provision that was proposed; a plan follows, and nothing is placed by it. */
export const approveAp = {
  by: 'decides',
  during: UNDECIDED,
  form: {
    place: (referral) =>
      !isDecided(referral) &&
      referral.answers[QUESTION.proposedModel] !== undefined &&
      standingBlocks(referral).length === 0
        ? 'details'
        : undefined,
    text: 'reason',
    read: ({ text }) => ({ reason: text }),
  },
  blockedBy: (referral) => {
    if (referral.answers[QUESTION.proposedModel] === undefined) return { refused: 'nothing-proposed' };
    const blocks = standingBlocks(referral);
    return blocks.length > 0 ? { refused: 'blocked', blocks } : undefined;
  },
  apply: (referral, { reason }, doing) => withDecision(referral, doing, { outcome: 'ap-plan', reason }),
  audit: 'approved-ap',
  threadLines: { 'ap-plan': { toldWith: 'decided' } },
  tells: (after) => tellApproval(after, 'ap-plan'),
} as const satisfies Act<{ readonly reason: string }>;
