import type { Person } from '../people/person.ts';
import type { Referral } from './referral.ts';

/** What a panel said. `put-off`: it looks at it again on another day. */
export const PANEL_OUTCOMES = ['agreed', 'in-part', 'not-agreed', 'put-off'] as const;
export type PanelOutcomeName = (typeof PANEL_OUTCOMES)[number];

/** How an appeal against it ended. */
export const APPEAL_OUTCOMES = ['upheld', 'in-part', 'not-upheld', 'taken-back'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** Who wrote something down, and when (ISO instant). */
export interface Signed {
  readonly by: Person;
  readonly at: string;
}

/** What a panel said on a day, in the words of whoever wrote it down. */
export interface PanelOutcome extends Signed {
  readonly as: PanelOutcomeName;
  readonly heardOn: string;
  readonly reason: string;
}

/** An appeal: until when one may be made, when it was made, and what came of it. */
export interface Appeal {
  readonly by?: string;
  readonly madeOn?: string;
  readonly outcome?: AppealOutcome;
}

/**
 * The way of a case through one panel outside the case: it decides nothing here, and an inclusion lead still does. All days
 * are school dates `YYYY-MM-DD`.
 */
export interface Panel extends Signed {
  readonly id: string;
  readonly name: string;
  /** By when it wants the papers. */
  readonly deadline: string;
  /** The day it meets, where that is known; the new day once it was put off. */
  readonly meets?: string;
  /** It asks for the headteacher's approval before the papers are sent. */
  readonly needsApproval: boolean;
  readonly approved?: Signed;
  readonly sentOn?: string;
  readonly heardOn?: string;
  readonly outcome?: PanelOutcome;
  /** What it said on the days before, when it put the matter off. */
  readonly putOff?: readonly PanelOutcome[];
  readonly familyToldOn?: string;
  readonly appeal?: Appeal;
  /** It was taken back from the panel before it had said anything. */
  readonly withdrawn?: Signed & { readonly reason: string };
}

/** What comes next on the way of a panel. `over`: it was withdrawn, or all that can follow an outcome has. */
export type PanelStep = 'approve' | 'send' | 'hear' | 'follow' | 'over';

/** The step that a panel waits for. */
export function nextStepOf(panel: Panel): PanelStep {
  const { withdrawn, outcome, sentOn, needsApproval, approved, appeal, familyToldOn } = panel;
  if (withdrawn) return 'over';
  if (outcome && outcome.as !== 'put-off')
    return familyToldOn !== undefined && appeal?.outcome !== undefined ? 'over' : 'follow';
  if (sentOn !== undefined) return 'hear';
  return needsApproval && !approved ? 'approve' : 'send';
}

/** True until the panel has said what it thinks, or the case was taken back from it. */
export function isStanding(panel: Panel): boolean {
  return ['approve', 'send', 'hear'].includes(nextStepOf(panel));
}

/** The panel to which the case was taken last, if any. */
export function latestPanel({ panels = [] }: Pick<Referral, 'panels'>): Panel | undefined {
  return panels.at(-1);
}

/** The panel that the case goes to now; a case goes to one at a time. */
export function standingPanel(referral: Pick<Referral, 'panels'>): Panel | undefined {
  const panel = latestPanel(referral);
  return panel && isStanding(panel) ? panel : undefined;
}

/** The day that others may know of: when it meets, or when it wants its papers. */
export function dayOfPanel({ meets, deadline }: Pick<Panel, 'meets' | 'deadline'>): string {
  return meets ?? deadline;
}
