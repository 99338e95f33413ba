import { DETAILS_NOT_FOR_YOU, DETAILS_ON_THEIR_WAY } from '../../words/acts.ts';
import { auditRow } from '../audit.ts';
import { newDelivery, putInOutbox } from '../deliveries.ts';
import type { DetailsView } from '../reply.ts';
import type { Done, Turn } from '../turn.ts';
import { caseReply, mayReadDetails, withCase } from './case-reply.ts';

/** Sends the full referral to the reader's own chat and writes down who read it. Never shown in a channel. */
export async function openDetails(
  turn: Turn,
  referralId: string,
  view: Exclude<DetailsView, 'history'>,
  page = 0,
): Promise<Done> {
  const { records, names, person } = turn;
  if (!mayReadDetails(turn)) return { reply: { say: DETAILS_NOT_FOR_YOU } };
  return withCase(turn, referralId, async ({ value: referral }) => {
    const what = view === 'plan' || view === 'course' ? 'plan-opened' : 'details-opened';
    const audit = auditRow(turn, { referralId, by: person, what });
    if (turn.where === 'chat') {
      await records.commit([audit]);
      return { reply: { show: 'case-details', referral, reader: person, view, page } };
    }
    const sending = newDelivery(turn, `${referralId}.details.${names.id()}`, {
      kind: 'person',
      referralId,
      to: person.id,
      news: 'details',
    });
    await records.commit([audit, putInOutbox(sending)]);
    const reply = caseReply(turn, referral, { notice: DETAILS_ON_THEIR_WAY });
    return { reply, deliveries: [sending.id] };
  });
}
