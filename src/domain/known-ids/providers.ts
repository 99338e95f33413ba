/** The kinds of provider in questions OP2 and PR2, except the school's own staff. */
export const PROVIDER_KINDS = [
  'registered-school',
  'non-school-ap',
  'online-accredited',
  'online-not-accredited',
  'tutor',
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** Checks of `provider-checks.json` that code asks for by name: what older settings say of a provider becomes these. */
export const PROVIDER_CHECK = { registration: 'registration', staffChecks: 'staff-checks' } as const;

/** A school's number in the national register of schools, and a provider's in that of learning providers. */
export const URN = /^\d{6}$/;
export const UKPRN = /^1\d{7}$/;
