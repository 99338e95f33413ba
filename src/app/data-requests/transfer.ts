import type { DataTurn, TurnResult } from '../turn.ts';
import { onTicked, type AboutCases } from './ticked.ts';

/** "Transfer the record": what goes along, what two people check first, and how the sealed file is made. */
export async function openTransfer(turn: DataTurn, about: AboutCases): Promise<TurnResult> {
  return onTicked(turn, about, async ({ pupil }, ticked) => ({
    reply: { show: 'data-transfer', pupil, cases: ticked.map(({ reference }) => reference) },
  }));
}
