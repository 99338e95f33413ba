import type { Act } from './act.ts';
import { tellAll, withDecisionTakenBack } from './deciding.ts';

/** A lead takes up a concern that was withdrawn: it is undecided again, because a worry is not gone with a press. */
export const takeUpAgain = {
  by: 'decides',
  during: ['withdrawn'],
  inChannel: true,
  form: {
    place: ({ status }) => (status === 'withdrawn' ? 'first' : undefined),
    text: 'reason',
    read: ({ text, answerBy }) => ({ reason: text, answerBy }),
  },
  apply: (referral, input, doing) => withDecisionTakenBack(referral, doing, input),
  audit: 'taken-up-again',
  threadLines: { 'taken-up-again': { toldWith: 'decision-changed' } },
  tells: (after) => [{ line: 'taken-up-again' }, ...tellAll(after, 'decision-changed')],
  // `answerBy`: school date `YYYY-MM-DD`.
} as const satisfies Act<{ readonly reason: string; readonly answerBy: string }>;
