import { isRoutedElsewhere } from '../blocks.ts';
import { isDecided, PASSED_TO, type PassedTo } from '../referral.ts';
import type { Act } from './act.ts';
import { tellDecision, withDecision } from './deciding.ts';
import { UNDECIDED } from './statuses.ts';

/** Passes the case on to whoever it is for. It is the first thing to do where approving is not the lead's. */
export const passOn = {
  by: 'decides',
  during: UNDECIDED,
  inChannel: true,
  endsCase: true,
  form: {
    place: (referral) =>
      isDecided(referral) ? undefined : isRoutedElsewhere(referral) ? 'first' : 'details',
    text: 'reason',
    choices: () => PASSED_TO,
    read: ({ text, choice }) => ({ to: choice as PassedTo, reason: text }),
  },
  apply: (referral, { to, reason }, doing) =>
    withDecision(referral, doing, { outcome: 'passed-on', reason, to }),
  leavesToDo: ({ to }) => (to === 'dsl' ? 'speak-to-the-dsl' : undefined),
  audit: 'passed-on',
  threadLines: { 'passed-on': { toldWith: 'decided' } },
  tells: (after) => tellDecision(after, 'passed-on'),
} as const satisfies Act<{ readonly to: PassedTo; readonly reason: string }>;
