import { latestPanel, type Panel } from '../panels.ts';
import type { Referral } from '../referral.ts';
import type { Refused } from '../refused.ts';

/**
 * Which panel a step is about; it is the one that the case was taken to last. A panel goes its way whatever becomes of the
 * case: what it says, and an appeal, may come once that is closed.
 */
export interface OfPanel {
  readonly panel: string;
}

/** Refuses a step on a panel that is not there any more, or that waits for something else. */
export function refuseStep(
  referral: Referral,
  { panel: id }: OfPanel,
  isDue: (panel: Panel) => boolean,
): Refused | undefined {
  const panel = latestPanel(referral);
  return panel?.id === id && isDue(panel) ? undefined : { refused: 'panel-went-on' };
}

/** The case with its latest panel changed. */
export function withPanel(referral: Referral, change: (panel: Panel) => Panel): Referral {
  const { panels = [] } = referral;
  return {
    ...referral,
    panels: panels.map((panel, at) => (at === panels.length - 1 ? change(panel) : panel)),
  };
}
