import { REQUEST_GONE } from '../../words/data-requests.ts';
import { auditRow } from '../audit.ts';
import { fileWay } from '../file-way.ts';
import type { DataRequest } from '../ports/data-requests.ts';
import type { Stored } from '../ports/records.ts';
import { actorOf, nowOf, type DataTurn, type TurnResult } from '../turn.ts';
import { ending } from './finish.ts';
import { forHandlers } from './for-handlers.ts';
import { dataHome } from './home.ts';
import type { ReasonProblem, ShownTransfer } from './reply.ts';
import { changesOf } from './requested-changes.ts';
import { findAsLookedAt, transferOf } from './requested-transfer.ts';
import { canBeApproved, standingOf } from './standing.ts';
import { takeLines } from './transfer-lines.ts';

/** What stands on the card of a request besides the request. */
export interface RequestNews {
  readonly reason?: ReasonProblem;
  readonly problem?: string;
  readonly notice?: string;
  /** The page of what there is to look at. */
  readonly page?: number;
}

/**
 * A request as things are now; the history of each case says who looked. One that is about a record, and no longer about
 * what was looked at, ends here.
 */
export async function showRequest(
  turn: DataTurn,
  id: string,
  { page = 1, ...news }: RequestNews = {},
): Promise<TurnResult> {
  return forHandlers(turn, async () => {
    const stored = await turn.records.readRequest(id);
    if (!stored) return dataHome(turn, { notice: REQUEST_GONE });
    const request = stored.value;
    const transfer = await shownTransfer(turn, request, page);
    if (transfer === 'overtaken') return endOvertaken(turn, stored);
    const standing = await standingOf(turn, request);
    const shown = standing.cases.filter(({ held }) => held !== undefined && request.end === undefined);
    const found = { by: turn.person, what: 'found' } as const;
    // Who is shown lines of the record has opened it: that is audited by itself.
    if (shown.length > 0 && !transfer?.lines)
      await turn.records.commit(shown.map(({ asked }) => auditRow(turn, { ...found, referralId: asked.id })));
    return {
      reply: {
        show: 'data-request',
        reader: turn.person,
        canBeApproved: canBeApproved(standing),
        ...(request.kind === 'new-year' ? { changes: changesOf(request) } : {}),
        ...(transfer ? { transfer } : {}),
        ...standing,
        ...news,
      },
    };
  });
}

/** Ends a request because what it is about is not what was looked at, and shows that. Whoever else asked or approved is told. */
export async function endOvertaken(turn: DataTurn, stored: Stored<DataRequest>): Promise<TurnResult> {
  const { ended, changes, deliveries } = ending(turn, stored, overtaken(turn));
  const result = await turn.records.commit(changes);
  return {
    reply: {
      show: 'data-request',
      reader: turn.person,
      request: ended,
      canBeApproved: false,
      cases: [],
      drafts: 0,
    },
    ...(result === 'done' ? { deliveries } : {}),
  };
}

/** That a request has ended by itself, noticed in this turn. */
export function overtaken(turn: DataTurn) {
  return { as: 'overtaken', by: actorOf(turn), at: nowOf(turn) } as const;
}

async function shownTransfer(
  turn: DataTurn,
  request: DataRequest,
  page: number,
): Promise<ShownTransfer | 'overtaken' | undefined> {
  const asked = transferOf(request);
  if (!asked) return undefined;
  const { school, recipient, along } = asked;
  const asFile = fileWay(turn);
  if (request.end) return { school, recipient, asFile };
  const found = await findAsLookedAt(turn, request, asked);
  if (!found) return 'overtaken';
  const goes = new Set(along);
  return {
    school,
    recipient,
    asFile,
    along,
    lines: takeLines(found.toCheck, page),
    left: found.toCheck.length - goes.size,
  };
}
