import { plusDays } from '../calendar/calendar.ts';
import type { Content, ProviderCheck } from '../content/content.ts';
import { PROVIDER_CHECK, type ProviderKind } from '../known-ids/providers.ts';
import { THRESHOLD } from '../known-ids/rules.ts';
import type { Person } from '../people/person.ts';
import type { ProviderCost } from './placement-cost.ts';

/** A check as somebody made it. Days are `YYYY-MM-DD`. */
export interface SeenCheck {
  /** What was seen. */
  readonly document: string;
  /** Who saw it, and when; older settings do not say. */
  readonly by?: Person;
  readonly on?: string;
  /** Its last day, where what was seen names one. */
  readonly expires?: string;
}

/** A provider in the school's own directory. Its name is how plans refer to it, so it never changes. */
export interface Provider {
  readonly name: string;
  readonly kind: ProviderKind;
  /** Its numbers in the national registers: of schools, six digits; of learning providers, eight. */
  readonly urn?: string;
  readonly ukprn?: string;
  readonly contact: { readonly name: string; readonly phone: string };
  /** What is on offer: days, times, group sizes. */
  readonly sessions: string;
  /** What a place costs, where the school has recorded it. */
  readonly cost?: ProviderCost;
  /** By the id of the check. */
  readonly checks: Readonly<Record<string, SeenCheck>>;
  /** When somebody from the school last saw it in operation (`YYYY-MM-DD`), and who; older settings do not say who. */
  readonly visit?: { readonly on: string; readonly by?: Person };
  /** The school uses it no more: it stays for the record, and no new plan offers it. `at` is an ISO instant. */
  readonly archived?: { readonly by: Person; readonly at: string };
}

/** How a provider stands in settings written before the directory had a checklist. Days are `YYYY-MM-DD`. */
export interface OlderChecks {
  /** Its accreditation or registration, and when the school last checked it. */
  readonly accreditation?: { readonly what: string; readonly checked: string };
  /** Written assurance on staff checks and safeguarding, and the last day it holds. */
  readonly safeguarding?: { readonly what: string; readonly expires: string };
  /** When somebody from the school last saw it in operation. */
  readonly lastVisit?: string;
}

/** The provider with what older settings say of it among its checks. */
export function withOlderChecks(
  provider: Omit<Provider, 'checks'> & Partial<Pick<Provider, 'checks'>>,
  { accreditation, safeguarding, lastVisit }: OlderChecks,
): Provider {
  const checks: Record<string, SeenCheck> = {
    ...(accreditation
      ? { [PROVIDER_CHECK.registration]: { document: accreditation.what, on: accreditation.checked } }
      : {}),
    ...(safeguarding
      ? { [PROVIDER_CHECK.staffChecks]: { document: safeguarding.what, expires: safeguarding.expires } }
      : {}),
    ...provider.checks,
  };
  const visit = provider.visit ?? (lastVisit === undefined ? undefined : { on: lastVisit });
  return { ...provider, checks, ...(visit ? { visit } : {}) };
}

/** What a provider is held against. */
export type ProviderStandard = Pick<Content, 'providerChecks' | 'thresholds'>;

/** Where the content sets no other number. */
const CHECK_COUNTS_DAYS = 365;
const REVIEW_DAYS = 42;

/** A check in a provider's checklist. */
export interface ChecklistEntry {
  readonly check: ProviderCheck;
  readonly seen?: SeenCheck;
  /** The last day on which it counts; without one it has not been seen, or nobody knows when. */
  readonly until?: string;
}

/** The checks that are asked of a provider or were made of it, in the order of the content. */
export function checklistOf(provider: Provider, standard: ProviderStandard): readonly ChecklistEntry[] {
  const days = standard.thresholds.get(THRESHOLD.providerCheckDays)?.value ?? CHECK_COUNTS_DAYS;
  return standard.providerChecks
    .filter(({ id, askedOf }) => askedOf.includes(provider.kind) || provider.checks[id])
    .map((check) => {
      const seen = provider.checks[check.id];
      if (!seen) return { check };
      const until = seen.expires ?? (seen.on === undefined ? undefined : plusDays(seen.on, days));
      return until === undefined ? { check, seen } : { check, seen, until };
    });
}

/** The last day before the next visit is due; undefined without a visit. */
export function visitCountsUntil({ visit }: Provider, { thresholds }: ProviderStandard): string | undefined {
  return visit && plusDays(visit.on, thresholds.get(THRESHOLD.providerVisitDays)?.value ?? CHECK_COUNTS_DAYS);
}

/** A check that should be looked at before pupils start there, or continue there. */
export interface ProviderFlag {
  readonly check: ProviderCheck | 'visit' | 'accreditation';
  /** `not-accredited`: the provider does not claim to be, so there is nothing to check. */
  readonly state: 'missing' | 'not-accredited' | 'expired' | 'expires';
  /** The last day the check counts; absent when there is none. */
  readonly until?: string;
}

