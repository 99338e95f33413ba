import { waitingEnquiry } from '../domain/case/enquiries.ts';
import type { Referral } from '../domain/case/referral.ts';
import { casesOf, listWork, readWork, type WorkList } from './case/work.ts';
import { findMyReminders } from './reminders/my-reminders.ts';
import type { Turn } from './turn.ts';

/** How many of a person's latest referrals are searched for an open question. */
const LATEST = 20;

/** How many cases are on each of the lists, and of how many things the person is reminded. */
export interface CaseCounts {
  readonly urgent: number;
  readonly overdue: number;
  readonly coming: number;
  readonly open: number;
  readonly plans: number;
  readonly waiting: number;
  readonly reminders: number;
  /** There are more cases than were counted. */
  readonly orMore: boolean;
}

/** The person's own referrals with a question that waits for their answer, newest first. */
export async function readMyOpenQuestions(turn: Turn): Promise<readonly Referral[]> {
  const { items } = await turn.records.referralsBy(turn.person.id, LATEST);
  return items.filter((referral) => waitingEnquiry(referral) !== undefined);
}

/** Counts the cases that the lists would show. Undefined while another look-up of this person's is running. */
export async function countCases(turn: Turn): Promise<CaseCounts | undefined> {
  const counted = await turn.crowd.lookUp(turn.person.id, () => count(turn));
  return 'busy' in counted ? undefined : counted;
}

async function count(turn: Turn): Promise<CaseCounts> {
  const work = await readWork(turn);
  const of = (list: WorkList) => listWork(work, list).length;
  return {
    urgent: of('urgent'),
    overdue: of('overdue'),
    coming: of('coming'),
    open: of('open'),
    plans: of('plans'),
    waiting: of('waiting'),
    reminders: findMyReminders(turn, casesOf(work)).length,
    orMore: work.cut,
  };
}
