import { takePage } from '../pages.ts';
import { listPupilViews } from '../pupil-views.ts';
import { actorOf, type DataTurn, type TurnResult } from '../turn.ts';
import { onTicked, type AboutCases } from './ticked.ts';

/** Entries on one card. */
const PAGE = 12;

/** "Who looked": everybody who was shown these cases, in lists too, latest first. The history says that it was asked. */
export async function openViews(turn: DataTurn, about: AboutCases, asked: number): Promise<TurnResult> {
  return onTicked(turn, about, async ({ pupil }, ticked) => {
    const all = await listPupilViews(turn, { cases: ticked }, actorOf(turn));
    const { items, page, pages } = takePage(all.toReversed(), asked, PAGE);
    const cases = ticked.map(({ reference }) => reference);
    return { reply: { show: 'data-views', pupil, cases, views: items, page, pages } };
  });
}
