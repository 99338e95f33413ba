import { londonDate } from '../../domain/calendar/london.ts';
import { DELETED_AS, type DeletedAs } from '../../domain/school/retention.ts';
import { everyCase } from '../every-case.ts';
import { lookUp } from '../look-up.ts';
import { takePage } from '../pages.ts';
import type { DataTurn, TurnResult } from '../turn.ts';
import { forHandlers } from './for-handlers.ts';
import type { DeletedInMonth, HeldCase } from './reply.ts';
import { heldCase } from './standing.ts';

/** Cases on one card. */
const PAGE = 8;

/** "What would be deleted": counts by kind with why, and what was deleted so far, by month. */
export async function showReport(turn: DataTurn): Promise<TurnResult> {
  return forHandlers(turn, () =>
    lookUp(turn, async () => ({
      reply: {
        show: 'data-report',
        ...(await turn.countExpired()),
        deleted: byMonth(await turn.erasure.deletedCases()),
      },
    })),
  );
}

/** All cases, the one that is deleted soonest first. */
export async function listKept(turn: DataTurn, asked: number): Promise<TurnResult> {
  return forHandlers(turn, () =>
    lookUp(turn, async () => {
      const { items, page, pages } = takePage(await readKept(turn), asked, PAGE);
      return { reply: { show: 'data-list', cases: items, page, pages } };
    }),
  );
}

async function readKept(turn: DataTurn): Promise<readonly HeldCase[]> {
  const holds = await turn.erasure.holds();
  const cases = await everyCase(turn.erasure);
  const kept = cases.map((each) => heldCase(turn, each, holds));
  // What is under a hold goes last, whatever its day.
  const place = ({ hold, keptUntil }: HeldCase) => `${hold ? 1 : 0} ${keptUntil}`;
  return kept.toSorted(
    (one, other) =>
      place(one).localeCompare(place(other)) ||
      one.referral.reference.localeCompare(other.referral.reference),
  );
}

/** How many cases were deleted in each month and why, latest first. */
function byMonth(
  deleted: readonly { readonly as: DeletedAs; readonly at: string }[],
): readonly DeletedInMonth[] {
  const months = new Map<string, Record<DeletedAs, number>>();
  for (const { as, at } of deleted) {
    const month = londonDate(at).slice(0, 7);
    const counts =
      months.get(month) ??
      (Object.fromEntries(DELETED_AS.map((each) => [each, 0])) as Record<DeletedAs, number>);
    counts[as]++;
    months.set(month, counts);
  }
  return [...months]
    .map(([month, counts]) => ({ month, counts }))
    .toSorted((one, other) => (one.month < other.month ? 1 : -1));
}
