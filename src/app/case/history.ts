import { can } from '../../domain/people/roles.ts';
import { nowOf, type Done, type Turn } from '../turn.ts';
import { NO_CASE } from './lead.ts';

/** Entries on one card. */
const PAGE = 25;

/** Who did and who viewed what, latest first, in the reader's own chat; looking is written down like everything else. */
export async function openHistory(turn: Turn, referralId: string, page: number): Promise<Done> {
  if (turn.where !== 'chat' || !can(turn.person, 'reads-history'))
    return {
      reply: {
        say: "Only inclusion leads and the headteacher can read a case's history, in their own chat. Nothing was opened.",
      },
    };
  const stored = await turn.records.readReferral(referralId);
  if (!stored) return { reply: { say: NO_CASE } };
  const value = {
    id: turn.names.id(),
    referralId,
    at: nowOf(turn),
    by: { id: turn.person.id, name: turn.person.name },
    what: 'history-opened',
  } as const;
  await turn.records.commit([{ change: 'audit', value }]);
  const all = (await turn.records.auditOf(referralId)).toReversed();
  const entries = all.slice(page * PAGE, (page + 1) * PAGE);
  const history = all.length > (page + 1) * PAGE ? { entries, earlier: page + 1 } : { entries };
  return {
    reply: {
      show: 'case-details',
      referral: stored.value,
      reader: turn.person,
      view: 'history',
      history,
    },
  };
}
