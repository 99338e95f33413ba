import { can, peopleWho } from '../../domain/people/roles.ts';
import { ACT_WORDS, describeHandOver } from '../../words/acts.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { caseReply, withCase } from './case-reply.ts';
import { commitCase } from './commit-case.ts';
import { afterAct } from './press-act.ts';

/** Makes another inclusion lead, or the person who presses, the owner of a case. Both owners are told in their chats. */
export async function handOver(turn: Turn, referralId: string, choice: unknown): Promise<TurnResult> {
  return withCase(turn, referralId, async (stored) => {
    // Only staff who may own a case, whatever the card says.
    const to = peopleWho(turn.settings.staff, 'decides').find(({ id }) => id === choice);
    if (!to && can(turn.person, 'decides'))
      return { reply: caseReply(turn, stored.value, { notice: ACT_WORDS['hand-over'].chooseFirst }) };
    const { id, name } = to ?? turn.person;
    const result = await commitCase(turn, stored, { action: 'hand-over', to: { id, name } });
    return afterAct(turn, result, { notice: describeHandOver(id === turn.person.id ? undefined : name) });
  });
}
