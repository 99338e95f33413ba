import type { Referral } from '../case/referral.ts';
import { PARENT_VIEWS } from '../known-ids/plan.ts';
import { QUESTION } from '../known-ids/questions.ts';
import type { CouncilForm } from '../content/council-form.ts';

/** How it stands with the parents' consent to a form. */
export type Consent = 'not-needed' | 'recorded' | 'missing';

/** Whether a form may be made, as far as the parents have a say. */
export function consentTo({ consent }: Pick<CouncilForm, 'consent'>, referral: Referral): Consent {
  if (!consent.needed) return 'not-needed';
  return isRecorded(referral) ? 'recorded' : 'missing';
}

/** The parents' agreement, to the plan or to what is proposed. */
function isRecorded({ plan, answers }: Referral): boolean {
  const [agreed] = PARENT_VIEWS;
  return plan?.parents === agreed || answers[QUESTION.proposedParentAgreement] === agreed;
}
