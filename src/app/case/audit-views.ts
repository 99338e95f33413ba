import { findJoined } from '../../domain/case/join.ts';
import type { Digest } from '../../domain/digest/digest.ts';
import { auditRow } from '../audit.ts';
import type { AuditedList } from '../../domain/case/case-lists.ts';
import { LISTS } from '../../domain/case/case-lists.ts';
import type { OnceOnly } from '../repeats.ts';
import type { DetailsView, Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/**
 * Audits what somebody is shown of cases, before they see it: a full referral, a plan, or a list. Also when a press was
 * refused and the case is shown unchanged. An act on the case in this turn is already audited and covers it. Throws when
 * storage is unavailable; then nothing may be shown.
 */
export async function auditViews(
  turn: Turn,
  { audited, noteShown }: Pick<OnceOnly, 'audited' | 'noteShown'>,
  reply: Reply,
): Promise<void> {
  const by = turn.person;
  const opened = openedIn(reply);
  const ids = opened?.ids.filter((id) => !audited.has(id)) ?? [];
  const list = listIn(reply);
  const rows = [
    ...(opened ? ids.map((referralId) => auditRow(turn, { referralId, by, what: opened.what })) : []),
    ...(list && (list.shown.length > 0 || WRITTEN_DOWN_EMPTY.has(list.list))
      ? [auditRow(turn, { referralId: LISTS, by, what: 'listed', ...list })]
      : []),
  ];
  if (rows.length > 0) await noteShown(rows);
}

/** Figures, and counts of placements, name no case; that somebody read them is written down all the same. */
const WRITTEN_DOWN_EMPTY: ReadonlySet<AuditedList> = new Set(['outcomes', 'census']);

/** Whose referral or plan a reply shows in full, and what the audit trail calls that. */
function openedIn(reply: Reply): { readonly ids: readonly string[]; readonly what: ViewInAudit } | undefined {
  if (!('show' in reply)) return undefined;
  if (reply.show === 'plan-summary') return { ids: [reply.referral.id], what: 'plan-opened' };
  if (reply.show === 'meetings' || reply.show === 'panel')
    return { ids: [reply.referral.id], what: 'details-opened' };
  if (reply.show === 'data-transfer-lines')
    return { ids: reply.cases.map(({ id }) => id), what: 'details-opened' };
  if (reply.show === 'data-request' && reply.transfer?.lines)
    return { ids: reply.request.cases.map(({ id }) => id), what: 'details-opened' };
  if (reply.show === 'council-form') return { ids: [reply.referral.id], what: 'details-opened' };
  if (reply.show !== 'case-details') return undefined;
  const { referral, view, others } = reply;
  // What was said about a concern that was joined stands with what was said about the case.
  const joined = view === 'said' ? findJoined(referral, others) : [];
  return { ids: [referral, ...joined].map(({ id }) => id), what: viewInAudit(view) };
}

/** The list of cases that a reply shows; a search, and what was chosen from it, is audited with each case by itself. */
function listIn(reply: Reply): { readonly list: AuditedList; readonly shown: readonly string[] } | undefined {
  if (!('show' in reply)) return undefined;
  if (reply.show === 'cases')
    return reply.list === 'find'
      ? undefined
      : { list: reply.list, shown: idsOf(reply.groups.flatMap(({ cases }) => cases)) };
  if (reply.show === 'reminders') return { list: 'reminders', shown: idsOf(reply.reminders.items) };
  if (reply.show === 'my-referrals' || reply.show === 'my-plans')
    return { list: reply.show, shown: reply.referrals.map(({ id }) => id) };
  if (reply.show === 'digest-preview') return { list: 'digest', shown: idsInDigest(reply.digest) };
  if (reply.show === 'my-dates') return { list: 'my-dates', shown: [...new Set(idsOf(reply.days))] };
  if (reply.show === 'outcomes') return { list: 'outcomes', shown: [] };
  if (reply.show === 'census')
    return { list: 'census', shown: reply.namesPupils ? reply.census.lines.map(({ id }) => id) : [] };
  if (reply.show === 'data-list') return { list: 'kept', shown: idsOf(reply.cases) };
  if (reply.show === 'data-home')
    return { list: 'requests', shown: reply.requests.flatMap(({ cases }) => cases.map(({ id }) => id)) };
  return undefined;
}

/** Of the cases that a digest names: none in one for all staff. */
function idsInDigest(digest: Digest): readonly string[] {
  if (digest.audience === 'staff') return [];
  const { waiting, reviews, timetables, statutory, registerChecks, plansToMake } = digest;
  const { withoutReview, pastEnd } = timetables;
  const named = [waiting, reviews, withoutReview, pastEnd, statutory, registerChecks, plansToMake].flat();
  return [...new Set(named.map(({ id }) => id))];
}

function idsOf(items: readonly { readonly referral: { readonly id: string } }[]): readonly string[] {
  return items.map(({ referral }) => referral.id);
}

type ViewInAudit = 'plan-opened' | 'details-opened';

/** The name of this view in the audit trail. */
export function viewInAudit(view: DetailsView): ViewInAudit {
  return view === 'plan' || view === 'course' ? 'plan-opened' : 'details-opened';
}
