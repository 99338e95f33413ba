import { latestPanel, nextStepOf } from '../panels.ts';
import { STATUSES } from '../referral.ts';
import type { Act } from './act.ts';
import { refuseStep, withPanel, type OfPanel } from './panel-step.ts';

/** The papers went to the panel on this day (`YYYY-MM-DD`); not before the approval that it asks for. */
export const sendToPanel = {
  by: 'decides',
  during: STATUSES,
  refuses: (referral, input) => {
    const panel = latestPanel(referral);
    if (panel?.id === input.panel && nextStepOf(panel) === 'approve')
      return { refused: 'panel-not-approved' };
    return refuseStep(referral, input, (each) => nextStepOf(each) === 'send');
  },
  apply: (referral, { sentOn }) => withPanel(referral, (panel) => ({ ...panel, sentOn })),
  audit: 'panel-sent',
} as const satisfies Act<OfPanel & { readonly sentOn: string }>;
