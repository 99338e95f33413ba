import { joinedOnes } from '../../domain/case/join.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { auditRow } from '../audit.ts';
import type { OnceOnly } from '../repeats.ts';
import type { DetailsView, Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/**
 * Writes into a case's history that somebody is shown its full referral or plan, before they are: also when a press was refused
 * and the case is only shown as it stands. What they did to the case in this turn stands there already and says it.
 * Throws when storage is unavailable; then nothing may be shown.
 */
export async function auditViews(
  turn: Turn,
  { audited, noteShown }: Pick<OnceOnly, 'audited' | 'noteShown'>,
  reply: Reply,
): Promise<void> {
  const { cases, what } = viewOf(reply);
  const shown = cases.filter(({ id }) => !audited.has(id));
  if (shown.length === 0) return;
  await noteShown(shown.map(({ id }) => auditRow(turn, { referralId: id, by: turn.person, what })));
}

/** Whose referral or plan a reply shows in full, and what a history calls that. */
function viewOf(reply: Reply): { readonly cases: readonly Referral[]; readonly what: ViewInAudit } {
  if (!('show' in reply)) return { cases: [], what: 'details-opened' };
  if (reply.show === 'plan-summary') return { cases: [reply.referral], what: 'plan-opened' };
  if (reply.show !== 'case-details') return { cases: [], what: 'details-opened' };
  const { referral, view, others } = reply;
  // What was said about a concern that was joined stands with what was said about the case.
  const joined = view === 'said' ? joinedOnes(referral, others) : [];
  return { cases: [referral, ...joined], what: viewInAudit(view) };
}

type ViewInAudit = 'plan-opened' | 'details-opened';

/** What a case's history calls it when somebody is shown this view. */
export function viewInAudit(view: DetailsView): ViewInAudit {
  return view === 'plan' || view === 'course' ? 'plan-opened' : 'details-opened';
}
