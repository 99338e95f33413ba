import type { ProviderCheck } from '../domain/content/content.ts';
import { PROVIDER_KINDS, type ProviderKind } from '../domain/known-ids/providers.ts';
import { COST_UNITS, type CostUnit, type ProviderCost } from '../domain/school/placement-cost.ts';
import type { CheckField, DetailField, EntryProblem } from '../domain/school/provider-entry.ts';
import type { SeenCheck } from '../domain/school/provider.ts';
import { LOOK_AGAIN } from './case-text.ts';
import { describeDayWithYear } from './dates.ts';
import { everybodyWho } from './roles.ts';

// What those who keep the directory of providers read and fill in.

export const ONLY_LEADS = `Only ${everybodyWho('keeps-providers')} can see the directory of providers.`;
export const NO_SUCH_PROVIDER =
  'There is no provider of that name in the directory, so nothing was changed. Type "providers" for the list.';
export const TOO_BUSY =
  'Somebody else is changing this provider just now, so nothing was saved. Please press again in a moment.';

export const PROVIDER_KIND_WORDS: Readonly<Record<ProviderKind, string>> = {
  'registered-school': 'Another registered school',
  'non-school-ap': 'Alternative provision that is not a school',
  'online-accredited': 'Online, accredited',
  'online-not-accredited': 'Online, not accredited or not sure',
  tutor: 'Tutor or tutoring agency',
};

const UNIT_WORDS: Readonly<Record<CostUnit, string>> = {
  hour: 'an hour',
  session: 'a session (half a day)',
  day: 'a day',
  week: 'a week',
  term: 'a term',
};

/** What a place costs, like "£42.50 an hour". */
export function describeCost({ pounds, per }: ProviderCost): string {
  return `£${Number.isInteger(pounds) ? pounds : pounds.toFixed(2)} ${UNIT_WORDS[per]}`;
}

/** A field of a form, with its words. */
export interface ProviderField<Id extends string> {
  readonly id: Id;
  readonly kind: 'text' | 'date' | 'choice';
  readonly label: string;
  readonly hint?: string;
  readonly heading?: string;
  readonly options?: readonly { readonly id: string; readonly label: string }[];
}

/** The fields of a provider's details. */
export function detailFields(): readonly ProviderField<DetailField>[] {
  return [
    {
      id: 'name',
      kind: 'text',
      label: 'Name of the provider',
      hint: 'Plans refer to it by this name, so it stays.',
    },
    {
      id: 'kind',
      kind: 'choice',
      label: 'What it is',
      options: PROVIDER_KINDS.map((id) => ({ id, label: PROVIDER_KIND_WORDS[id] })),
    },
    { id: 'sessions', kind: 'text', label: 'What is on offer', hint: 'Days, times, group sizes.' },
    { id: 'contactName', kind: 'text', label: 'Whom to speak to there' },
    { id: 'contactPhone', kind: 'text', label: 'Their telephone number' },
    {
      id: 'urn',
      kind: 'text',
      label: 'URN (optional)',
      heading: 'For the school census',
      hint: 'Six digits, where the DfE lists it as a school.',
    },
    { id: 'ukprn', kind: 'text', label: 'UKPRN (optional)', hint: 'Eight digits that begin with 1.' },
    { id: 'pounds', kind: 'text', label: 'Price in pounds (optional)', heading: 'What a place costs' },
    {
      id: 'per',
      kind: 'choice',
      label: 'For what (optional)',
      options: COST_UNITS.map((id) => ({ id, label: UNIT_WORDS[id] })),
    },
  ];
}

/** The fields of a check. */
export function checkFields({
  document,
  namesItsExpiry,
}: ProviderCheck): readonly ProviderField<CheckField>[] {
  return [
    {
      id: 'document',
      kind: 'text',
      label: 'What you have seen',
      hint: `Asked for: ${document.charAt(0).toLowerCase()}${document.slice(1)}. Nothing about a pupil.`,
    },
    { id: 'on', kind: 'date', label: 'When you saw it' },
    {
      id: 'expires',
      kind: 'date',
      label: namesItsExpiry
        ? 'The last day for which it stands'
        : 'The last day for which it stands (optional)',
    },
  ];
}

/** The field of a visit. */
export function visitFields(): readonly ProviderField<'on'>[] {
  return [{ id: 'on', kind: 'date', label: 'When you were there' }];
}

const PROBLEMS: Readonly<Record<EntryProblem, string>> = {
  missing: 'Please fill this in.',
  'too-long': 'Please make this shorter.',
  twice: 'There is a provider of this name already.',
  'no-kind': 'Please choose what it is.',
  'no-phone': 'Please give a telephone number.',
  'no-urn': 'A URN has six digits.',
  'no-ukprn': 'A UKPRN has eight digits and begins with 1.',
  'no-amount': 'Please give an amount in pounds, like 42.50.',
  'no-unit': 'Please say what the price is for.',
  'no-date': 'Please give a date.',
  'in-future': 'This day has not come yet.',
  'in-past': 'This day is over: please look at one that still stands.',
  'before-seen': 'This day is before the one on which you saw it.',
  'look-again': LOOK_AGAIN,
};

/** What is wrong with a field, in a sentence. */
export function describeEntryProblem(problem: EntryProblem): string {
  return PROBLEMS[problem];
}

export const CHOOSE_A_CHECK = 'Please choose a check first.';
export const DETAILS_SAVED = 'Saved: its details.';
export const PROVIDER_ADDED = 'It is in the directory now. Next: what has been checked.';
export const VISIT_SAVED = 'Saved: your visit.';
export const PROVIDER_ARCHIVED =
  'It is marked as no longer used, and stays here for the record. Plans that run there go on until somebody changes them.';
export const PROVIDER_RESTORED = 'It is in use again.';
export const SOMEBODY_CHANGED_IT =
  'Somebody else has changed its details since your card was drawn, so yours were not saved. Press "Save" to put yours in their place.';
export const SOMEBODY_VISITED =
  'Somebody else has recorded a visit since your card was drawn, so yours was not saved. Press "Save" to put yours in its place.';

/** What has just been recorded. */
export function describeCheckSaved({ label }: ProviderCheck): string {
  return `Saved: ${label}, seen by you.`;
}

/** That somebody else has recorded a check since the card was drawn. */
export function describeCheckedMeanwhile({ by, on, document }: SeenCheck): string {
  return `${by?.name ?? 'Somebody else'} has recorded this since your card was drawn: ${document}${on === undefined ? '' : `, seen ${describeDayWithYear(on)}`}. Yours was not saved. Press "Save" to put yours in its place.`;
}
