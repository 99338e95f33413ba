import { isFull } from '../case-limits.ts';
import { waitingEnquiry } from '../enquiries.ts';
import { isDecided } from '../referral.ts';
import type { Act } from './act.ts';
import { signature, takeOnFirst } from './deciding.ts';
import { UNDECIDED } from './statuses.ts';

/** Asks the referrer a question; the case waits for the answer, and may be decided without it. */
export const ask = {
  by: 'decides',
  during: UNDECIDED,
  inChannel: true,
  form: {
    place: (referral) => (isDecided(referral) ? undefined : 'beside'),
    text: 'question',
    read: ({ text }) => ({ question: text }),
  },
  blockedBy: (referral) => {
    const enquiry = waitingEnquiry(referral);
    if (enquiry) return { refused: 'question-waiting', enquiry };
    return isFull(referral, 'questions') ? { refused: 'enough', of: 'questions' } : undefined;
  },
  apply: (referral, { question }, doing) => ({
    ...takeOnFirst(referral, doing),
    status: 'more-information',
    enquiries: [...referral.enquiries, { question, askedBy: signature(doing), askedAt: doing.at }],
  }),
  audit: 'asked',
  threadLines: { asked: { toldWith: 'asked' } },
  tells: ({ referrer }) => [{ line: 'asked' }, { to: referrer.id, notice: 'asked' }],
} as const satisfies Act<{ readonly question: string }>;
