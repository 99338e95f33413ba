import { waitingEnquiry } from '../domain/case/enquiries.ts';
import { awaitsPlan, isRunning, type Referral } from '../domain/case/referral.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { mayReadDetails } from './case/case-reply.ts';
import type { Turn } from './turn.ts';
import { readWholeList } from './whole-list.ts';

/** How many of a person's latest referrals are searched for an open question. */
const LATEST = 20;
/** Cases read at once, and the most counted: beyond that the card says "or more". */
const AT_ONCE = 50;
const MOST_COUNTED = 200;

/** How many cases are waiting, for readers of cases. Counts only; the lists say which cases they are. */
export interface WaitingCases {
  readonly undecided: number;
  /** Of the undecided ones: by level, by answer-by date, those with an open question, and the person's own. */
  readonly urgent: number;
  readonly overdue: number;
  readonly dueToday: number;
  readonly withReferrer: number;
  readonly mine: number;
  /** Reviews of running plans due today or overdue, and approvals without a plan. */
  readonly reviews: number;
  readonly withoutPlan: number;
  /** True when there are more cases than were counted. */
  readonly orMore: boolean;
}

/** The person's own referrals with a question that waits for their answer, newest first. */
export async function readMyOpenQuestions(turn: Turn): Promise<readonly Referral[]> {
  const { items } = await turn.records.referralsBy(turn.person.id, LATEST);
  return items.filter((referral) => waitingEnquiry(referral) !== undefined);
}

/**
 * Counts the waiting cases. Undefined for people who may not read cases, and while another look-up of theirs is
 * running.
 */
export async function countWaitingCases(turn: Turn): Promise<WaitingCases | undefined> {
  if (!mayReadDetails(turn)) return undefined;
  const counted = await turn.crowd.lookUp(turn.person.id, () => count(turn));
  return 'busy' in counted ? undefined : counted;
}

async function count({ records, clock, person }: Turn): Promise<WaitingCases> {
  const today = londonDate(clock.now());
  const [undecided, running] = await Promise.all([
    readWholeList((from) => records.undecided(AT_ONCE, from), MOST_COUNTED),
    readWholeList((from) => records.running(AT_ONCE, from), MOST_COUNTED),
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
