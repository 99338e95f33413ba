import { isFull } from '../case-limits.ts';
import { withoutJoined } from '../join.ts';
import { isDecided } from '../referral.ts';
import type { Act } from './act.ts';
import { signature, ownerAfter, tellAll } from './deciding.ts';
import { APPROVED } from './statuses.ts';

/** Takes a decision back: the case is open again, to be answered by a new date. One that was joined stands on its own again. */
export const changeDecision = {
  by: 'decides',
  during: [...APPROVED, 'passed-on', 'not-needed', 'joined'],
  atWrongTime: ({ plan }) => (plan ? { refused: 'plan-stands', plan } : { refused: 'not-decided' }),
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
  apply: (referral, { reason, answerBy }, doing) => {
    const { decision, ...undecided } = referral;
    if (!decision) return referral;
    const earlier = { decision, changedBy: signature(doing), changedAt: doing.at, reason };
    return {
      ...undecided,
      owner: ownerAfter(referral, doing),
      status: 'under-review',
      answerBy,
      earlierDecisions: [...(referral.earlierDecisions ?? []), earlier],
    };
  },
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
