import type { Enquiry, Referral } from './referral.ts';

/** The question still waiting for the referrer's answer, if there is one; a decision waits for none. */
export function waitingEnquiry(referral: Referral): Enquiry | undefined {
  if (referral.decision) return undefined;
  return referral.enquiries.find((enquiry) => enquiry.answer === undefined);
}
