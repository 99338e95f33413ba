import { REQUEST_GONE, REQUEST_NOTICES, REQUEST_PROBLEMS } from '../../words/data-requests.ts';
import { auditRow } from '../audit.ts';
import type { DataRequest, RequestEnd } from '../ports/data-requests.ts';
import type { REQUEST_STEPS } from '../ports/audit.ts';
import type { Change, Stored } from '../ports/records.ts';
import { actorOf, nowOf, type DataTurn, type TurnResult } from '../turn.ts';
import { ending } from './finish.ts';
import { forHandlers } from './for-handlers.ts';
import { dataHome } from './home.ts';
import { readReason } from './reason.ts';
import { endOvertaken, showRequest } from './request.ts';
import { findAsLookedAt, transferOf } from './requested-transfer.ts';
import { canBeApproved, standingOf } from './standing.ts';
import { isWaiting } from './waiting-requests.ts';

/**
 * Approves a request and carries it out; never one's own. Pressed on one that was approved and not finished, it goes on
 * with that.
 */
export async function approve(turn: DataTurn, id: string): Promise<TurnResult> {
  return onOpen(turn, id, async (stored) => {
    const { value, version } = stored;
    if (value.approved === undefined) {
      if (value.by.id === turn.person.id) return showRequest(turn, id, { problem: REQUEST_PROBLEMS.own });
      if (!canBeApproved(await standingOf(turn, value)))
        return showRequest(turn, id, { problem: REQUEST_PROBLEMS.inTheWay });
      const approved = { by: actorOf(turn), at: nowOf(turn) };
      const result = await turn.records.commit([
        { change: 'request', value: { ...value, approved }, expected: version },
        ...rowsOn(turn, value, 'approved'),
      ]);
      // Somebody else was quicker.
      if (result !== 'done') return showRequest(turn, id);
    }
    const deliveries = await turn.finishRequest(id);
    return { ...(await showRequest(turn, id)), deliveries };
  });
}

/** Declines a request of somebody else, with a reason that they are told. */
export async function decline(
  turn: DataTurn,
  id: string,
  { reason, again }: { readonly reason: string; readonly again?: string | undefined },
): Promise<TurnResult> {
  return onOpen(turn, id, async (stored) => {
    if (stored.value.approved) return showRequest(turn, id, { problem: REQUEST_PROBLEMS.approved });
    if (stored.value.by.id === turn.person.id) return showRequest(turn, id);
    const read = readReason(turn, reason, again !== undefined);
    if ('problem' in read) return showRequest(turn, id, { reason: read.problem });
    return end(turn, stored, { as: 'declined', reason: read.reason });
  });
}

/** Takes one's own request back. */
export async function takeBack(turn: DataTurn, id: string): Promise<TurnResult> {
  return onOpen(turn, id, async (stored) => {
    if (stored.value.approved) return showRequest(turn, id, { problem: REQUEST_PROBLEMS.approved });
    if (stored.value.by.id !== turn.person.id) return showRequest(turn, id);
    return end(turn, stored, { as: 'withdrawn' });
  });
}

/** Runs it on a request that has not ended; one that has is shown as it ended. */
async function onOpen(
  turn: DataTurn,
  id: string,
  run: (stored: Stored<DataRequest>) => Promise<TurnResult>,
): Promise<TurnResult> {
  return forHandlers(turn, async () => {
    const stored = await turn.records.readRequest(id);
    if (!stored) return dataHome(turn, { notice: REQUEST_GONE });
    if (stored.value.end) return showRequest(turn, id);
    if (!stored.value.approved && !isWaiting(stored.value, turn.clock.now()))
      return dataHome(turn, { notice: REQUEST_NOTICES.expired });
    const transfer = transferOf(stored.value);
    return transfer && !(await findAsLookedAt(turn, stored.value, transfer))
      ? endOvertaken(turn, stored)
      : run(stored);
  });
}

async function end(
  turn: DataTurn,
  stored: Stored<DataRequest>,
  how: Pick<RequestEnd, 'as' | 'reason'> & { readonly as: 'declined' | 'withdrawn' },
): Promise<TurnResult> {
  const { changes, deliveries } = ending(turn, stored, { ...how, by: actorOf(turn), at: nowOf(turn) });
  const result = await turn.records.commit([...changes, ...rowsOn(turn, stored.value, how.as)]);
  const shown = await showRequest(turn, stored.value.id);
  return result === 'done' ? { ...shown, deliveries } : shown;
}

function rowsOn(
  turn: DataTurn,
  { kind, cases }: DataRequest,
  step: (typeof REQUEST_STEPS)[number],
): readonly Change[] {
  return cases.map(({ id }) => auditRow(turn, { by: turn.person, what: `${kind}-${step}`, referralId: id }));
}
