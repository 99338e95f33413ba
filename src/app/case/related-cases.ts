import { withOutcomeOf } from '../../domain/case/join.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Records } from '../ports/records.ts';
import type { TurnResult, Turn } from '../turn.ts';

/** A referral as whoever raised it reads of it: a joined one with what became of the case it was joined to. */
export async function viewAsReferrer(
  records: Pick<Records, 'readReferral'>,
  referral: Referral,
): Promise<Referral> {
  const main = referral.decision?.joinedTo;
  const stored = main && (await records.readReferral(main.id));
  return stored ? withOutcomeOf(referral, stored.value) : referral;
}

/** Far more than one pupil ever has. */
const MOST_OTHERS = 20;

/** What else has been raised about the pupil of a referral, newest first. */
export async function findOthersAbout(
  records: Pick<Records, 'referralsOfPupil'>,
  { id, answers: { [QUESTION.pupilReference]: pupil } }: Referral,
): Promise<readonly Referral[]> {
  if (typeof pupil !== 'string') return [];
  return (await records.referralsOfPupil(pupil, MOST_OTHERS, undefined, id)).items;
}

/**
 * An answer with what it needs from other cases: the pupil's other referrals, and the outcome of the case a referral
 * was joined to.
 */
export async function withOthers(turn: Turn, { reply, ...done }: TurnResult): Promise<TurnResult> {
  if (!('show' in reply)) return { ...done, reply };
  const seen = (referral: Referral) => viewAsReferrer(turn.records, referral);
  if (reply.show === 'case' || reply.show === 'case-details')
    return { ...done, reply: { ...reply, others: await findOthersAbout(turn.records, reply.referral) } };
  if (reply.show === 'my-referral')
    return { ...done, reply: { ...reply, referral: await seen(reply.referral) } };
  if (reply.show === 'my-referrals')
    return { ...done, reply: { ...reply, referrals: await Promise.all(reply.referrals.map(seen)) } };
  return { ...done, reply };
}
