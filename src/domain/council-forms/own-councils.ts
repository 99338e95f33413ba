import { ANY_COUNCIL, type CouncilForm } from '../content/council-form.ts';

/** What councils are called besides their place: schools leave it out, or write it in full. */
const KINDS_OF_COUNCIL =
  /\b(?:the|council|city|county|metropolitan|district|borough|london|royal|unitary|authority|of)\b/g;

/** The place in a council's name: the same for "Leeds", "Leeds City Council" and "City of Leeds". */
function placeOf(council: string): string {
  const name = council
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
  const place = name.replaceAll(KINDS_OF_COUNCIL, ' ').replaceAll(/\s+/g, ' ').trim();
  return place === '' ? name.trim() : place;
}

/** True for a form of a council that the school works with, or of none. */
export function isOwnForm({ council }: Pick<CouncilForm, 'council'>, councils: readonly string[]): boolean {
  return council === ANY_COUNCIL || councils.some((each) => placeOf(each) === placeOf(council));
}

/** The councils, as the school calls them, of which there is no form. */
export function withoutForms(
  councils: readonly string[],
  forms: readonly Pick<CouncilForm, 'council'>[],
): readonly string[] {
  const places = new Set(forms.map(({ council }) => placeOf(council)));
  return councils.filter((each) => !places.has(placeOf(each)));
}

/** The councils of which there are forms, by name. */
export function councilsOf(forms: readonly Pick<CouncilForm, 'council'>[]): readonly string[] {
  return [...new Set(forms.map(({ council }) => council))].filter((each) => each !== ANY_COUNCIL).toSorted();
}
