import { plusDays } from '../calendar/calendar.ts';
import { dayNumber } from '../calendar/day-number.ts';
import type { PlanParts } from './plan-checks.ts';
import { fullTimeHours } from './plan-lines.ts';
import { providerFlags, type Provider, type ProviderFlag } from '../school/provider.ts';
import { DEFINITION } from '../known-ids/rules.ts';
import type { Content } from '../content/content.ts';
import { askOfCode } from './plan-codes.ts';
import { hoursOfWeek, hoursThatCount } from './timetable.ts';
import { timetableLimits } from './timetable-checks.ts';

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
  | { readonly warning: 'provider-unknown' | 'provider-archived'; readonly provider: string }
  /** Everything of its checklist that is not in place for the days of the plan. */
  | {
      readonly warning: 'provider-checks';
      readonly provider: string;
      readonly flags: readonly ProviderFlag[];
    }
  | { readonly warning: 'long-non-school'; readonly until: string }
  | { readonly warning: 'long' | 'rest-of-the-week' }
  | { readonly warning: 'fewer-than-full-time'; readonly hours: number; readonly usual: number }
  | { readonly warning: 'timetable-codes' | 'timetable-in-words' | 'timetable-la-not-told' }
  | { readonly warning: 'hours-with-nothing'; readonly hours: number }
  | { readonly warning: 'parents-not-asked' | 'parents-not-agreed' | 'pupil-not-agreed' };

/** What a plan's warnings depend on besides the plan. */
export interface WarningSetting {
  /** Its conditions say what a register code needs, and its checks what a provider does. */
  readonly content: Content;
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
    ...codeWarnings(parts, provider, setting),
    ...providerWarnings(parts, provider, setting),
    ...lengthWarnings(parts, provider, setting),
    ...agreementWarnings(parts),
    ...timetableWarnings(parts, setting),
  ];
}

/** Register codes by arrangement, as P-16 looks at them. The office decides; this only warns (REG24, EGFL-REMOTE, ESSEX-C2). */
function codeWarnings(
  { place, registerCode }: PlanParts,
  provider: Provider | undefined,
  { content, year }: WarningSetting,
): readonly PlanWarning[] {
  const isSo = askOfCode(content, { place, registerCode, providerKind: provider?.kind, year });
  const onSite =
    provider?.kind.startsWith('online') === true ? 'present-code-online' : 'present-code-on-site';
  return [
    ...(isSo(DEFINITION.codeXAboveAge) ? (['code-x-above-age'] as const) : []),
    ...(place === 'home' ? (['absence-code-at-home'] as const) : []),
    ...(isSo(DEFINITION.codeAbsentOnSite) ? ([onSite] as const) : []),
    ...(isSo(DEFINITION.codeBAway) ? (['code-b-conditions'] as const) : []),
    ...(isSo(DEFINITION.codePresentAway) ? (['present-off-site'] as const) : []),
    ...(isSo(DEFINITION.codeDNotRegistered) ? (['code-d-not-registered'] as const) : []),
    ...(isSo(DEFINITION.codeKByLa) ? (['code-k-by-la'] as const) : []),
    ...(isSo(DEFINITION.codeC2WhileTaught) ? (['code-c2-taught'] as const) : []),
  ].map((warning) => ({ warning }));
}

/** The directory's checks of the provider, compared with the days of the plan. */
function providerWarnings(
  { provider: name, start, end }: PlanParts,
  provider: Provider | undefined,
  { content }: WarningSetting,
): readonly PlanWarning[] {
  if (name === undefined) return [];
  if (!provider) return [{ warning: 'provider-unknown', provider: name }];
  const flags =
    start === undefined || end === undefined
      ? []
      : providerFlags(provider, { from: start, to: end }, content);
  return [
    ...(provider.archived ? [{ warning: 'provider-archived', provider: name } as const] : []),
    ...(flags.length > 0 ? [{ warning: 'provider-checks', provider: name, flags } as const] : []),
  ];
}

function lengthWarnings(
  { start, end, hoursPerWeek: hours, fullTime, place, timetable }: PlanParts,
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
  if (fullTime === false && place !== 'school-site' && hours !== undefined && !timetable)
    warnings.push({ warning: 'rest-of-the-week' });
  return warnings;
}

/** A reduced timetable: codes, what is not signed or told yet, and hours without education (WT26, REG24, PTT-LOCAL). */
function timetableWarnings({ timetable }: PlanParts, { content }: WarningSetting): readonly PlanWarning[] {
  if (!timetable) return [];
  const all = hoursOfWeek(timetable.days);
  const nothing = timetableLimits(content).week - hoursThatCount(all) - all.elsewhere;
  return [
    { warning: 'timetable-codes' },
    ...(timetable.agreed === 'verbal' ? [{ warning: 'timetable-in-words' } as const] : []),
    ...(timetable.la === 'no' ? [{ warning: 'timetable-la-not-told' } as const] : []),
    ...(hoursThatCount(all) > 0 && nothing > 0
      ? [{ warning: 'hours-with-nothing', hours: nothing } as const]
      : []),
  ];
}

function agreementWarnings({ parents, pupilAgreed }: PlanParts): readonly PlanWarning[] {
  const warnings: PlanWarning[] = [];
  if (parents === 'no') warnings.push({ warning: 'parents-not-asked' });
  if (parents === 'informed-not-agreed') warnings.push({ warning: 'parents-not-agreed' });
  if (pupilAgreed === false) warnings.push({ warning: 'pupil-not-agreed' });
  return warnings;
}
