import type { OtherCase } from '../../domain/case/acts/act.ts';
import { auditRow } from '../audit.ts';
import { caseCard, putInOutbox } from '../deliveries.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Change, Stored } from '../ports/records.ts';
import type { Turn } from '../turn.ts';

/** What is written of a second case together with an act on the first. */
interface SecondCase {
  readonly also: readonly Change[];
  /** Ids of deliveries: its card is drawn again. */
  readonly deliveries: readonly string[];
}

/**
 * A second case as it becomes, with a row in its history and its card drawn again. `read` is that case where it has been read
 * already; one that is not in the records any more is left out.
 */
export async function changeSecondCase(
  turn: Turn,
  { id, change, audit }: OtherCase,
  read: Stored<Referral> | undefined,
): Promise<SecondCase> {
  const stored = read ?? (await turn.records.readReferral(id));
  if (!stored) return { also: [], deliveries: [] };
  const { value: previous, version: expected } = stored;
  const next = change(previous);
  const card = caseCard(turn, next);
  return {
    also: [
      { change: 'referral', value: next, previous, expected },
      auditRow(turn, { referralId: next.id, by: turn.person, what: audit }),
      putInOutbox(card),
    ],
    deliveries: [card.id],
  };
}
