import { isSamePupil } from '../join.ts';
import type { Act } from './act.ts';
import { UNDECIDED } from './statuses.ts';

/**
 * The referrer corrects what they said while nobody has decided. The case's answers and triage already say it; whoever looks
 * after the case is told when that changes its level or its pupil.
 */
export const correct = {
  by: 'referrer',
  during: UNDECIDED,
  // A colleague's concern was joined to it because it was about this pupil.
  refuses: ({ joined = [] }, { isAboutAnother }) =>
    isAboutAnother && joined.length > 0 ? { refused: 'in-use' } : undefined,
  apply: (referral, _input) => referral,
  audit: 'corrected',
  threadLines: { corrected: {}, 'pupil-corrected': {} },
  tells: (after, before) => {
    const isSame = isSamePupil(after, before);
    return [
      { line: isSame ? 'corrected' : 'pupil-corrected' },
      ...(after.owner && (!isSame || after.triage.level !== before.triage.level)
        ? [{ to: after.owner.id, notice: 'corrected' } as const]
        : []),
    ];
  },
  // `isAboutAnother`: it names another pupil now.
} as const satisfies Act<{ readonly isAboutAnother: boolean }>;
