import { withdrawalSetAside, type WithdrawnBecause } from '../referral.ts';
import type { Act } from './act.ts';
import { signature } from './deciding.ts';
import { UNDECIDED } from './statuses.ts';

/**
 * The referrer takes their concern away while nobody has decided. A lead may take it up again; then it is theirs to decide, and
 * so is one that a colleague's concern was joined to.
 */
export const withdraw = {
  by: 'referrer',
  during: UNDECIDED,
  blockedBy: (referral) => {
    const earlier = withdrawalSetAside(referral);
    if (earlier) return { refused: 'taken-up-again', earlier };
    return (referral.joined ?? []).length > 0 ? { refused: 'in-use' } : undefined;
  },
  apply: (referral, { because }, doing) => ({
    ...referral,
    status: 'withdrawn',
    decision: { outcome: 'withdrawn', because, by: signature(doing), at: doing.at, reason: '' },
  }),
  audit: 'withdrawn',
  threadLines: { withdrawn: {} },
  tells: ({ owner }) => [
    { line: 'withdrawn' },
    ...(owner ? [{ to: owner.id, notice: 'withdrawn' } as const] : []),
  ],
} as const satisfies Act<{ readonly because: WithdrawnBecause }>;
