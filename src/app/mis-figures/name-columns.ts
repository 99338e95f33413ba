import type { DataTurn, TurnResult } from '../turn.ts';
import { lookUp } from '../look-up.ts';
import { layoutOf, rememberLayout } from './own-layout.ts';
import { sortNamed } from './read-export.ts';
import { columnsFor, showMap, showPreview, withWaiting } from './show.ts';
import { replaceWaiting } from './waiting.ts';

/** Remembers which column is what for the next time, and goes on with what was sent. */
export function nameColumns(
  turn: DataTurn,
  file: string,
  given: Readonly<Record<string, unknown>>,
): Promise<TurnResult> {
  return withWaiting(turn, file, (found) =>
    lookUp(turn, async () => {
      const { waiting } = found;
      // Pressed twice: it is named already.
      if (waiting.is === 'sorted') return { reply: await showPreview(turn, file, waiting.sorted, {}) };
      if (waiting.is !== 'unknown') return { reply: { show: 'figures-used', used: waiting.used } };
      const { unknown } = waiting;
      const named = Object.fromEntries(
        columnsFor(turn).flatMap((column) => {
          const heading = given[`column-${column}`];
          return typeof heading === 'string' && unknown.offered.includes(heading) ? [[column, heading]] : [];
        }),
      );
      if (Object.keys(named).length === 0)
        return { reply: showMap(turn, file, unknown, named, 'nothing-named') };
      await rememberLayout(turn, layoutOf(unknown, named));
      const sorted = sortNamed(unknown, named, turn.content.misLayouts);
      await replaceWaiting(turn, found, { is: 'sorted', sorted });
      return { reply: await showPreview(turn, file, sorted, {}) };
    }),
  );
}
