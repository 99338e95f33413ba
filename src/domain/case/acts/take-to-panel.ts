import { isFull } from '../case-limits.ts';
import { standingPanel, type Panel } from '../panels.ts';
import type { Act } from './act.ts';
import { ownerAfter, signature } from './deciding.ts';
import { OPEN } from './statuses.ts';

/** A case is taken to a panel outside it: which one, and its days. The panel decides nothing here by itself. */
export const takeToPanel = {
  by: 'decides',
  during: OPEN,
  blockedBy: (referral) => {
    const panel = standingPanel(referral);
    if (panel) return { refused: 'panel-stands', panel };
    return isFull(referral, 'panels') ? { refused: 'enough', of: 'panels' } : undefined;
  },
  apply: (referral, { panel }, doing) => ({
    ...referral,
    owner: ownerAfter(referral, doing),
    panels: [...(referral.panels ?? []), { ...panel, by: signature(doing), at: doing.at }],
  }),
  audit: 'taken-to-panel',
} as const satisfies Act<{
  readonly panel: Pick<Panel, 'id' | 'name' | 'deadline' | 'meets' | 'needsApproval'>;
}>;
