import type { CaseAction } from '../../domain/case/case-actions.ts';
import { standingBlocks } from '../../domain/case/decide.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { CaseForm } from '../reply.ts';

/** An action of this form that is only tried, to see whether it would be refused. */
export function trial(form: CaseForm, referral: Referral): CaseAction {
  switch (form) {
    case 'ask':
      return { action: form, question: '' };
    case 'pass-on':
      return { action: form, to: 'headteacher', reason: '' };
    case 'override':
      return { action: form, block: standingBlocks(referral)[0] ?? '', reason: '' };
    case 'close':
      return { action: form, outcome: 'other', reason: '' };
    case 'change-decision':
      return { action: form, reason: '', answerBy: referral.answerBy };
    case 'approve-in-school':
      return { action: form, reason: '', steps: [] };
    case 'approve-ap':
    case 'close-not-needed':
      return { action: form, reason: '' };
  }
}
