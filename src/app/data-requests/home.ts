import { USUAL_RETENTION } from '../../domain/school/retention.ts';
import type { DataTurn, TurnResult } from '../turn.ts';
import { forHandlers } from './for-handlers.ts';
import { waitingRequests } from './waiting-requests.ts';

/** What was typed on the card and is wrong, or what was just done. */
export interface HomeNews {
  readonly typed?: string;
  readonly problem?: string;
  readonly notice?: string;
}

/** "data": how long what is held, what waits for a second person, and the way to a pupil. */
export async function dataHome(turn: DataTurn, news: HomeNews = {}): Promise<TurnResult> {
  return forHandlers(turn, async () => ({
    reply: {
      show: 'data-home',
      periods: { ...USUAL_RETENTION, ...turn.settings.retention },
      requests: await waitingRequests(turn),
      reader: turn.person,
      ...news,
    },
  }));
}
