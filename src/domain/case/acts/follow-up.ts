import { isReturned, type FollowUp } from '../follow-up.ts';
import type { Act } from './act.ts';
import { signature } from './deciding.ts';

/**
 * Says where a pupil is who went back to class, about a term later. Whoever said it may correct it; somebody else's answer
 * stands. It keeps no case longer than before: only work on a case does.
 */
export const followUp = {
  by: 'decides',
  during: ['closed'],
  atWrongTime: () => ({ refused: 'not-returned' }),
  blockedBy: (referral, { by }) => {
    if (!isReturned(referral)) return { refused: 'not-returned' };
    const { followUp: there } = referral;
    return there && there.by.id !== by.id ? { refused: 'followed-up', followUp: there } : undefined;
  },
  apply: (referral, { where, attendance }, doing) => ({
    ...referral,
    followUp: {
      where,
      ...(attendance === undefined ? {} : { attendance }),
      by: signature(doing),
      at: doing.at,
    },
  }),
  audit: 'followed-up',
} as const satisfies Act<Pick<FollowUp, 'where' | 'attendance'>>;
