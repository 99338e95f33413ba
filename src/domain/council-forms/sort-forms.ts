import type { Referral } from '../case/referral.ts';
import type { CouncilForm } from '../content/council-form.ts';
import { fits } from './fits.ts';
import { isOwnForm } from './own-councils.ts';

/** The two lists that forms are offered in. Buttons carry which. */
export const FORM_LISTS = ['first', 'others'] as const;
export type FormList = (typeof FORM_LISTS)[number];

/**
 * The forms that a case is offered first, and the rest; in each, those that go with the case as it stands come first. With
 * the school's own councils they part by council, otherwise by what goes with the case; where nothing would be first, all are.
 */
export function sortForms(
  forms: readonly CouncilForm[],
  referral: Referral,
  councils: readonly string[] | undefined,
): { readonly first: readonly CouncilForm[]; readonly others: readonly CouncilForm[] } {
  const fitting = forms.filter((form) => fits(form, referral));
  const sorted = [...fitting, ...forms.filter((form) => !fitting.includes(form))];
  const isFirst = (form: CouncilForm) =>
    councils === undefined ? fitting.includes(form) : isOwnForm(form, councils);
  const first = sorted.filter(isFirst);
  return first.length === 0
    ? { first: sorted, others: [] }
    : { first, others: sorted.filter((form) => !isFirst(form)) };
}
