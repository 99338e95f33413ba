import { can } from '../../domain/people/roles.ts';
import { HISTORY_NOT_FOR_YOU } from '../../words/acts.ts';
import { auditRow } from '../audit.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { withCase } from './case-reply.ts';

/** Entries on one card. */
const PAGE = 25;

/** Who did and who viewed what, latest first, in the reader's own chat; opening it is audited like everything else. */
export async function openHistory(turn: Turn, referralId: string, page: number): Promise<TurnResult> {
  const { records, person } = turn;
  if (turn.where !== 'chat' || !can(person, 'reads-history')) return { reply: { text: HISTORY_NOT_FOR_YOU } };
  return withCase(turn, referralId, async ({ value: referral }) => {
    await records.commit([auditRow(turn, { referralId, by: person, what: 'history-opened' })]);
    const all = (await records.auditOf(referralId)).toReversed();
    const entries = all.slice(page * PAGE, (page + 1) * PAGE);
    const history = all.length > (page + 1) * PAGE ? { entries, earlier: page + 1 } : { entries };
    return { reply: { show: 'case-details', referral, reader: person, view: 'history', history } };
  });
}
