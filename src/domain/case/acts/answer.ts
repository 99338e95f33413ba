import { waitingEnquiry } from '../enquiries.ts';
import type { Act } from './act.ts';

/** The referrer answers the question that waits. */
export const answer = {
  by: 'referrer',
  during: ['more-information'],
  atWrongTime: ({ decision }) =>
    decision ? { refused: 'already-decided', decision } : { refused: 'no-question-waiting' },
  blockedBy: (referral) => (waitingEnquiry(referral) ? undefined : { refused: 'no-question-waiting' }),
  apply: (referral, { text }, { at }) => {
    const waiting = waitingEnquiry(referral);
    return {
      ...referral,
      status: 'under-review',
      enquiries: referral.enquiries.map((enquiry) =>
        enquiry === waiting ? { ...enquiry, answer: text, answeredAt: at } : enquiry,
      ),
    };
  },
  audit: 'answered',
  threadLines: { answered: {} },
  tells: ({ enquiries }) => {
    const asker = enquiries.findLast((each) => each.answer !== undefined)?.askedBy.id;
    return [
      { line: 'answered' },
      ...(asker === undefined ? [] : [{ to: asker, notice: 'answered' } as const]),
    ];
  },
} as const satisfies Act<{ readonly text: string }>;
