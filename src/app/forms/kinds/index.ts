import type { CaseFormName } from '../../../domain/content/bank.ts';
import type { Draft } from '../../../domain/questions/draft.ts';
import { concern } from './concern.ts';
import { formFacts } from './form-facts.ts';
import type { CaseFormKind, FormKind } from './kind.ts';
import { officeFacts } from './office-facts.ts';
import { plan } from './plan.ts';
import { proposal } from './proposal.ts';
import { review } from './review.ts';
import { weeklyUpdate } from './weekly-update.ts';

/** Every form about a case. */
export const CASE_FORM_KINDS: Readonly<Record<CaseFormName, CaseFormKind>> = {
  'office-facts': officeFacts,
  proposal,
  plan,
  'weekly-update': weeklyUpdate,
  review,
  'form-facts': formFacts,
};

/** The kind of form this draft is. */
export function kindOf({ form }: Pick<Draft, 'form'>): FormKind {
  return form === undefined ? concern : CASE_FORM_KINDS[form.name];
}
