import { AFTERWARDS, OPEN } from './acts/statuses.ts';
import { isReturned } from './follow-up.ts';
import { openActions, type OpenAction } from './meetings.ts';
import { isStanding, latestPanel } from './panels.ts';
import type { Referral } from './referral.ts';

/** What was agreed at meetings and is still to be done: while the case is open, and once it was closed or passed on. */
export function actionsToDo(referral: Referral): readonly OpenAction[] {
  return [...OPEN, ...AFTERWARDS].includes(referral.status) ? openActions(referral) : [];
}

/**
 * True of a case that is no longer open while something is still to come of it: its panel, something agreed at a meeting, or
 * the question a term after a return to class.
 */
export function isStillToCome(referral: Referral): boolean {
  if (OPEN.includes(referral.status)) return false;
  const panel = latestPanel(referral);
  const mayBeAppealed = panel?.appeal?.by !== undefined && panel.appeal.madeOn === undefined;
  return (
    (panel !== undefined && (isStanding(panel) || mayBeAppealed)) ||
    actionsToDo(referral).length > 0 ||
    (isReturned(referral) && !referral.followUp)
  );
}
