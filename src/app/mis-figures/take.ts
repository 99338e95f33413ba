import { QUESTION } from '../../domain/known-ids/questions.ts';
import { can } from '../../domain/people/roles.ts';
import { PASTE_INSTEAD } from '../../words/mis-figures.ts';
import type { SentFile } from '../bot.ts';
import { openCases } from '../case/open-cases.ts';
import { questionsFor } from '../forms/corrections.ts';
import { lookUp } from '../look-up.ts';
import { schoolDay, type DataTurn, type TurnResult } from '../turn.ts';
import { readExport, type UnknownFigures } from './read-export.ts';
import { MOST_BYTES, readFile, readText, type ReadTable } from './read-table.ts';
import { columnsFor, forImporters, showMap, showPreview, withWaiting, type Wish } from './show.ts';
import type { SortedFigures } from './sort-rows.ts';
import { keepWaiting } from './waiting.ts';

/** Reads pasted cells. Nothing changes before somebody has seen what would, and said yes. */
export function takePasted(turn: DataTurn, text: string): Promise<TurnResult> {
  return forImporters(turn, () => take(turn, async () => readText(text), text));
}

/** True for a file that can be an export, from somebody who reads figures in; all others are refused as every file is. */
export function mayBeExport({ person }: DataTurn, { name }: SentFile): boolean {
  return can(person, 'imports-figures') && /\.(?:csv|tsv|txt|xlsx|xlsm|xls)$/i.test(name);
}

/**
 * Reads a file from the chat of somebody who reads figures in; it is fetched for nobody else. `instead` takes a table that
 * is no export of figures, where it knows it.
 */
export function takeSent(
  turn: DataTurn,
  { url }: SentFile,
  instead: (table: ReadTable) => Promise<TurnResult | undefined>,
): Promise<TurnResult> {
  return forImporters(turn, async () => {
    if (!turn.fetchFile) return { reply: { text: PASTE_INSTEAD } };
    const fetched = await turn.fetchFile(url, MOST_BYTES);
    if (typeof fetched === 'string')
      return { reply: { show: 'figures-ask', typed: '', problem: { problem: fetched } } };
    const table = await readFile(fetched);
    return (await instead(table)) ?? take(turn, async () => table, '');
  });
}

async function take(turn: DataTurn, table: () => Promise<ReadTable>, typed: string): Promise<TurnResult> {
  return lookUp(turn, async () => {
    const open = await openCases(turn.records.once());
    const own = (await turn.records.ownLayouts()).map(({ value }) => value);
    const read = readExport(await table(), open, turn.content.misLayouts, own, schoolDay(turn));
    if ('problem' in read) return { reply: { show: 'figures-ask', typed, problem: read } };
    if ('unknown' in read) {
      const unknown = readable(turn, read.unknown);
      const file = await keepWaiting(turn, { is: 'unknown', unknown });
      return { reply: showMap(turn, file, unknown, unknown.suggested) };
    }
    const sorted = withOwnFigures(turn, read.sorted);
    const file = await keepWaiting(turn, { is: 'sorted', sorted });
    return { reply: await showPreview(turn, file, sorted, {}) };
  });
}

/** Without what this person may not add: it is not kept for a moment. */
export function withOwnFigures(
  turn: Pick<DataTurn, 'content' | 'person'>,
  sorted: SortedFigures,
): SortedFigures {
  const mayAddStatus = questionsFor(turn, 'office-facts').some(({ id }) => id === QUESTION.senStatus);
  if (mayAddStatus) return sorted;
  return {
    ...sorted,
    rows: sorted.rows.map(({ figures: { sen: _status, ...figures }, ...row }) => ({ ...row, figures })),
    // A status that was not understood would be told apart from one that was.
    notRead: sorted.notRead.filter(({ why }) => why !== 'no-status'),
  };
}

function readable(turn: DataTurn, unknown: UnknownFigures): UnknownFigures {
  if (columnsFor(turn).includes('sen')) return unknown;
  const cells = Object.entries(unknown.cells).map(
    ([line, row]) => [line, row.map((cell) => (/\p{L}/u.test(cell) ? '' : cell))] as const,
  );
  const { sen: _status, ...suggested } = unknown.suggested;
  return { ...unknown, suggested, cells: Object.fromEntries(cells) };
}

/** The same export taken otherwise, or another page of it. */
export function lookAgain(turn: DataTurn, file: string, wish: Wish): Promise<TurnResult> {
  return withWaiting(turn, file, ({ waiting }) =>
    lookUp(turn, async () => {
      if (waiting.is === 'unknown')
        return { reply: showMap(turn, file, waiting.unknown, waiting.unknown.suggested) };
      if (waiting.is === 'used') return { reply: { show: 'figures-used', used: waiting.used } };
      return { reply: await showPreview(turn, file, waiting.sorted, wish) };
    }),
  );
}
