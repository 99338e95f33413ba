import { londonDate } from '../calendar/london.ts';
import { pupilReferenceOf } from '../case/pupil-key.ts';
import { isRunning, type Referral } from '../case/referral.ts';
import type { Place } from '../known-ids/plan.ts';
import type { ProviderKind } from '../known-ids/providers.ts';
import { isInClass, type Plan } from '../plan/plan.ts';
import { providerKey, type Provider } from '../school/provider.ts';
import { censusDayBefore } from './census-days.ts';

/** What somebody has to look at before a line is whole. */
export type CensusGap =
  /** The case does not say which pupil it is about. */
  | 'no-reference'
  /** A registered school without its URN here. */
  | 'no-urn'
  /** A provider with neither number: the census asks for its type of setting instead. */
  | 'no-number'
  /** The plan names a provider that is not in the directory. */
  | 'not-in-directory'
  /** The plan's last day is over and nobody has closed it or set a new one. */
  | 'past-end'
  /** The case was closed because support goes on under another plan: that may be the same placement. */
  | 'closed-goes-on';

/** A placement at a provider as the school census asks for it. Days are `YYYY-MM-DD`. */
export interface CensusLine {
  /** Of the case. */
  readonly id: string;
  /** The school's own reference of the pupil; empty where the case has none. */
  readonly pupil: string;
  readonly provider: string;
  /** Absent for a provider that is not in the directory. */
  readonly kind?: ProviderKind;
  /** At most one of the two: the census takes the UKPRN only where there is no URN (CENSUS-AP). */
  readonly urn?: string;
  readonly ukprn?: string;
  readonly place: Place;
  readonly entry: string;
  /** Absent while the pupil is there on the census day. */
  readonly leaving?: string;
  readonly fullTime: boolean;
  /** As the plan says. */
  readonly hoursPerWeek?: number;
  /** Mornings and afternoons on offer in the last week that was reported. */
  readonly sessionsOffered?: number;
  readonly gaps: readonly CensusGap[];
}

/** The placements that a census day asks for. Days are `YYYY-MM-DD`. */
export interface Census {
  readonly on: string;
  /** The census day before: placements that have ended since are in it too. */
  readonly since: string;
  readonly lines: readonly CensusLine[];
}

/**
 * The placements that run on a census day or have ended since the one before, by pupil, as far as is known `today`; for a
 * day to come, those that are planned. A case may be in the list twice.
 */
export function takeCensus(
  { on, today }: { readonly on: string; readonly today: string },
  providers: readonly Provider[],
  referrals: readonly Referral[],
): Census {
  const since = censusDayBefore(on);
  const directory = new Map(providers.map((provider) => [providerKey(provider.name), provider]));
  const lines = [...new Map(referrals.map((referral) => [referral.id, referral])).values()].flatMap(
    (referral) => {
      const { plan } = referral;
      if (plan?.provider === undefined || isInClass(plan) || plan.start > on) return [];
      const stay = stayOf(referral, plan, today);
      const { leaving } = stay;
      if (leaving !== undefined && (leaving < plan.start || leaving < since)) return [];
      return [lineOf(referral.id, pupilReferenceOf(referral) ?? '', plan, stay, { on, directory })];
    },
  );
  return { on, since, lines: lines.toSorted((a, b) => a.pupil.localeCompare(b.pupil, 'en-GB')) };
}

/** What has to be looked at, provider by provider, with the lines it is about. */
export function gapsByProvider(
  lines: readonly CensusLine[],
): readonly { readonly provider: string; readonly gap: CensusGap; readonly lines: readonly CensusLine[] }[] {
  const found = new Map<string, { provider: string; gap: CensusGap; lines: CensusLine[] }>();
  for (const line of lines)
    for (const gap of line.gaps) {
      const key = `${gap} ${line.provider}`;
      const same = found.get(key) ?? { provider: line.provider, gap, lines: [] };
      same.lines.push(line);
      found.set(key, same);
    }
  return [...found.values()].toSorted((a, b) => a.provider.localeCompare(b.provider, 'en-GB'));
}

interface Stay {
  /** The last day there, where it is known. */
  readonly leaving?: string;
  readonly gaps: readonly CensusGap[];
}

function stayOf(referral: Referral, { end }: Plan, today: string): Stay {
  if (isRunning(referral)) return end < today ? { gaps: ['past-end'] } : { leaving: end, gaps: [] };
  const { closing } = referral;
  const closed = closing && londonDate(closing.at);
  return {
    leaving: closed !== undefined && closed < end ? closed : end,
    gaps: closing?.outcome === 'continued' ? ['closed-goes-on'] : [],
  };
}

function lineOf(
  id: string,
  pupil: string,
  plan: Plan,
  { leaving, gaps }: Stay,
  { on, directory }: { readonly on: string; readonly directory: ReadonlyMap<string, Provider> },
): CensusLine {
  const name = plan.provider ?? '';
  const provider = directory.get(providerKey(name));
  const offered = plan.updates.at(-1)?.offered;
  return {
    id,
    pupil,
    provider: name,
    ...(provider ? { kind: provider.kind } : {}),
    ...numberOf(provider),
    place: plan.place,
    entry: plan.start,
    ...(leaving !== undefined && leaving < on ? { leaving } : {}),
    fullTime: plan.fullTime,
    ...(plan.hoursPerWeek === undefined ? {} : { hoursPerWeek: plan.hoursPerWeek }),
    ...(offered === undefined ? {} : { sessionsOffered: offered }),
    gaps: [...(pupil === '' ? (['no-reference'] as const) : []), ...gapsOf(provider), ...gaps],
  };
}

function numberOf(provider: Provider | undefined): Pick<CensusLine, 'urn' | 'ukprn'> {
  if (provider?.urn !== undefined) return { urn: provider.urn };
  return provider?.ukprn === undefined ? {} : { ukprn: provider.ukprn };
}

function gapsOf(provider: Provider | undefined): readonly CensusGap[] {
  if (!provider) return ['not-in-directory'];
  if (provider.urn !== undefined) return [];
  if (provider.kind === 'registered-school') return ['no-urn'];
  return provider.ukprn === undefined ? ['no-number'] : [];
}
