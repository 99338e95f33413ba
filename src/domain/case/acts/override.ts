import { overridableBlocks, standingBlocks } from '../blocks.ts';
import { isDecided, RUNNING } from '../referral.ts';
import type { Act } from './act.ts';
import { signature } from './deciding.ts';
import { APPROVED, UNDECIDED } from './statuses.ts';

/**
 * The headteacher sets a block aside with a reason. What is learnt of a pupil after the approval may block the plan too, so
 * it may be done until the case is closed.
 */
export const override = {
  by: 'overrides',
  during: [...UNDECIDED, ...APPROVED, ...RUNNING],
  form: {
    place: (referral, content) => {
      const isAboutProvision = !isDecided(referral) || referral.decision?.outcome === 'ap-plan';
      return isAboutProvision && overridableBlocks(referral, content).length > 0 ? 'details' : undefined;
    },
    text: 'reason',
    choices: (referral, content) => overridableBlocks(referral, content),
    isChoice: (choice, { blocks }) => blocks.some(({ id, override: who }) => id === choice && who !== 'no'),
    read: ({ text, choice }) => ({ block: choice, reason: text }),
  },
  blockedBy: (referral) => (standingBlocks(referral).length === 0 ? { refused: 'no-such-block' } : undefined),
  refuses: (referral, { block }) =>
    standingBlocks(referral).includes(block) ? undefined : { refused: 'no-such-block' },
  apply: (referral, { block, reason }, doing) => ({
    ...referral,
    overrides: [...(referral.overrides ?? []), { block, by: signature(doing), at: doing.at, reason }],
  }),
  audit: 'block-overridden',
} as const satisfies Act<{ readonly block: string; readonly reason: string }>;
