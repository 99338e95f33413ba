import type { Plan } from '../plan/plan.ts';
import type { ProviderKind } from '../known-ids/providers.ts';
import type { Provider } from '../school/provider.ts';

/** What figures are told apart by. Never by provider: that would be a ranking, and of few pupils each. */
export const PROVISION_KINDS = [
  'our-own',
  'timetable',
  'tutor',
  'registered-school',
  'non-school-ap',
  'online',
  'other',
] as const;
export type ProvisionKind = (typeof PROVISION_KINDS)[number];

const BY_PROVIDER: Readonly<Record<ProviderKind, ProvisionKind>> = {
  'registered-school': 'registered-school',
  'non-school-ap': 'non-school-ap',
  'online-accredited': 'online',
  'online-not-accredited': 'online',
  tutor: 'tutor',
};

/** The kind of provision of a plan; `other` for a provider that the school's directory does not hold any more. */
export function provisionKindOf(
  { provider, timetable }: Pick<Plan, 'provider' | 'timetable'>,
  directory: readonly Pick<Provider, 'name' | 'kind'>[],
): ProvisionKind {
  if (provider === undefined) return timetable === undefined ? 'our-own' : 'timetable';
  const known = directory.find(({ name }) => name === provider);
  return known ? BY_PROVIDER[known.kind] : 'other';
}
