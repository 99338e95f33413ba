import type { ProviderFlag } from '../domain/school/provider.ts';
import { describeDayWithYear } from './dates.ts';
import { everybodyWho } from './roles.ts';

export const ONLY_LEADS = `Only ${everybodyWho('reads-providers')} can see the directory of providers.`;

/** A check of a provider that is missing, has expired or will, in a sentence. */
export function describeProviderFlag({ check, state, until }: ProviderFlag): string {
  if (state === 'not-accredited') return 'Not accredited, or nobody is sure: look at the DfE list.';
  if (until === undefined) return MISSING[check];
  const ending = state === 'run-out' ? 'ran out' : 'runs out';
  // Safeguarding assurance names its own last day; the other two are given a year by this product.
  const ownLine = check === 'safeguarding' ? '' : " (a year; this product's own line, not law)";
  return `${CHECKS[check]} ${ending} on ${describeDayWithYear(until)}${ownLine}.`;
}

const CHECKS: Readonly<Record<ProviderFlag['check'], string>> = {
  safeguarding: 'Safeguarding assurance',
  accreditation: 'The check of the accreditation',
  visit: 'The last visit',
};

const MISSING: Readonly<Record<ProviderFlag['check'], string>> = {
  safeguarding: 'No safeguarding assurance is recorded.',
  accreditation: 'Nobody has recorded a check that it is accredited or registered.',
  visit: 'No visit is recorded.',
};
