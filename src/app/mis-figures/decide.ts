import { lookUp } from '../look-up.ts';
import { openCases } from '../case/open-cases.ts';
import { previewFigures } from './preview.ts';
import { askForFigures, showMap, showPreview, takenAs, withWaiting, type Wish } from './show.ts';
import { createCrowd } from '../crowd.ts';
import { nowOf, type DataTurn, type School, type Turn, type TurnResult } from '../turn.ts';
import type { Proposals } from '../ports/proposals.ts';
import type { SortedFigures } from './sort-rows.ts';
import { casesToChange, useFigures, type FiguresUsed } from './use.ts';
import { dropWaiting, readInUse, readWaiting, replaceWaiting, type Using } from './waiting.ts';

/** Adds the figures as they were shown; shows them once more if anything is different by now. */
export async function sayYes(
  turn: DataTurn,
  file: string,
  { mark, ...wish }: Wish & { readonly mark: string },
): Promise<TurnResult> {
  let isOvertaken = false;
  const answer = await withWaiting(turn, file, (found) =>
    lookUp(turn, async () => {
      const { waiting } = found;
      if (waiting.is === 'unknown')
        return { reply: showMap(turn, file, waiting.unknown, waiting.unknown.suggested) };
      if (waiting.is === 'used') return { reply: { show: 'figures-used', used: waiting.used } };
      const { sorted, using } = waiting;
      const taken = takenAs(turn, sorted, wish);
      const evenInDoubt = wish.evenInDoubt ?? false;
      const preview = previewFigures(turn, sorted, await openCases(turn.records.once()), taken);
      const mustLook = preview.problem !== undefined || (preview.doubts.length > 0 && !evenInDoubt);
      // A yes that was broken off goes on: what it has written is the same, and not different.
      const goesOn = using?.mark === mark;
      if (!goesOn && (preview.mark !== mark || mustLook))
        return {
          reply: await showPreview(turn, file, sorted, {
            ...wish,
            ...(preview.mark === mark ? {} : { notice: 'changed-meanwhile' as const }),
          }),
        };
      const cases = casesToChange(preview, { evenInDoubt });
      const doubtful = preview.changing.length - cases.length;
      const meant: Using = goesOn ? using : { mark, cases, doubtful, taken, at: nowOf(turn) };
      // Nothing is read in before it stands that it is: a bot that is stopped could not go on with it.
      const begun = { is: 'sorted', sorted, using: meant } as const;
      isOvertaken = !goesOn && (await replaceWaiting(turn, found, begun)) === 'changed';
      if (isOvertaken) return { reply: await showPreview(turn, file, sorted, wish) };
      const everyTime = { ...turn, records: turn.everyTime };
      const { used, deliveries } = await carryOut(everyTime, file, sorted, meant);
      return { reply: { show: 'figures-used', used }, deliveries };
    }),
  );
  // Somebody has dropped, replaced or begun them at this moment: what is said now is what becomes of them.
  return isOvertaken ? sayYes(turn, file, { mark, ...wish }) : answer;
}

/**
 * Goes on with what was being read in before this moment, because the bot was stopped meanwhile, in the name of who said
 * yes. Resolves to what it has put in the outbox. Throws when storage cannot be reached.
 */
export async function finishFigures(
  school: School & { readonly proposals: Proposals },
  before: Date,
): Promise<readonly string[]> {
  const put: string[] = [];
  for (const { file, waiting, stored } of await readInUse(school, before)) {
    const person = school.settings.staff.find(({ id }) => id === stored.value.by.id);
    if (!person || waiting.is !== 'sorted' || !waiting.using) continue;
    const where = { crowd: createCrowd(), where: 'chat', messageId: undefined } as const;
    const turn = { ...school, ...where, person, isRepeat: async () => false };
    const { deliveries } = await carryOut(turn, file, waiting.sorted, waiting.using);
    put.push(...deliveries);
  }
  return put;
}

async function carryOut(
  turn: Turn & Pick<DataTurn, 'proposals'>,
  file: string,
  sorted: SortedFigures,
  { taken, cases, doubtful }: Using,
): Promise<{ readonly used: FiguresUsed; readonly deliveries: readonly string[] }> {
  const { used, deliveries } = await useFigures(turn, sorted, taken, cases);
  const all = { ...used, doubtful };
  const now = await readWaiting(turn, file);
  // The figures go; what became of them stays for a day, for a press that comes twice.
  if (now) await replaceWaiting(turn, now, { is: 'used', used: all });
  return { used: all, deliveries };
}

/** Deletes what waits, and changes nothing else. */
export function sayNo(turn: DataTurn, file: string): Promise<TurnResult> {
  return withWaiting(turn, file, async (found) => {
    await dropWaiting(turn, found);
    return askForFigures(turn, 'dropped');
  });
}
