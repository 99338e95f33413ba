import { waitingEnquiry } from '../domain/case/enquiries.ts';
import { awaitsPlan, isRunning, type Referral } from '../domain/case/referral.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { mayReadDetails } from './case/case-reply.ts';
import type { Turn } from './turn.ts';
import { wholeList } from './whole-list.ts';

/** One's own referrals that are looked at for a question that waits: the latest. */
const LATEST = 20;
/** Cases read at once, and how many are counted: beyond that the card says "or more". */
const AT_ONCE = 50;
const MOST_COUNTED = 200;

/** How many cases wait for those who may read them. Counts only: which ones they are stands on the lists. */
export interface WaitingCases {
  readonly undecided: number;
  /** Of the undecided ones: by level, by answer-by date, those with a question to the referrer, and one's own. */
  readonly urgent: number;
  readonly overdue: number;
  readonly dueToday: number;
  readonly withReferrer: number;
  readonly mine: number;
  /** Reviews of running plans that are due today or earlier, and approvals without a plan. */
  readonly reviews: number;
  readonly withoutPlan: number;
  /** There are more cases than were counted. */
  readonly orMore: boolean;
}

/** One's own referrals with a question that waits for one's answer, newest first. */
export async function waitingForMyAnswer(turn: Turn): Promise<readonly Referral[]> {
  const { items } = await turn.records.referralsBy(turn.person.id, LATEST);
  return items.filter((referral) => waitingEnquiry(referral) !== undefined);
}

/** Undefined for those who may not read cases, and while the person still waits for something else that is looked up. */
export async function countWaitingCases(turn: Turn): Promise<WaitingCases | undefined> {
  if (!mayReadDetails(turn)) return undefined;
  const counted = await turn.crowd.lookUp(turn.person.id, () => count(turn));
  return 'busy' in counted ? undefined : counted;
}

async function count({ records, clock, person }: Turn): Promise<WaitingCases> {
  const today = londonDate(clock.now());
  const [undecided, running] = await Promise.all([
    wholeList((from) => records.undecided(AT_ONCE, from), MOST_COUNTED),
    wholeList((from) => records.running(AT_ONCE, from), MOST_COUNTED),
  ]);
  const among = (which: (referral: Referral) => boolean) => undecided.filter(which).length;
  return {
    undecided: undecided.length,
    urgent: among(({ triage }) => triage.level === 'urgent'),
    overdue: among(({ answerBy }) => answerBy < today),
    dueToday: among(({ answerBy }) => answerBy === today),
    withReferrer: among((referral) => waitingEnquiry(referral) !== undefined),
    mine: among(({ owner }) => owner?.id === person.id),
    reviews: running.filter((referral) => isRunning(referral) && referral.plan.nextReview <= today).length,
    withoutPlan: running.filter(awaitsPlan).length,
    orMore: Math.max(undecided.length, running.length) >= MOST_COUNTED,
  };
}
