import { nextStepOf } from '../panels.ts';
import { STATUSES } from '../referral.ts';
import type { Act } from './act.ts';
import { signature } from './deciding.ts';
import { refuseStep, withPanel, type OfPanel } from './panel-step.ts';

/** The headteacher approves that the case goes to its panel; nobody does on their own referral. */
export const approvePanel = {
  by: 'approves-panels',
  during: STATUSES,
  refuses: (referral, input) => refuseStep(referral, input, (panel) => nextStepOf(panel) === 'approve'),
  apply: (referral, _input, doing) =>
    withPanel(referral, (panel) => ({ ...panel, approved: { by: signature(doing), at: doing.at } })),
  audit: 'panel-approved',
} as const satisfies Act<OfPanel>;
