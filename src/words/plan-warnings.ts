import type { PlanWarning } from '../domain/plan/plan-warnings.ts';
import { describeDay } from './dates.ts';
import { describeProviderFlags } from './providers.ts';
import { TIMETABLE_CODES } from './timetable.ts';

/** What somebody should check before and during a plan. */
export function describePlanWarning(found: PlanWarning): string {
  switch (found.warning) {
    case 'code-x-above-age':
      return 'Register: code X is for children under compulsory school age, so not for this year group.';
    case 'absence-code-at-home':
      return 'Register: at home the code is one for absence. That is so with an accredited online provider too. Please check with the office.';
    case 'present-code-online':
      return 'Register: online lessons on our site, with an adult there, get the ordinary present mark.';
    case 'present-code-on-site':
      return 'Register: a pupil who is on our site for these sessions is marked present.';
    case 'code-b-conditions':
      return 'Register: code B needs every condition met. The pupil is there in person, supervised and safe. It is an approved educational activity. The provider tells us of absence the same day.';
    case 'present-off-site':
      return 'Register: present means on our site. Elsewhere it is B, D or K, where their conditions are met.';
    case 'code-d-not-registered':
      return 'Register: code D is only for a pupil who is registered at that school too.';
    case 'code-k-by-la':
      return 'Register: code K is only for education that the LA arranged.';
    case 'code-c2-taught':
      return 'Register: code C2 is for agreed sessions out of school, not for sessions in which the pupil is taught somewhere.';
    case 'provider-unknown':
      return `${found.provider} is not in the school's directory any more. Please check the provider.`;
    case 'provider-archived':
      return `${found.provider} is marked as no longer used. Please choose another provider, or find out why.`;
    case 'provider-checks':
      return `${found.provider}: ${describeProviderFlags(found.flags).join(' ')}`;
    case 'long-non-school':
      return `This runs for longer than 12 weeks (to ${describeDay(found.until)}). The government has said it will set that limit for non-school provision; it is not law yet.`;
    case 'long':
      return 'This runs for longer than 12 weeks. Please plan when the pupil comes back to class.';
    case 'fewer-than-full-time':
      return `${found.hours} hours a week are fewer than the ${found.usual} that count as full-time in this year group. That is the Ombudsman's rule of thumb; one-to-one teaching may be fewer.`;
    case 'rest-of-the-week':
      return 'The rest of the week is taught too. Please tell the pupil and parents how: the right to full-time education stays.';
    case 'timetable-codes':
      return TIMETABLE_CODES;
    case 'timetable-in-words':
      return 'The reduced timetable is agreed in words only. Please have the agreement sheet signed.';
    case 'timetable-la-not-told':
      return 'The LA has not been told of the reduced timetable yet. Most ask to be told, many within two weeks.';
    case 'hours-with-nothing':
      return `In the first week about ${found.hours} hours are taught neither in school nor elsewhere. Please say how they are filled: the right to full-time education stays.`;
    case 'parents-not-asked':
      return 'Parents have not been asked about this plan yet.';
    case 'parents-not-agreed':
      return 'Parents have not agreed. Please record their view, and offer a meeting and SENDIASS.';
    case 'pupil-not-agreed':
      return "The pupil's view is missing, or they do not share this plan yet.";
  }
}
