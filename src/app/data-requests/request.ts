import { REQUEST_GONE } from '../../words/data-requests.ts';
import { auditRow } from '../audit.ts';
import type { DataTurn, TurnResult } from '../turn.ts';
import { forHandlers } from './for-handlers.ts';
import { dataHome } from './home.ts';
import type { ReasonProblem } from './reply.ts';
import { changesOf } from './requested-changes.ts';
import { canBeApproved, standingOf } from './standing.ts';

/** What stands on the card of a request besides the request. */
export interface RequestNews {
  readonly reason?: ReasonProblem;
  readonly problem?: string;
  readonly notice?: string;
}

/** A request as things are now; the history of each case says who looked. */
export async function showRequest(turn: DataTurn, id: string, news: RequestNews = {}): Promise<TurnResult> {
  return forHandlers(turn, async () => {
    const request = (await turn.records.readRequest(id))?.value;
    if (!request) return dataHome(turn, { notice: REQUEST_GONE });
    const standing = await standingOf(turn, request);
    const shown = standing.cases.filter(({ held }) => held !== undefined && request.end === undefined);
    const found = { by: turn.person, what: 'found' } as const;
    if (shown.length > 0)
      await turn.records.commit(shown.map(({ asked }) => auditRow(turn, { ...found, referralId: asked.id })));
    return {
      reply: {
        show: 'data-request',
        reader: turn.person,
        canBeApproved: canBeApproved(standing),
        ...(request.kind === 'new-year' ? { changes: changesOf(request) } : {}),
        ...standing,
        ...news,
      },
    };
  });
}
