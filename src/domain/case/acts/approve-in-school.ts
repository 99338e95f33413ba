import { isDecided, type AgreedStep } from '../referral.ts';
import { isRoutedElsewhere, routingBlocks } from '../blocks.ts';
import type { Act } from './act.ts';
import { tellApproval, withDecision } from './deciding.ts';
import { UNDECIDED } from './statuses.ts';

/** Agrees what happens in school; a plan follows. */
export const approveInSchool = {
  by: 'decides',
  during: UNDECIDED,
  inChannel: true,
  form: {
    place: (referral) => (isDecided(referral) || isRoutedElsewhere(referral) ? undefined : 'first'),
    text: 'reason',
    second: 'own-steps',
    ticksSteps: true,
    read: ({ text, steps }) => ({ reason: text, steps }),
  },
  blockedBy: (referral) => {
    const blocks = routingBlocks(referral.triage.blocks);
    return blocks.length > 0 ? { refused: 'blocked', blocks } : undefined;
  },
  apply: (referral, { reason, steps }, doing) =>
    withDecision(referral, doing, { outcome: 'in-school-plan', reason, steps }),
  audit: 'approved-in-school',
  threadLines: { 'in-school-plan': { toldWith: 'decided' } },
  tells: (after) => tellApproval(after, 'in-school-plan'),
} as const satisfies Act<{ readonly reason: string; readonly steps: readonly AgreedStep[] }>;
