import { withoutJoined } from '../../domain/case/join.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { auditRow } from '../audit.ts';
import { caseCard, putInOutbox } from '../deliveries.ts';
import type { AuditEntry } from '../ports/kept-rows.ts';
import type { Change, Stored } from '../ports/records.ts';
import type { Turn } from '../turn.ts';

/** What taking back a joining changes besides: the case it was joined to, which knows nothing of it afterwards. */
export async function takeOutOfMainCase(
  turn: Turn,
  { id, decision }: Referral,
): Promise<SecondCase | undefined> {
  const main = decision?.joinedTo && (await turn.records.readReferral(decision.joinedTo.id));
  return main && changeSecondCase(turn, main, withoutJoined(main.value, id), 'parted');
}

/** What is written of a second case together with an action on the first. */
export interface SecondCase {
  readonly also: readonly Change[];
  /** Redraws the other case's card. */
  readonly delivery: string;
}

/** A second case as it becomes, with a row in its history and its card drawn again. */
export function changeSecondCase(
  turn: Turn,
  { value: previous, version: expected }: Stored<Referral>,
  next: Referral,
  what: AuditEntry['what'],
): SecondCase {
  const card = caseCard(turn, next);
  return {
    also: [
      { change: 'referral', value: next, previous, expected },
      auditRow(turn, { referralId: next.id, by: turn.person, what }),
      putInOutbox(card),
    ],
    delivery: card.id,
  };
}
