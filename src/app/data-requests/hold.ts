import { HOLD_NOTICES } from '../../words/legal-hold.ts';
import { auditRow } from '../audit.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { actorOf, nowOf, type DataTurn, type TurnResult } from '../turn.ts';
import { forHandlers } from './for-handlers.ts';
import { dataHome } from './home.ts';
import { readReason } from './reason.ts';
import type { ReasonProblem } from './reply.ts';
import { heldCase } from './standing.ts';

/** What stands on the card of a hold besides the case. */
interface HoldNews {
  readonly reason?: ReasonProblem;
  readonly notice?: string;
}

/** The legal hold on a case: by whom and why, with the way to lift it, or to set one. */
export async function openHold(turn: DataTurn, referralId: string, news: HoldNews = {}): Promise<TurnResult> {
  return onCase(turn, referralId, async (referral) => {
    await turn.records.commit([auditRow(turn, { by: turn.person, what: 'found', referralId })]);
    return showHold(turn, referral, news);
  });
}

/** Puts a case under a legal hold, with a reason. One that is held already stays as it is. */
export async function setHold(
  turn: DataTurn,
  referralId: string,
  { reason, again }: { readonly reason: string; readonly again?: string | undefined },
): Promise<TurnResult> {
  return onCase(turn, referralId, async (referral) => {
    if (await isHeld(turn, referralId)) return showHold(turn, referral);
    const read = readReason(turn, reason, again !== undefined);
    if ('problem' in read) return showHold(turn, referral, { reason: read.problem });
    // The row comes first: no hold without one.
    const row = auditRow(turn, { by: turn.person, what: 'hold-set', referralId });
    if ((await turn.records.commit([row])) === 'done')
      await turn.erasure.hold({
        referralId,
        reference: referral.reference,
        by: actorOf(turn),
        at: nowOf(turn),
        reason: read.reason,
      });
    return showHold(turn, referral);
  });
}

/** Lifts the hold on a case: it is deleted on its usual day again. */
export async function liftHold(turn: DataTurn, referralId: string): Promise<TurnResult> {
  return onCase(turn, referralId, async (referral) => {
    if (await isHeld(turn, referralId)) {
      const row = auditRow(turn, { by: turn.person, what: 'hold-lifted', referralId });
      if ((await turn.records.commit([row])) === 'done') await turn.erasure.lift(referralId);
    }
    return showHold(turn, referral, { notice: HOLD_NOTICES.lifted });
  });
}

async function onCase(
  turn: DataTurn,
  referralId: string,
  run: (referral: Referral) => Promise<TurnResult>,
): Promise<TurnResult> {
  return forHandlers(turn, async () => {
    const stored = await turn.records.readReferral(referralId);
    return stored ? run(stored.value) : dataHome(turn, { notice: HOLD_NOTICES.gone });
  });
}

async function isHeld({ erasure }: DataTurn, id: string): Promise<boolean> {
  return (await erasure.holds()).some(({ referralId }) => referralId === id);
}

async function showHold(turn: DataTurn, referral: Referral, news: HoldNews = {}): Promise<TurnResult> {
  const held = heldCase(turn, referral, await turn.erasure.holds());
  return { reply: { show: 'data-hold', held, ...news } };
}
