import { CLOSING_OUTCOMES, type ClosingOutcome } from '../../known-ids/plan.ts';
import { isDecided, RUNNING } from '../referral.ts';
import type { Act } from './act.ts';
import { signature, ownerAfter, tellAll } from './deciding.ts';
import { APPROVED } from './statuses.ts';

/** Closes a decided case with what became of it. */
export const close = {
  by: 'decides',
  during: [...APPROVED, ...RUNNING, 'passed-on'],
  atWrongTime: ({ decision }) =>
    decision ? { refused: 'already-decided', decision } : { refused: 'not-decided' },
  endsCase: true,
  form: {
    place: (referral) => (isDecided(referral) ? 'details' : undefined),
    text: 'reason',
    second: 'what-worked',
    choices: () => CLOSING_OUTCOMES,
    read: ({ text, second, choice }) => ({
      outcome: choice as ClosingOutcome,
      reason: text,
      ...(second === '' ? {} : { whatWorked: second }),
    }),
  },
  apply: (referral, input, doing) => ({
    ...referral,
    owner: ownerAfter(referral, doing),
    status: 'closed',
    closing: { ...input, by: signature(doing), at: doing.at },
  }),
  audit: 'closed',
  threadLines: { closed: { toldWith: 'closed' } },
  tells: (after) => [{ line: 'closed' }, ...tellAll(after, 'closed')],
} as const satisfies Act<{
  readonly outcome: ClosingOutcome;
  readonly reason: string;
  readonly whatWorked?: string;
}>;
