import { isStanding } from '../panels.ts';
import { STATUSES } from '../referral.ts';
import type { Act } from './act.ts';
import { signature } from './deciding.ts';
import { refuseStep, withPanel, type OfPanel } from './panel-step.ts';

/** Takes a case back from a panel that has said nothing yet; the entry stays in the record. */
export const withdrawPanel = {
  by: 'decides',
  during: STATUSES,
  refuses: (referral, input) => refuseStep(referral, input, isStanding),
  apply: (referral, { reason }, doing) =>
    withPanel(referral, (panel) => ({
      ...panel,
      withdrawn: { by: signature(doing), at: doing.at, reason },
    })),
  audit: 'panel-withdrawn',
} as const satisfies Act<OfPanel & { readonly reason: string }>;
