import { dropMissing } from '../../content/answer-values.ts';
import { nextStepOf, type Appeal } from '../panels.ts';
import { STATUSES } from '../referral.ts';
import type { Act } from './act.ts';
import { refuseStep, withPanel, type OfPanel } from './panel-step.ts';

/** What follows a panel's outcome: when the family was told, and an appeal. What is left out stands as it was. */
export const followPanel = {
  by: 'decides',
  during: STATUSES,
  refuses: (referral, input) =>
    refuseStep(
      referral,
      input,
      (panel) => ['follow', 'over'].includes(nextStepOf(panel)) && !panel.withdrawn,
    ),
  apply: (referral, { familyToldOn, appeal }) =>
    withPanel(referral, (panel) => {
      const merged = { ...panel.appeal, ...appeal };
      return {
        ...panel,
        ...dropMissing({ familyToldOn }),
        ...(Object.keys(merged).length > 0 ? { appeal: merged } : {}),
      };
    }),
  audit: 'panel-followed',
} as const satisfies Act<OfPanel & { readonly familyToldOn?: string; readonly appeal: Appeal }>;
