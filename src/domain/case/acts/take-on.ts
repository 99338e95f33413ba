import { isDecided } from '../referral.ts';
import type { Act } from './act.ts';
import { takeOnFirst } from './deciding.ts';
import { UNDECIDED } from './statuses.ts';

/** A lead has seen the case and looks after it from now on; the referrer is told. */
export const takeOn = {
  by: 'decides',
  during: UNDECIDED,
  inChannel: true,
  button: { isOffered: (referral) => !isDecided(referral) && !referral.seen },
  blockedBy: ({ seen }) => seen && { refused: 'already-seen', ...seen },
  apply: (referral, _input, doing) => ({ ...takeOnFirst(referral, doing), status: 'under-review' }),
  audit: 'seen',
  tells: ({ referrer }) => [{ to: referrer.id, notice: 'seen' }],
} as const satisfies Act<object>;
