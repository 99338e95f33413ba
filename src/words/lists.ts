import type { Enquiry } from '../domain/case/referral.ts';
import { describeMoment } from './dates.ts';
import { everybodyWho } from './roles.ts';

export const NOT_FOR_YOU = `Only ${everybodyWho('reads-cases')} can see lists of cases. Type "my referrals" or "my plans" to see yours.`;
/** "find" was typed without what to find. */
export const FIND_WHAT =
  'Please type what to find. Use the school\'s own reference for the pupil ("find AB 12") or the reference of a referral ("find R-7K3MP").';

/** How long a question has waited for the referrer's answer, and whether they were reminded. */
export function describeWaiting({ askedAt, chasedAt }: Enquiry): readonly string[] {
  return [
    `Waiting since ${describeMoment(askedAt)}`,
    chasedAt === undefined ? 'Not reminded yet' : `Reminded ${describeMoment(chasedAt)}`,
  ];
}
