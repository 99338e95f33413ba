import { plusDays } from '../calendar/calendar.ts';
import type { ProviderCost } from './placement-cost.ts';

/** The kinds of provider in questions OP2 and PR2, except the school's own staff. */
export const PROVIDER_KINDS = [
  'registered-school',
  'non-school-ap',
  'online-accredited',
  'online-not-accredited',
  'tutor',
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** A provider in the school's own directory. Dates are `YYYY-MM-DD`. */
export interface Provider {
  readonly name: string;
  readonly kind: ProviderKind;
  /** Its accreditation or registration, and when the school last checked it. */
  readonly accreditation?: { readonly what: string; readonly checked: string };
  /** Written assurance on staff checks and safeguarding, and the last day it holds. */
  readonly safeguarding?: { readonly what: string; readonly expires: string };
  /** When somebody from the school last saw it in operation. */
  readonly lastVisit?: string;
  readonly contact: { readonly name: string; readonly phone: string };
  /** What is on offer: days, times, group sizes. */
  readonly sessions: string;
  /** What a place costs, where the school has recorded it. */
  readonly cost?: ProviderCost;
}

/** A check that should be looked at before pupils start there, or continue there. */
export interface ProviderFlag {
  readonly check: 'accreditation' | 'safeguarding' | 'visit';
  /** `not-accredited`: the provider does not claim to be, so there is nothing to check. */
  readonly state: 'missing' | 'not-accredited' | 'run-out' | 'runs-out';
  /** The last day the check is valid; absent when there is none. */
  readonly until?: string;
}

/**
 * How long a look-up of the accreditation or a visit counts, in days. A default of this product, not law: statutory
 * guidance asks for checks before and during a placement and sets no number (NSAP25, KCSIE26).
 */
const CHECK_HOLDS_DAYS = 365;

/**
 * Checks of a provider that are missing, have run out on `from`, or run out before the end of `to` (both `YYYY-MM-DD`:
 * a plan's first and last day). Safeguarding assurance is asked of every provider (KCSIE26), accreditation of those that
 * say they have it (OEAS), a visit of non-school provision (NSAP25). Says nothing about which provider is better.
 */
export function providerFlags(provider: Provider, from: string, to: string): readonly ProviderFlag[] {
  const { kind, accreditation, safeguarding, lastVisit } = provider;
  return [
    ...(safeguarding
      ? flagExpiry('safeguarding', safeguarding.expires, from, to)
      : [{ check: 'safeguarding' as const, state: 'missing' as const }]),
    ...(accreditation
      ? flagExpiry('accreditation', plusDays(accreditation.checked, CHECK_HOLDS_DAYS), from, to)
      : kind === 'online-accredited' || kind === 'registered-school'
        ? [{ check: 'accreditation' as const, state: 'missing' as const }]
        : kind === 'online-not-accredited'
          ? [{ check: 'accreditation' as const, state: 'not-accredited' as const }]
          : []),
    ...(lastVisit !== undefined
      ? flagExpiry('visit', plusDays(lastVisit, CHECK_HOLDS_DAYS), from, to)
      : kind === 'non-school-ap'
        ? [{ check: 'visit' as const, state: 'missing' as const }]
        : []),
  ];
}

/** A check that counts until a day: nothing while it outlasts the plan. */
function flagExpiry(
  check: ProviderFlag['check'],
  until: string,
  from: string,
  to: string,
): readonly ProviderFlag[] {
  if (until < from) return [{ check, state: 'run-out', until }];
  return until < to ? [{ check, state: 'runs-out', until }] : [];
}

/** The directory sorted for looking things up: by name, and nothing else. */
export function inDirectoryOrder(providers: readonly Provider[]): readonly Provider[] {
  return providers.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
