import { withJoined } from '../../domain/case/join.ts';
import { refusedInWords } from '../../domain/case/refused.ts';
import type { Done, Turn } from '../turn.ts';
import { changeSecondCase } from './second-case.ts';
import { commitCase } from './commit-case.ts';
import { caseReply, CHANGED, NO_CASE } from './lead.ts';

/** Joins a concern to an earlier open case about the same pupil: both records, both histories, in one batch. */
export async function join(turn: Turn, referralId: string, toId: string): Promise<Done> {
  const { records } = turn;
  const [stored, main] = await Promise.all([records.readReferral(referralId), records.readReferral(toId)]);
  if (!stored || !main) return { reply: { say: NO_CASE } };
  const second = changeSecondCase(turn, main, withJoined(main.value, stored.value), 'joined-here');
  const result = await commitCase(turn, stored, { action: 'join', to: main.value }, { also: second.also });
  switch (result.result) {
    case 'done': {
      const { reference } = main.value;
      const notice = `Joined to ${reference}. ${stored.value.referrer.name} is told so now, and later what becomes of that case. "Change the decision" takes it back.`;
      const { deliveries } = result;
      return {
        reply: caseReply(turn, result.referral, { notice }),
        // A press that is delivered again left nothing to send.
        deliveries: deliveries.length > 0 ? [...deliveries, second.delivery] : [],
      };
    }
    case 'refused':
      return { reply: caseReply(turn, result.referral, { notice: refusedInWords(result.refused) }) };
    case 'changed':
      return { reply: caseReply(turn, result.referral, { notice: CHANGED }) };
  }
}
