import { findJoined } from '../../domain/case/join.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { auditRow } from '../audit.ts';
import type { OnceOnly } from '../repeats.ts';
import type { DetailsView, Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/**
 * Audits that somebody is shown a full referral or plan, before they see it: also when a press was refused and the case
 * is shown unchanged. An act on the case in this turn is already audited and covers it. Throws when storage is
 * unavailable; then nothing may be shown.
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

/** Whose referral or plan a reply shows in full, and what the audit trail calls that. */
function viewOf(reply: Reply): { readonly cases: readonly Referral[]; readonly what: ViewInAudit } {
  if (!('show' in reply)) return { cases: [], what: 'details-opened' };
  if (reply.show === 'plan-summary') return { cases: [reply.referral], what: 'plan-opened' };
  if (reply.show !== 'case-details') return { cases: [], what: 'details-opened' };
  const { referral, view, others } = reply;
  // What was said about a concern that was joined stands with what was said about the case.
  const joined = view === 'said' ? findJoined(referral, others) : [];
  return { cases: [referral, ...joined], what: viewInAudit(view) };
}

type ViewInAudit = 'plan-opened' | 'details-opened';

/** The name of this view in the audit trail. */
export function viewInAudit(view: DetailsView): ViewInAudit {
  return view === 'plan' || view === 'course' ? 'plan-opened' : 'details-opened';
}