/**
 * Checks of a provider that are missing, have expired on `from`, or expire before the end of `to` (both `YYYY-MM-DD`:
 * a plan's first and last day). Each kind of provider is asked for the checks that the content names (KCSIE26, NSAP25,
 * OEAS), and non-school provision for a visit. Says nothing about which provider is better.
 */
export function providerFlags(
  provider: Provider,
  { from, to }: { readonly from: string; readonly to: string },
  standard: ProviderStandard,
): readonly ProviderFlag[] {
  const visited = visitCountsUntil(provider, standard);
  return [
    ...(provider.kind === 'online-not-accredited' && !provider.checks[PROVIDER_CHECK.registration]
      ? [{ check: 'accreditation', state: 'not-accredited' } as const]
      : []),
    ...checklistOf(provider, standard).flatMap(({ check, seen, until }) => {
      if (!seen) return [{ check, state: 'missing' } as const];
      return until === undefined ? [] : flagExpiry(check, until, from, to);
    }),
    ...(visited !== undefined
      ? flagExpiry('visit', visited, from, to)
      : asksForVisit(provider)
        ? [{ check: 'visit', state: 'missing' } as const]
        : []),
  ];
}

/** The days against which checks are held where no plan names any: until the latest first review (P-10) of a place that starts today. */
export function daysAhead(
  today: string,
  { thresholds }: Pick<ProviderStandard, 'thresholds'>,
): { readonly from: string; readonly to: string } {
  return { from: today, to: plusDays(today, thresholds.get(THRESHOLD.reviewDays)?.value ?? REVIEW_DAYS) };
}

/** What is not in place of a provider, without how much of it: nothing to compare providers by. */
export interface ProviderGaps {
  readonly provider: string;
  readonly isIncomplete: boolean;
  readonly isExpired: boolean;
  readonly isExpiring: boolean;
  readonly isVisitDue: boolean;
}

/** The providers of a kind that are in use and of which something is not in place for these days, by name. */
export function gapsOfKind(
  providers: readonly Provider[],
  kind: unknown,
  days: { readonly from: string; readonly to: string },
  standard: ProviderStandard,
): readonly ProviderGaps[] {
  return inDirectoryOrder(providers)
    .filter((provider) => provider.kind === kind && provider.archived === undefined)
    .map((provider) => {
      const flags = providerFlags(provider, days, standard);
      const checks = flags.filter(({ check }) => check !== 'visit');
      const isAny = (state: ProviderFlag['state']) => checks.some((flag) => flag.state === state);
      return {
        provider: provider.name,
        isIncomplete: isAny('missing'),
        isExpired: isAny('expired'),
        isExpiring: isAny('expires'),
        isVisitDue: flags.some(({ check }) => check === 'visit'),
      };
    })
    .filter((gaps) => gaps.isIncomplete || gaps.isExpired || gaps.isExpiring || gaps.isVisitDue);
}

/** A check, or the visit, with the last day on which it counts (`YYYY-MM-DD`). */
export interface ProviderExpiry {
  readonly check: ProviderCheck | 'visit';
  readonly until: string;
}

/** What expires of the checks of a plan's provider before the plan ends, the next visit too, the soonest first. */
export function expiriesDuring(
  { provider: name, end }: { readonly provider?: string; readonly end: string },
  providers: readonly Provider[],
  standard: ProviderStandard,
): readonly ProviderExpiry[] {
  const provider = providers.find((each) => each.name === name);
  if (!provider) return [];
  const visited = visitCountsUntil(provider, standard);
  return [
    ...checklistOf(provider, standard).flatMap(({ check, until }) =>
      until === undefined ? [] : [{ check, until }],
    ),
    ...(visited === undefined ? [] : [{ check: 'visit' as const, until: visited }]),
  ]
    .filter(({ until }) => until < end)
    .toSorted((a, b) => a.until.localeCompare(b.until));
}

/** True where somebody from school sees it in operation before pupils go there (NSAP25). */
export function asksForVisit({ kind }: Pick<Provider, 'kind'>): boolean {
  return kind === 'non-school-ap';
}

/** A check that counts until a day: nothing while it outlasts the plan. */
function flagExpiry(
  check: ProviderFlag['check'],
  until: string,
  from: string,
  to: string,
): readonly ProviderFlag[] {
  if (until < from) return [{ check, state: 'expired', until }];
  return until < to ? [{ check, state: 'expires', until }] : [];
}

/** The directory sorted for looking things up: by name, and nothing else. */
export function inDirectoryOrder(providers: readonly Provider[]): readonly Provider[] {
  return providers.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** Two names that differ only in capitals and spaces are the same provider's. */
export function providerKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The directory of a school: what its settings say of providers, and in their place what leads have recorded since. */
export function joinDirectory(
  settled: readonly Provider[],
  recorded: readonly Provider[],
): readonly Provider[] {
  const keys = new Set(recorded.map(({ name }) => providerKey(name)));
  return [...settled.filter(({ name }) => !keys.has(providerKey(name))), ...recorded];
}
