import type { ProviderFlag, ProviderGaps } from '../domain/school/provider.ts';
import { describeDayWithYear } from './dates.ts';

/** No more missing checks are named than this; the rest are counted. */
const MOST_NAMED = 4;

/** What is not in place of a provider's checks, in a few sentences: what is missing together, what expires one by one. */
export function describeProviderFlags(flags: readonly ProviderFlag[]): readonly string[] {
  const missing = flags.filter(({ state }) => state === 'missing').map(({ check }) => nameCheck(check));
  return [
    ...(missing.length > 0 ? [describeMissing(missing)] : []),
    ...flags.filter(({ state }) => state !== 'missing').map(describeProviderFlag),
  ];
}

function describeMissing(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).join(', ');
  const more = names.length - MOST_NAMED;
  return `Not seen yet: ${named}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** A check that is missing, has expired or will, in a sentence. */
export function describeProviderFlag({ check, state, until }: ProviderFlag): string {
  if (state === 'not-accredited') return 'Not accredited, or nobody is sure: look at the DfE list.';
  if (until === undefined) return describeMissing([nameCheck(check)]);
  const isPast = state === 'expired';
  if (check === 'visit')
    return `A visit ${isPast ? 'was' : 'is'} due by ${describeDayWithYear(until)}${OWN_LINE}.`;
  // What names its own last day is not given one by this product.
  const hasOwnDay = typeof check === 'object' && check.namesItsExpiry === true;
  return `${nameCheck(check)} ${isPast ? 'expired' : 'expires'} on ${describeDayWithYear(until)}${hasOwnDay ? '' : OWN_LINE}.`;
}

/** No more providers are named than this; the rest are counted. */
const MOST_PROVIDERS = 6;

/** Which providers of the proposed kind have something that is not in place, by name; at least one. */
export function describeGaps(gaps: readonly ProviderGaps[]): string {
  const named = gaps.slice(0, MOST_PROVIDERS).map(({ provider, ...each }) => {
    const says = [
      ...(each.isIncomplete ? ['not all is seen'] : []),
      ...(each.isExpired ? ['a check has expired'] : []),
      ...(each.isExpiring ? ['a check expires soon'] : []),
      ...(each.isVisitDue ? ['a visit is due'] : []),
    ];
    return `${provider} (${says.join(', ')})`;
  });
  const more = gaps.length - MOST_PROVIDERS;
  return `Checks of providers of this kind that are not in place, from A to Z: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}. "providers", typed in this chat, says what is missing.`;
}

/** How many checks of providers have expired or soon do, and how many visits are due; at least one of them is. */
export function describeProviderCounts({
  expired,
  expiring,
  visits,
}: {
  readonly expired: number;
  readonly expiring: number;
  readonly visits: number;
}): string {
  const counts = [
    ...(expired > 0 ? [`${expired} expired`] : []),
    ...(expiring > 0
      ? [`${expiring} ${expiring === 1 ? 'expires' : 'expire'} in the next ten school days`]
      : []),
    ...(visits > 0 ? [`${visits} ${visits === 1 ? 'visit' : 'visits'} due`] : []),
  ];
  return `${counts.join('; ')}. Leads see which: type "providers" in your own chat with me`;
}

const OWN_LINE = " (the school's own line, not law)";

/** A check by what it is about. */
export function nameCheck(check: ProviderFlag['check']): string {
  if (typeof check === 'object') return check.label;
  return check === 'visit' ? 'Visit' : 'Accreditation';
}
