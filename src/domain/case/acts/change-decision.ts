import { isFull } from '../case-limits.ts';
import { withoutJoined } from '../join.ts';
import { isDecided } from '../referral.ts';
import type { Act } from './act.ts';
import { tellAll, withDecisionTakenBack } from './deciding.ts';
import { APPROVED } from './statuses.ts';

/** Takes a decision back: the case is open again, to be answered by a new date. One that was joined stands on its own again. */
export const changeDecision = {
  by: 'decides',
  during: [...APPROVED, 'passed-on', 'not-needed', 'joined'],
  atWrongTime: ({ plan, decision }) => {
    if (plan) return { refused: 'plan-stands', plan };
    return decision ? { refused: 'already-decided', decision } : { refused: 'not-decided' };
  },
  form: {
    place: (referral) => (isDecided(referral) ? 'details' : undefined),
    text: 'reason',
    read: ({ text, answerBy }) => ({ reason: text, answerBy }),
  },
  blockedBy: (referral) => {
    if (!referral.decision) return { refused: 'not-decided' };
    return isFull(referral, 'decisions-taken-back')
      ? { refused: 'enough', of: 'decisions-taken-back' }
      : undefined;
  },
  apply: (referral, input, doing) => withDecisionTakenBack(referral, doing, input),
  alsoChanges: ({ id, decision }) =>
    decision?.joinedTo && {
      id: decision.joinedTo.id,
      change: (main) => withoutJoined(main, id),
      audit: 'parted',
    },
  audit: 'decision-changed',
  threadLines: { 'decision-changed': { toldWith: 'decision-changed' } },
  tells: (after) => [{ line: 'decision-changed' }, ...tellAll(after, 'decision-changed')],
  // `answerBy`: school date `YYYY-MM-DD`.
} as const satisfies Act<{ readonly reason: string; readonly answerBy: string }>;
