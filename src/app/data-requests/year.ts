import type { YearChange } from '../../domain/year-end/year-end.ts';
import { YEAR_CARD } from '../../words/school-year-end.ts';
import { auditRow } from '../audit.ts';
import { lookAtYearEnd, type LookedAtYearEnd } from '../end-school-year.ts';
import { lookUp } from '../look-up.ts';
import type { DataRequest } from '../ports/data-requests.ts';
import { actorOf, nowOf, type DataTurn, type TurnResult } from '../turn.ts';
import { othersWho, storeRequest } from './ask.ts';
import { expiryOfRequest } from './finish.ts';
import { forHandlers } from './for-handlers.ts';
import { showRequest } from './request.ts';
import type { RequestedChanges } from './requested-changes.ts';

/** Rows of audit that go in one batch, besides what else is in it. */
const AT_ONCE = 80;
/** Changes on one card, and in one request; the next card has the rest. */
const MOST_CHANGES = 25;

/** After which years pupils leave, as typed: numbers with commas between them. */
interface AboutYear {
  readonly leaving: string;
}

/** The form for the end of a school year: after which years do pupils leave? */
export async function openYear(turn: DataTurn): Promise<TurnResult> {
  return forHandlers(turn, async () => ({ reply: { show: 'data-year', leaving: [] } }));
}

/** What there is to do at the end of the school year. The history of each case on the card says who was shown it. */
export async function lookAtYear(turn: DataTurn, { leaving }: AboutYear): Promise<TurnResult> {
  return onYear(turn, leaving, async (looked, years) => showYear(turn, looked, years));
}

/** Asks for the ticked changes, which a second person has to approve. */
export async function askForYear(
  turn: DataTurn,
  { leaving, pick }: AboutYear & { readonly pick: string },
): Promise<TurnResult> {
  return onYear(turn, leaving, async (looked, years) => {
    const picked = new Set(pick.split(','));
    const ticked = looked.changes.filter((each) => picked.has(idOf(each)));
    if (othersWho(turn).length === 0) return showYear(turn, looked, years);
    if (ticked.length === 0)
      return showYear(turn, looked, years, { problem: YEAR_CARD.noneTicked, picked: [] });
    // What is not ticked may be in the way of what is.
    const froms = ticked.map(({ from }) => from);
    const { changes, leftOut } = await lookAtYearEnd(turn, { leaving: years, only: froms });
    const chosen = changes.filter((each) => picked.has(idOf(each)));
    if (chosen.length < ticked.length)
      return showYear(turn, { ...looked, leftOut }, years, {
        problem: YEAR_CARD.inTheWay,
        picked: chosen.map(idOf),
      });
    return ask(turn, looked.schoolYear, chosen);
  });
}

/** What names a change on the card: its reference alone does not, where two pupils have the same. */
export function idOf({ cases: [first] }: YearChange): string {
  return first?.reference ?? '';
}

async function ask(turn: DataTurn, schoolYear: number, changes: readonly YearChange[]): Promise<TurnResult> {
  const id = `new-year.${schoolYear}`;
  const stands = (await turn.records.readRequest(id))?.value;
  if (stands && !stands.end) return showRequest(turn, id, { notice: YEAR_CARD.asksAlready(stands.by.name) });
  const cases = changes.flatMap((each) => each.cases);
  const content: RequestedChanges = {
    changes: changes.map(({ from, to, cases: those }) => ({ from, to, cases: those.map((each) => each.id) })),
  };
  const value: DataRequest = {
    id,
    kind: 'new-year',
    cases: cases.map((each) => ({ id: each.id, reference: each.reference, version: each.version })),
    by: actorOf(turn),
    at: nowOf(turn),
    reason: YEAR_CARD.reason(schoolYear),
    expiresAt: expiryOfRequest(turn),
    content,
  };
  return storeRequest(turn, value);
}

async function onYear(
  turn: DataTurn,
  typed: string,
  run: (looked: LookedAtYearEnd, leaving: readonly number[]) => Promise<TurnResult>,
): Promise<TurnResult> {
  return forHandlers(turn, async () => {
    const leaving = typed
      .split(',')
      .filter((each) => /^-?\d{1,2}$/.test(each))
      .map(Number);
    if (leaving.length === 0)
      return { reply: { show: 'data-year', leaving: [], leavingProblem: YEAR_CARD.whoLeaves } };
    return lookUp(turn, async () => {
      const looked = await lookAtYearEnd(turn, { leaving });
      const fits = atMostCases(looked.changes);
      return run({ ...looked, changes: fits }, leaving);
    });
  });
}

/** The first of the changes, as many as fit on a card and their cases into a batch: what is left comes afterwards. */
function atMostCases(changes: readonly YearChange[]): readonly YearChange[] {
  let count = 0;
  return changes.slice(0, MOST_CHANGES).filter(({ cases }) => (count += cases.length) <= AT_ONCE);
}

async function showYear(
  turn: DataTurn,
  looked: LookedAtYearEnd,
  leaving: readonly number[],
  news: { readonly problem?: string; readonly picked?: readonly string[] } = {},
): Promise<TurnResult> {
  const shown = [
    ...looked.leavers.flatMap(({ cases }) =>
      cases.flatMap(({ referral, open }) => (open === undefined ? [] : [referral])),
    ),
    ...looked.changes.flatMap(({ cases }) => cases),
    ...looked.leftOut.flatMap(({ cases, meets }) => [...cases, ...meets]),
  ];
  const ids = [...new Set(shown.map(({ id }) => id))];
  const found = { by: turn.person, what: 'found' } as const;
  for (let from = 0; from < ids.length; from += AT_ONCE)
    await turn.records.commit(
      ids.slice(from, from + AT_ONCE).map((referralId) => auditRow(turn, { ...found, referralId })),
    );
  return {
    reply: {
      show: 'data-year',
      leaving,
      looked,
      picked: news.picked ?? looked.changes.map(idOf),
      others: othersWho(turn).map(({ name }) => name),
      ...(news.problem === undefined ? {} : { problem: news.problem }),
    },
  };
}
