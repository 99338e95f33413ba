import { dayNumber } from '../calendar/day-number.ts';
import { PROVIDER_KINDS, UKPRN, URN } from '../known-ids/providers.ts';
import { COST_UNITS } from './placement-cost.ts';
import { providerKey, type Provider, type SeenCheck } from './provider.ts';

/** The fields of a provider's details, by which problems are named. */
export const DETAIL_FIELDS = [
  'name',
  'kind',
  'sessions',
  'contactName',
  'contactPhone',
  'urn',
  'ukprn',
  'pounds',
  'per',
] as const;
export type DetailField = (typeof DETAIL_FIELDS)[number];

/** What is wrong with one field. */
export type EntryProblem =
  | 'missing'
  | 'too-long'
  | 'twice'
  | 'no-kind'
  | 'no-phone'
  | 'no-urn'
  | 'no-ukprn'
  | 'no-amount'
  | 'no-unit'
  | 'no-date'
  | 'in-future'
  | 'in-past'
  | 'before-seen'
  /** Some of its words can be about harm (G-05). */
  | 'look-again';

export type EntryProblems<Field extends string> = ReadonlyMap<Field, EntryProblem>;
type Read<T, Field extends string> = { readonly value: T } | { readonly problems: EntryProblems<Field> };

/** The details of a provider: all of it but its checks, its visit and whether it is used. */
export type ProviderDetails = Omit<Provider, 'checks' | 'visit' | 'archived'>;

/** The longest texts, in characters: a name stands in lists and on buttons. */
const LONGEST = { name: 80, sessions: 200, contactName: 80, document: 200 } as const;
const PHONE = /^(?=(?:\D*\d){3})[\d\s()+,.-]+(?:(?:ext|x|extension)\.?\s*\d+)?$/i;
const MOST_POUNDS = 100_000;

/** True for a telephone number as people write it, with an extension or without. */
export function isPhoneNumber(text: string): boolean {
  return PHONE.test(text);
}

/** A provider's details as typed, ready to store, or what is wrong with them. `others`: names that are taken. */
export function readDetails(
  typed: Readonly<Partial<Record<DetailField, string>>>,
  others: readonly string[],
): Read<ProviderDetails, DetailField> {
  const problems = new Map<DetailField, EntryProblem>();
  const given = (field: DetailField) => (typed[field] ?? '').trim();
  const text = (field: 'name' | 'sessions' | 'contactName') => {
    const value = given(field);
    if (value === '') problems.set(field, 'missing');
    else if (value.length > LONGEST[field]) problems.set(field, 'too-long');
    return value;
  };
  const name = text('name');
  if (others.some((other) => providerKey(other) === providerKey(name))) problems.set('name', 'twice');
  const kind = PROVIDER_KINDS.find((each) => each === given('kind'));
  if (!kind) problems.set('kind', 'no-kind');
  const sessions = text('sessions');
  const contactName = text('contactName');
  const phone = given('contactPhone');
  if (!isPhoneNumber(phone)) problems.set('contactPhone', phone === '' ? 'missing' : 'no-phone');
  const urn = given('urn').replaceAll(' ', '');
  if (urn !== '' && !URN.test(urn)) problems.set('urn', 'no-urn');
  const ukprn = given('ukprn').replaceAll(' ', '');
  if (ukprn !== '' && !UKPRN.test(ukprn)) problems.set('ukprn', 'no-ukprn');
  const amount = given('pounds').replaceAll(/[£,\s]/g, '');
  const per = COST_UNITS.find((each) => each === given('per'));
  const pounds = /^\d+(\.\d{1,2})?$/.test(amount) ? Number(amount) : 0;
  if (amount !== '' && (pounds <= 0 || pounds > MOST_POUNDS)) problems.set('pounds', 'no-amount');
  if (amount !== '' && !per) problems.set('per', 'no-unit');
  if (problems.size > 0 || !kind) return { problems };
  return {
    value: {
      name,
      kind,
      ...(urn === '' ? {} : { urn }),
      ...(ukprn === '' ? {} : { ukprn }),
      contact: { name: contactName, phone },
      sessions,
      ...(amount === '' || !per ? {} : { cost: { pounds, per } }),
    },
  };
}

/** The fields of a check. */
export const CHECK_FIELDS = ['document', 'on', 'expires'] as const;
export type CheckField = (typeof CHECK_FIELDS)[number];

/** A check as typed. `namesItsExpiry`: what is seen names its last day. `today` is `YYYY-MM-DD`. */
export function readSeenCheck(
  typed: Readonly<Partial<Record<CheckField, string>>>,
  {
    namesItsExpiry = false,
    today,
  }: { readonly namesItsExpiry?: boolean | undefined; readonly today: string },
): Read<Omit<SeenCheck, 'by'>, CheckField> {
  const problems = new Map<CheckField, EntryProblem>();
  const document = (typed.document ?? '').trim();
  if (document === '') problems.set('document', 'missing');
  else if (document.length > LONGEST.document) problems.set('document', 'too-long');
  const on = (typed.on ?? '').trim();
  const wrongDay = pastDayProblem(on, today);
  if (wrongDay) problems.set('on', wrongDay);
  const expires = (typed.expires ?? '').trim();
  if (expires === '' ? namesItsExpiry : dayNumber(expires) === undefined) problems.set('expires', 'no-date');
  else if (expires !== '' && expires < today) problems.set('expires', 'in-past');
  else if (expires !== '' && expires < on) problems.set('expires', 'before-seen');
  if (problems.size > 0) return { problems };
  return { value: { document, on, ...(expires === '' ? {} : { expires }) } };
}

/** What is wrong with the day (`YYYY-MM-DD`) on which somebody has seen or visited something; undefined when nothing is. */
export function pastDayProblem(day: string, today: string): EntryProblem | undefined {
  if (dayNumber(day) === undefined) return 'no-date';
  return day > today ? 'in-future' : undefined;
}
