import { can } from '../../domain/people/roles.ts';
import { ONLY_HANDLERS } from '../../words/data-requests.ts';
import type { Turn, TurnResult } from '../turn.ts';

/** Runs it for those who handle pupils' data; others are told who does. */
export async function forHandlers(turn: Turn, run: () => Promise<TurnResult>): Promise<TurnResult> {
  return can(turn.person, 'handles-data') ? run() : { reply: { text: ONLY_HANDLERS } };
}
