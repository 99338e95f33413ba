import { plusDays } from '../calendar/calendar.ts';
import { dayNumber } from '../calendar/day-number.ts';
import type { PlanParts } from './plan-checks.ts';
import { fullTimeHours } from './plan-lines.ts';
import { providerFlags, type Provider, type ProviderFlag } from '../school/provider.ts';
import { OPTION } from '../known-ids/options.ts';

/** What somebody should check in a plan. Days are `YYYY-MM-DD`, hours are weekly. */
export type PlanWarning =
  | {
      readonly warning:
        | 'code-x-above-age'
        | 'absence-code-at-home'
        | 'present-code-online'
        | 'present-code-on-site'
        | 'code-b-conditions'
        | 'present-off-site'
        | 'code-d-not-registered'
        | 'code-k-by-la'
        | 'code-c2-taught';
    }
  | { readonly warning: 'provider-unknown'; readonly provider: string }
  | { readonly warning: 'provider-check'; readonly provider: string; readonly flag: ProviderFlag }
  | { readonly warning: 'long-non-school'; readonly until: string }
  | { readonly warning: 'long' | 'rest-of-the-week' }
  | { readonly warning: 'fewer-than-full-time'; readonly hours: number; readonly usual: number }
  | { readonly warning: 'parents-not-asked' | 'parents-not-agreed' | 'pupil-not-agreed' };

/** What a plan's warnings depend on besides the plan. */
export interface WarningSetting {
  /** The school's directory. */
  readonly providers: readonly Provider[];
  /** The pupil's year as in PC2. */
  readonly year?: string | undefined;
  /** Calendar days after which a placement is long (threshold `long-placement-days`, P-12). */
  readonly longDays: number;
}

/**
 * What somebody should check before and during a plan. None of it stops a plan from starting: the office decides on
 * codes, people on agreements, and the school on its providers (P-06, P-07, P-12, V-01 to V-04).
 */
export function planWarnings(parts: PlanParts, setting: WarningSetting): readonly PlanWarning[] {
  const provider = setting.providers.find(({ name }) => name === parts.provider);
  return [
    ...codeWarnings(parts, provider, setting.year),
    ...providerWarnings(parts, provider),
    ...lengthWarnings(parts, provider, setting),
    ...agreementWarnings(parts),
  ];
}

const CODE = OPTION.planCode;

/** Register codes by arrangement. The office decides; this only warns (REG24, EGFL-REMOTE, ESSEX-C2). */
function codeWarnings(
  { place, registerCode: code }: PlanParts,
  provider: Provider | undefined,
  year: string | undefined,
): readonly PlanWarning[] {
  const warnings: PlanWarning[] = [];
  if (code === CODE.notRequired && year !== undefined && year !== OPTION.yearGroup.reception)
    warnings.push({ warning: 'code-x-above-age' });
  if (place === 'home') warnings.push({ warning: 'absence-code-at-home' });
  if (place === 'school-site' && code !== undefined && code !== CODE.present)
    warnings.push({
      warning: provider?.kind.startsWith('online') === true ? 'present-code-online' : 'present-code-on-site',
    });
  if (place === 'provider-site' && code === CODE.offSite) warnings.push({ warning: 'code-b-conditions' });
  if (place === 'provider-site' && code === CODE.present) warnings.push({ warning: 'present-off-site' });
  if (place === 'provider-site' && code === CODE.dualRegistered && provider?.kind !== 'registered-school')
    warnings.push({ warning: 'code-d-not-registered' });
  if (code === CODE.laArranged) warnings.push({ warning: 'code-k-by-la' });
  if (code === CODE.atHomePartTime && place !== 'home') warnings.push({ warning: 'code-c2-taught' });
  return warnings;
}

/** The directory's checks of the provider, compared with the days of the plan. */
function providerWarnings(
  { provider: name, start, end }: PlanParts,
  provider: Provider | undefined,
): readonly PlanWarning[] {
  if (name === undefined) return [];
  if (!provider) return [{ warning: 'provider-unknown', provider: name }];
  if (start === undefined || end === undefined) return [];
  return providerFlags(provider, start, end).map((flag) => ({
    warning: 'provider-check',
    provider: provider.name,
    flag,
  }));
}

function lengthWarnings(
  { start, end, hoursPerWeek: hours, fullTime, place }: PlanParts,
  provider: Provider | undefined,
  { year, longDays }: WarningSetting,
): readonly PlanWarning[] {
  const warnings: PlanWarning[] = [];
  const days = (dayNumber(end) ?? Number.NaN) - (dayNumber(start) ?? Number.NaN);
  if (days > longDays && start !== undefined)
    warnings.push(
      provider?.kind === 'non-school-ap'
        ? { warning: 'long-non-school', until: plusDays(start, longDays) }
        : { warning: 'long' },
    );
  const usual = fullTimeHours(year);
  if (fullTime === true && hours !== undefined && hours < usual)
    warnings.push({ warning: 'fewer-than-full-time', hours, usual });
  if (fullTime === false && place !== 'school-site' && hours !== undefined)
    warnings.push({ warning: 'rest-of-the-week' });
  return warnings;
}

function agreementWarnings({ parents, pupilAgreed }: PlanParts): readonly PlanWarning[] {
  const warnings: PlanWarning[] = [];
  if (parents === 'no') warnings.push({ warning: 'parents-not-asked' });
  if (parents === 'informed-not-agreed') warnings.push({ warning: 'parents-not-agreed' });
  if (pupilAgreed === false) warnings.push({ warning: 'pupil-not-agreed' });
  return warnings;
}
