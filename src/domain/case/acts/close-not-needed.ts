import { isDecided } from '../referral.ts';
import type { Act } from './act.ts';
import { tellDecision, withDecision } from './deciding.ts';
import { UNDECIDED } from './statuses.ts';

/** Nothing more is needed than what happens already. */
export const closeNotNeeded = {
  by: 'decides',
  during: UNDECIDED,
  inChannel: true,
  endsCase: true,
  form: {
    place: (referral) => (isDecided(referral) ? undefined : 'beside'),
    text: 'reason',
    read: ({ text }) => ({ reason: text }),
  },
  apply: (referral, { reason }, doing) => withDecision(referral, doing, { outcome: 'not-needed', reason }),
  audit: 'closed-not-needed',
  threadLines: { 'not-needed': { toldWith: 'decided' } },
  tells: (after) => tellDecision(after, 'not-needed'),
} as const satisfies Act<{ readonly reason: string }>;
