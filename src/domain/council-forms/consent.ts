import type { Referral } from '../case/referral.ts';
import { asList } from '../content/answer-values.ts';
import type { CouncilForm } from '../content/council-form.ts';
import { OPTION } from '../known-ids/options.ts';
import { QUESTION } from '../known-ids/questions.ts';

/** How it stands with the parents' consent to a form. */
export type Consent = 'not-needed' | 'recorded' | 'missing';

/** Whether a form may be made, as far as the parents have a say: they gave consent, and for what the form is for. */
export function consentTo(
  { consent }: Pick<CouncilForm, 'consent'>,
  { answers }: Pick<Referral, 'answers'>,
): Consent {
  if (!consent.needed) return 'not-needed';
  const given = Object.values(OPTION.consent).some((option) => answers[QUESTION.consent] === option);
  const purposes = asList(answers[QUESTION.consentFor]);
  const fits = (consent.for ?? []).some((purpose) => purposes.includes(purpose));
  return given && fits ? 'recorded' : 'missing';
}
