import { dropMissing } from '../../content/answer-values.ts';
import { isFull } from '../case-limits.ts';
import { nextStepOf, type PanelOutcome } from '../panels.ts';
import { STATUSES } from '../referral.ts';
import type { Act } from './act.ts';
import { signature } from './deciding.ts';
import { refuseStep, withPanel, type OfPanel } from './panel-step.ts';

/** What the panel said, whether the family was told, and until when they may appeal. `meets`: the new day, when it was put off. */
interface Heard extends OfPanel {
  readonly as: PanelOutcome['as'];
  readonly heardOn: string;
  readonly reason: string;
  readonly meets?: string;
  readonly familyToldOn?: string;
  readonly appealBy?: string;
}

/** Writes down what the panel said. It changes nothing of the case: an inclusion lead still decides. */
export const recordPanel = {
  by: 'decides',
  during: STATUSES,
  refuses: (referral, input) =>
    refuseStep(referral, input, (panel) => nextStepOf(panel) === 'hear') ??
    (input.as === 'put-off' && isFull(referral, 'put-off')
      ? { refused: 'enough', of: 'put-off' }
      : undefined),
  apply: (referral, { as, heardOn, reason, meets, familyToldOn, appealBy }, doing) =>
    withPanel(referral, (panel) => ({
      ...panel,
      ...(panel.outcome ? { putOff: [...(panel.putOff ?? []), panel.outcome] } : {}),
      heardOn,
      outcome: { as, heardOn, reason, by: signature(doing), at: doing.at },
      ...dropMissing({ meets, familyToldOn }),
      ...(appealBy === undefined ? {} : { appeal: { by: appealBy } }),
    })),
  audit: 'panel-heard',
} as const satisfies Act<Heard>;
