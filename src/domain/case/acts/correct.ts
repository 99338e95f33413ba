import type { Act } from './act.ts';
import { UNDECIDED } from './statuses.ts';

/**
 * The referrer corrects what they said while nobody has decided. The case's answers and triage already say it; whoever looks
 * after the case is told when that changes its level.
 */
export const correct = {
  by: 'referrer',
  during: UNDECIDED,
  // A colleague's concern was joined to it because it was about this pupil.
  refuses: ({ joined = [] }, { isAboutAnother }) =>
    isAboutAnother && joined.length > 0 ? { refused: 'in-use' } : undefined,
  apply: (referral, _input) => referral,
  audit: 'corrected',
  threadLines: { corrected: {} },
  tells: (after, before) => [
    { line: 'corrected' },
    ...(after.owner && after.triage.level !== before.triage.level
      ? [{ to: after.owner.id, notice: 'corrected' } as const]
      : []),
  ],
  // `isAboutAnother`: it names another pupil now.
} as const satisfies Act<{ readonly isAboutAnother: boolean }>;
