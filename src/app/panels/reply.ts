import type { PanelStep } from '../../domain/case/panels.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { FieldProblems } from '../read-fields.ts';

/** Forms that a lead opens with a button; the others stand on the card by themselves when their time has come. */
export const PANEL_FORMS = ['take', 'change', 'withdraw'] as const;
export type PanelForm = (typeof PANEL_FORMS)[number];

/** A case's latest panel as it stands, with the form of its next step, or the one that was asked for. */
export interface PanelReply {
  readonly show: 'panel';
  readonly referral: Referral;
  readonly reader: StaffMember;
  readonly form: PanelForm | PanelStep;
  readonly problems?: FieldProblems;
  readonly notice?: string;
}
