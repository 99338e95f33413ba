import { lookUp } from '../look-up.ts';
import type { DataTurn, TurnResult } from '../turn.ts';
import { openCases } from '../case/open-cases.ts';
import { previewFigures } from './preview.ts';
import { askForFigures, showMap, showPreview, takenAs, withWaiting, type Wish } from './show.ts';
import { casesToChange, useFigures } from './use.ts';
import { dropWaiting, readWaiting, replaceWaiting } from './waiting.ts';

/** Adds the figures as they were shown; shows them once more if anything is different by now. */
export function sayYes(
  turn: DataTurn,
  file: string,
  { mark, ...wish }: Wish & { readonly mark: string },
): Promise<TurnResult> {
  return withWaiting(turn, file, (found) =>
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
      const cases = goesOn ? using.cases : casesToChange(preview, { evenInDoubt });
      if (!goesOn) await replaceWaiting(turn, found, { is: 'sorted', sorted, using: { mark, cases } });
      const { used, deliveries } = await useFigures(turn, sorted, taken, cases);
      const all = { ...used, doubtful: Math.max(0, preview.changing.length - cases.length) };
      const now = await readWaiting(turn, file);
      // The figures go; what became of them stays for a day, for a press that comes twice.
      if (now) await replaceWaiting(turn, now, { is: 'used', used: all });
      return { reply: { show: 'figures-used', used: all }, deliveries };
    }),
  );
}

/** Deletes what waits, and changes nothing else. */
export function sayNo(turn: DataTurn, file: string): Promise<TurnResult> {
  return withWaiting(turn, file, async (found) => {
    await dropWaiting(turn, found);
    return askForFigures(turn, 'dropped');
  });
}
