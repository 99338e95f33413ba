import { refusedInWords } from '../../domain/case/refused.ts';
import type { Done, Turn } from '../turn.ts';
import { commitCase } from './commit-case.ts';
import { caseReply, CHANGED, NO_CASE } from './lead.ts';
import { can, peopleWho } from '../../domain/people/roles.ts';

const CHOOSE =
  'Please choose to whom the case is handed over: an inclusion lead of this school. Nothing was changed.';

/** Makes another inclusion lead, or the person who presses, the owner of a case. Both owners are told in their chats. */
export async function handOver(turn: Turn, referralId: string, choice: unknown): Promise<Done> {
  const stored = await turn.records.readReferral(referralId);
  if (!stored) return { reply: { say: NO_CASE } };
  // Only people of the school who may own a case, whatever the card says.
  const to = peopleWho(turn.settings.staff, 'decides').find(({ id }) => id === choice);
  if (!to && can(turn.person, 'decides')) return { reply: caseReply(turn, stored.value, { notice: CHOOSE }) };
  const { id, name } = to ?? turn.person;
  const result = await commitCase(turn, stored, { action: 'hand-over', to: { id, name } });
  switch (result.result) {
    case 'done': {
      const notice =
        id === turn.person.id
          ? 'This case is yours now.'
          : `${name} has this case now, and is told in their own chat.`;
      return { reply: caseReply(turn, result.referral, { notice }), deliveries: result.deliveries };
    }
    case 'refused':
      return { reply: caseReply(turn, result.referral, { notice: refusedInWords(result.refused) }) };
    case 'changed':
      return { reply: caseReply(turn, result.referral, { notice: CHANGED }) };
  }
}
