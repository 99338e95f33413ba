import { refuseAct } from '../../domain/case/acts.ts';
import { WITHDRAWN_BECAUSE, type Referral } from '../../domain/case/referral.ts';
import type { Refused } from '../../domain/case/refused.ts';
import { NOT_YOUR_REFERRAL, SAY_WHY } from '../../words/referrer.ts';
import { describeRefusal } from '../../words/refusals.ts';
import { CHANGED } from '../../words/acts.ts';
import type { Stored } from '../ports/records.ts';
import type { Reply } from '../reply.ts';
import { nowOf, type TurnResult, type Turn } from '../turn.ts';
import { commitCase } from './commit-case.ts';

/** Asks whether this person really withdraws their concern, naming the pupil; says at once where they cannot any more. */
export async function askBeforeWithdrawing(turn: Turn, referralId: string): Promise<TurnResult> {
  return onOwnReferral(turn, referralId, ({ value: referral }) => {
    const refused = refuseAct('withdraw', referral, { by: turn.person, at: nowOf(turn) });
    return { reply: refused ? tellWhyNot(referral, refused) : { show: 'withdraw', referral } };
  });
}

/** Withdraws a concern; pressed again, it says so again. */
export async function withdraw(turn: Turn, referralId: string, why: unknown): Promise<TurnResult> {
  return onOwnReferral(turn, referralId, async (stored) => {
    const because = WITHDRAWN_BECAUSE.find((each) => each === why);
    const { value: referral } = stored;
    const refused = refuseAct('withdraw', referral, { by: turn.person, at: nowOf(turn) });
    if (because === undefined)
      return {
        reply: refused ? tellWhyNot(referral, refused) : { show: 'withdraw', referral, problem: SAY_WHY },
      };
    const done = await commitCase(turn, stored, { action: 'withdraw', because });
    switch (done.result) {
      case 'done':
        return {
          reply: { show: 'my-referral', referral: done.referral, news: 'withdrawn' },
          deliveries: done.deliveries,
        };
      case 'refused':
        return { reply: tellWhyNot(done.referral, done.refused) };
      case 'changed':
        return { reply: { show: 'withdraw', referral: done.referral, problem: CHANGED } };
    }
  });
}

/** Why a referrer's press was not carried out; one on a concern they have withdrawn is answered as the first was. */
export function tellWhyNot(referral: Referral, refused: Refused): Reply {
  return referral.status === 'withdrawn'
    ? { show: 'my-referral', referral, news: 'withdrawn' }
    : { show: 'my-referral', referral, news: 'now', notice: describeRefusal(refused) };
}

/** Runs an action on this person's own referral, or says that there is none behind the card. */
export async function onOwnReferral(
  turn: Turn,
  referralId: string,
  run: (stored: Stored<Referral>) => Promise<TurnResult> | TurnResult,
): Promise<TurnResult> {
  const stored = await turn.records.readReferral(referralId);
  return stored && stored.value.referrer.id === turn.person.id
    ? run(stored)
    : { reply: { text: NOT_YOUR_REFERRAL } };
}
