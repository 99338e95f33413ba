import type { Enquiry, Referral } from './referral.ts';

/** The question still waiting for the referrer's answer, if there is one. */
export function waitingEnquiry(referral: Referral): Enquiry | undefined {
  return referral.enquiries.find((enquiry) => enquiry.answer === undefined);
}
