import { fitsInto, hasRaised, toJoinedTo, withJoined } from '../join.ts';
import type { Referral } from '../referral.ts';
import type { Act } from './act.ts';
import { withDecision } from './deciding.ts';
import { UNDECIDED } from './statuses.ts';

/** Joins a concern to an earlier open case about the same pupil. `to` is that case. */
export const join = {
  by: 'decides',
  during: UNDECIDED,
  refuses: (referral, { to }, { by }) => {
    if (hasRaised(to, by.id)) return { refused: 'own-referral' };
    if (!fitsInto(referral, to)) return { refused: 'not-to-join' };
    // Whoever looks after the case would have raised a part of it.
    return to.owner?.id === referral.referrer.id ? { refused: 'owner-raised-it', to: to.owner } : undefined;
  },
  apply: (referral, { to }, doing) =>
    withDecision(referral, doing, { outcome: 'joined', reason: '', joinedTo: toJoinedTo(to) }),
  alsoChanges: (referral, { to }) => ({
    id: to.id,
    change: (main) => withJoined(main, referral),
    audit: 'joined-here',
  }),
  audit: 'joined',
  threadLines: { joined: { toldWith: 'joined' } },
  tells: ({ referrer }) => [{ line: 'joined' }, { to: referrer.id, notice: 'joined' }],
} as const satisfies Act<{ readonly to: Referral }>;
