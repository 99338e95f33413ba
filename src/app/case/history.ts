import { londonDate } from '../../domain/calendar/london.ts';
import { can } from '../../domain/people/roles.ts';
import { HISTORY_NOT_FOR_YOU } from '../../words/acts.ts';
import { auditRow } from '../audit.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { HistoryPage } from '../reply.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { withCase } from './case-reply.ts';

/** What was only looked at. */
export const LOOKS: ReadonlySet<AuditEntry['what']> = new Set([
  'details-opened',
  'history-opened',
  'plan-opened',
  'found',
  'views-listed',
]);
/** Things done, and days on which somebody looked, on one card. */
const PAGE = 20;

/**
 * What was done to a case, latest first, and who looked at it, in the reader's own chat; opening it is audited like everything
 * else.
 */
export async function openHistory(turn: Turn, referralId: string, page: number): Promise<TurnResult> {
  const { records, person } = turn;
  if (turn.where !== 'chat' || !can(person, 'reads-history')) return { reply: { text: HISTORY_NOT_FOR_YOU } };
  return withCase(turn, referralId, async ({ value: referral }) => {
    await records.commit([auditRow(turn, { referralId, by: person, what: 'history-opened' })]);
    const pages = inPagesOfHistory((await records.auditOf(referralId)).toReversed());
    const shown = pages[page] ?? { done: [], looked: [] };
    const history = page + 1 < pages.length ? { ...shown, earlier: page + 1 } : shown;
    return { reply: { show: 'case-details', referral, reader: person, view: 'history', history } };
  });
}

/** Entries in their order; a page ends with as many things done, or people's days of looking, as one card holds. */
function inPagesOfHistory(entries: readonly AuditEntry[]): readonly HistoryPage[] {
  const pages: { done: AuditEntry[]; looked: AuditEntry[] }[] = [];
  let days = new Set<string>();
  for (const entry of entries) {
    const isLook = LOOKS.has(entry.what);
    const day = `${entry.by.id} ${londonDate(new Date(entry.at))}`;
    let page = pages.at(-1);
    if (!page || (isLook ? days.size >= PAGE && !days.has(day) : page.done.length >= PAGE)) {
      page = { done: [], looked: [] };
      pages.push(page);
      days = new Set();
    }
    if (isLook) {
      days.add(day);
      page.looked.push(entry);
    } else page.done.push(entry);
  }
  return pages;
}
