import { actOf, decide, noticesOf, type ActAudit, type CaseAction } from '../../domain/case/acts.ts';
import type { ActNotice } from '../../domain/case/acts/act.ts';
import type { ThreadNotice } from '../../domain/case/thread-notices.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Refused } from '../../domain/case/refused.ts';
import { auditRow } from '../audit.ts';
import { caseCard, caseNotice, putInOutbox } from '../deliveries.ts';
import type { CaseDeliveryKind } from '../ports/deliveries.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { Change, Stored } from '../ports/records.ts';
import { nowOf, type Turn } from '../turn.ts';
import { changeSecondCase } from './second-case.ts';

/** The outcome of an act on a case. `changed`: somebody else got there first; comes with the case as it is now. */
export type CaseResult =
  | { readonly result: 'done'; readonly referral: Referral; readonly deliveries: readonly string[] }
  | { readonly result: 'refused'; readonly refused: Refused; readonly referral: Referral }
  | { readonly result: 'changed'; readonly referral: Referral };

function toDelivery(
  referralId: string,
  notice: ActNotice,
): Exclude<CaseDeliveryKind, { readonly kind: 'case-card' }> {
  return 'line' in notice
    ? // Every line an act writes is in its `threadLines`; test/domain/case/acts.test.ts checks this.
      { kind: 'thread', referralId, news: notice.line as ThreadNotice }
    : { kind: 'person', referralId: notice.about ?? referralId, to: notice.to, news: notice.notice };
}

/** What goes with an act: other rows in the same batch, answers it changes, and the case with those in place. */
export interface Alongside {
  readonly also?: readonly Change[];
  readonly corrected?: AuditEntry['corrected'] & {};
  /** The case with these answers, before the act; the write still replaces the record as read. */
  readonly prepared?: Referral;
  /** The other case that the act changes, where it has been read already. */
  readonly second?: Stored<Referral>;
  /** Somebody who is about to leave the staff list and is told nothing of the case any more. */
  readonly leaver?: string;
}

/**
 * Carries out an act on a case as read: decides, then writes record, audit row, index rows and deliveries in one
 * conditional batch. A person's conflict is never retried: the case is read again and shown as it is now. A redelivered
 * activity is idempotent: it gets the same answer, with the case as it is now.
 */
export async function commitCase(
  turn: Turn,
  stored: Stored<Referral>,
  action: CaseAction,
  more: Alongside = {},
): Promise<CaseResult> {
  const doing = { by: turn.person, at: nowOf(turn) };
  const decided = decide(more.prepared ?? stored.value, action, doing.by, doing.at);
  if ('refused' in decided)
    return (await turn.isRepeat())
      ? { result: 'done', referral: stored.value, deliveries: [] }
      : { result: 'refused', refused: decided, referral: stored.value };
  const { next } = decided;
  const act = actOf(action.action);
  const to = act.auditTo?.(action as never);
  const other = act.alsoChanges?.(stored.value, action as never);
  const second = other && (await changeSecondCase(turn, other, more.second));
  const deliveries = [
    caseCard(turn, next),
    ...noticesOf(action.action, next, stored.value, doing)
      .filter((notice) => 'line' in notice || notice.to !== more.leaver)
      .map((notice) => caseNotice(turn, next, toDelivery(next.id, notice))),
  ];
  const result = await turn.records.commit([
    { change: 'referral', value: next, previous: stored.value, expected: stored.version },
    auditRow(turn, {
      referralId: next.id,
      by: turn.person,
      what: act.audit as ActAudit,
      ...(to === undefined ? {} : { to }),
      ...(more.corrected && more.corrected.length > 0 ? { corrected: more.corrected } : {}),
    }),
    ...deliveries.map(putInOutbox),
    ...(more.also ?? []),
    ...(second?.also ?? []),
  ]);
  if (result === 'done')
    return {
      result: 'done',
      referral: next,
      deliveries: [...deliveries.map(({ id }) => id), ...(second?.deliveries ?? [])],
    };
  const now = await turn.records.readReferral(next.id);
  if (!now) throw new Error('a referral that was read is gone');
  if (await turn.isRepeat()) return { result: 'done', referral: now.value, deliveries: [] };
  const again = decide(now.value, action, doing.by, doing.at);
  return 'refused' in again
    ? { result: 'refused', refused: again, referral: now.value }
    : { result: 'changed', referral: now.value };
}
