import { DETAILS_NOT_FOR_YOU, DETAILS_ON_THEIR_WAY } from '../../words/acts.ts';
import { auditRow } from '../audit.ts';
import { newDelivery, putInOutbox } from '../deliveries.ts';
import type { DetailsView, Reply } from '../reply.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { viewInAudit } from './audit-views.ts';
import { caseReply, mayReadDetails, withCase } from './case-reply.ts';

/**
 * Shows the full referral in the reader's own chat, where the answer is audited (`audit-views.ts`), or sends it there from
 * the channel, where it is never shown.
 */
export async function openDetails(
  turn: Turn,
  referralId: string,
  view: Exclude<DetailsView, 'history'>,
  { page = 0, isFromDigest = false } = {},
): Promise<TurnResult> {
  const { records, names, person } = turn;
  if (!mayReadDetails(turn)) return { reply: { text: DETAILS_NOT_FOR_YOU } };
  return withCase(turn, referralId, async ({ value: referral }) => {
    if (turn.where === 'chat')
      return { reply: { show: 'case-details', referral, reader: person, view, page } };
    const sending = newDelivery(turn, `${referralId}.details.${names.id()}`, {
      kind: 'person',
      referralId,
      to: person.id,
      news: 'details',
    });
    const opened = auditRow(turn, { referralId, by: person, what: viewInAudit(view) });
    await records.commit([opened, putInOutbox(sending)]);
    // The answer to a press takes the place of its card; a digest stays.
    const reply: Reply = isFromDigest
      ? { text: DETAILS_ON_THEIR_WAY }
      : caseReply(turn, referral, { notice: DETAILS_ON_THEIR_WAY });
    return { reply, deliveries: [sending.id] };
  });
}
