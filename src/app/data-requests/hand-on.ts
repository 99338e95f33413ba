import type { DataTurn, TurnResult } from '../turn.ts';
import { onTicked, type AboutCases } from './ticked.ts';

/** "Hand on to another school": what goes along, what two people check first, and how the sealed file is made. */
export async function openHandOn(turn: DataTurn, about: AboutCases): Promise<TurnResult> {
  return onTicked(turn, about, async ({ pupil }, ticked) => ({
    reply: { show: 'data-hand-on', pupil, cases: ticked.map(({ reference }) => reference) },
  }));
}
