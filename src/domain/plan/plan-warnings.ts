import { plusDays } from '../calendar/calendar.ts';
import { dayNumber } from '../calendar/day-number.ts';
import { dayInWords } from '../calendar/london.ts';
import type { PlanParts } from './plan-checks.ts';
import { fullTimeHours } from './plan-lines.ts';
import { providerFlags, type Provider } from '../school/provider.ts';
import { OPTION } from '../known-ids/options.ts';

/** What a plan's warnings look at besides the plan. */
export interface WarningSetting {
  /** The school's directory. */
  readonly providers: readonly Provider[];
  /** The pupil's year as PC2 says it. */
  readonly year?: string | undefined;
  /** Calendar days after which a placement is long (threshold `long-placement-days`, P-12). */
  readonly longDays: number;
}

/**
 * What somebody should look at before and while a plan runs. None of it keeps a plan from starting: the office decides on
 * codes, people on agreements, and the school on its providers (rules.md section 6; P-06, P-07, P-12, V-01 to V-04).
 */
export function planWarnings(parts: PlanParts, setting: WarningSetting): readonly string[] {
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
): readonly string[] {
  const warnings: string[] = [];
  if (code === CODE.notRequired && year !== undefined && year !== OPTION.yearGroup.reception)
    warnings.push(
      'Register: code X is for children under compulsory school age, so not for this year group.',
    );
  if (place === 'home')
    warnings.push(
      'Register: at home the code is one for absence, also with an accredited online provider. Please check with the office.',
    );
  if (place === 'school-site' && code !== undefined && code !== CODE.present)
    warnings.push(
      provider?.kind.startsWith('online') === true
        ? 'Register: online lessons on our site, supervised, are an ordinary present mark.'
        : 'Register: a pupil who is on our site for these sessions is marked present.',
    );
  if (place === 'provider-site' && code === CODE.offSite)
    warnings.push(
      'Register: code B needs every condition met: in person, supervised, an approved educational activity, safe, and the provider tells us of absence the same day.',
    );
  if (place === 'provider-site' && code === CODE.present)
    warnings.push(
      'Register: present means on our site. Elsewhere it is B, D or K, where their conditions are met.',
    );
  if (place === 'provider-site' && code === CODE.dualRegistered && provider?.kind !== 'registered-school')
    warnings.push('Register: code D is only for a pupil who is registered at that school too.');
  if (code === CODE.laArranged) warnings.push('Register: code K is only for education that the LA arranged.');
  if (code === CODE.atHomePartTime && place !== 'home')
    warnings.push(
      'Register: code C2 is for agreed sessions out of school, not for sessions in which the pupil is taught somewhere.',
    );
  return warnings;
}

/** The directory's checks of the provider, held against the days of the plan. */
function providerWarnings(
  { provider: name, start, end }: PlanParts,
  provider: Provider | undefined,
): readonly string[] {
  if (name === undefined) return [];
  if (!provider) return [`${name} is not in the school's directory any more. Please check the provider.`];
  if (start === undefined || end === undefined) return [];
  return providerFlags(provider, start, end).map(({ says }) => `${provider.name}: ${says}`);
}

function lengthWarnings(
  { start, end, hoursPerWeek: hours, fullTime, place }: PlanParts,
  provider: Provider | undefined,
  { year, longDays }: WarningSetting,
): readonly string[] {
  const warnings: string[] = [];
  const days = (dayNumber(end) ?? Number.NaN) - (dayNumber(start) ?? Number.NaN);
  if (days > longDays && start !== undefined)
    warnings.push(
      provider?.kind === 'non-school-ap'
        ? `This runs for longer than 12 weeks (to ${dayInWords(plusDays(start, longDays))}). The government has said it will set that limit for non-school provision; it is not law yet.`
        : `This runs for longer than 12 weeks. Please plan when the pupil comes back to class.`,
    );
  const usual = fullTimeHours(year);
  if (fullTime === true && hours !== undefined && hours < usual)
    warnings.push(
      `${hours} hours a week are fewer than the ${usual} that count as full-time in this year group (the Ombudsman's rule of thumb); one-to-one teaching may be fewer.`,
    );
  if (fullTime === false && place !== 'school-site' && hours !== undefined)
    warnings.push(
      'The rest of the week is taught too: please say to the pupil and parents how, as they keep a right to full-time education.',
    );
  return warnings;
}

function agreementWarnings({ parents, pupilAgreed }: PlanParts): readonly string[] {
  return [
    ...(parents === 'no' ? ['Parents have not been asked about this plan yet.'] : []),
    ...(parents === 'informed-not-agreed'
      ? ['Parents have not agreed. Please record their view, and offer a meeting and SENDIASS.']
      : []),
    ...(pupilAgreed === false ? ["The pupil's view is missing, or they do not share this plan yet."] : []),
  ];
}
