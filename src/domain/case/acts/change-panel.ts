import { isStanding, type Panel } from '../panels.ts';
import { STATUSES } from '../referral.ts';
import type { Act } from './act.ts';
import { refuseStep, withPanel, type OfPanel } from './panel-step.ts';

/** Corrects a panel that stands: its name, its days, and whether it asks for the headteacher's approval. */
export const changePanel = {
  by: 'decides',
  during: STATUSES,
  refuses: (referral, input) => refuseStep(referral, input, isStanding),
  apply: (referral, { changed }) =>
    withPanel(referral, ({ meets: _before, ...panel }) => ({ ...panel, ...changed })),
  audit: 'panel-changed',
} as const satisfies Act<
  OfPanel & { readonly changed: Pick<Panel, 'name' | 'deadline' | 'meets' | 'needsApproval'> }
>;
