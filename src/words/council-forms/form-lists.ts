import type { CouncilForm } from '../../domain/content/council-form.ts';
import { describeForm, NO_COUNCILS } from './card-words.ts';

/** The forms for a case with their ids, a line each: those that are offered first, then the others. */
export function describeFormLists(
  { first, others }: { readonly first: readonly CouncilForm[]; readonly others: readonly CouncilForm[] },
  { councils }: { readonly councils?: readonly string[] },
): string {
  const lines = (forms: readonly CouncilForm[]) =>
    forms.map((form) => `  ${form.id}: ${form.title} (${describeForm(form)})`);
  const [own, rest] =
    councils === undefined
      ? ['Those that go with the case as it stands:', 'Others:']
      : [`For any council, and of ${councils.join(', ')}:`, 'Of other councils:'];
  return [
    ...(first.length === 0 ? [] : [own, ...lines(first)]),
    ...(others.length === 0 ? [] : [rest, ...lines(others)]),
    ...(councils === undefined ? [NO_COUNCILS] : []),
  ].join('\n');
}
