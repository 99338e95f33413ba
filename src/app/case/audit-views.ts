import { joinedOnes } from '../../domain/case/join.ts';
import { auditRow } from '../audit.ts';
import type { OnceOnly } from '../repeats.ts';
import type { DetailsView, Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/**
 * Writes into a case's history that somebody is shown its full referral, before they are: also when a press was refused
 * and the case is only shown as it stands. What they did to the case in this turn stands there already and says it.
 * Throws when storage is unavailable; then nothing may be shown.
 */
export async function auditViews(
  turn: Turn,
  { audited, noteShown }: Pick<OnceOnly, 'audited' | 'noteShown'>,
  reply: Reply,
): Promise<void> {
  if (!('show' in reply) || reply.show !== 'case-details') return;
  const { referral, view } = reply;
  // What was said about a concern that was joined stands with what was said about the case.
  const joined = view === 'said' ? joinedOnes(referral, reply.others) : [];
  const shown = [referral, ...joined].filter(({ id }) => !audited.has(id));
  if (shown.length === 0) return;
  const what = viewInAudit(view);
  await noteShown(shown.map(({ id }) => auditRow(turn, { referralId: id, by: turn.person, what })));
}

/** What a case's history calls it when somebody is shown this view. */
export function viewInAudit(view: DetailsView): 'plan-opened' | 'details-opened' {
  return view === 'plan' || view === 'course' ? 'plan-opened' : 'details-opened';
}
