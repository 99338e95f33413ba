import { rolesThat } from '../../domain/people/roles.ts';
import type { Person } from '../../domain/people/person.ts';
import { openCases } from '../case/open-cases.ts';
import { createCrowd } from '../crowd.ts';
import { schoolDay, type School, type Turn } from '../turn.ts';
import { previewFigures, type FiguresPreview } from './preview.ts';
import { readExport, type ExportProblem } from './read-export.ts';
import { readFile } from './read-table.ts';
import { takenAs, type Wish } from './show.ts';
import type { SortedFigures } from './sort-rows.ts';
import { casesToChange, useFigures, type FiguresUsed } from './use.ts';
import { withOwnFigures } from './take.ts';

/** What an export would change, or has changed. */
export type ImportedFigures =
  | ExportProblem
  /** Somebody has to say which column is what, in chat, once. */
  | { readonly problem: 'unknown-layout'; readonly headings: readonly string[] }
  | { readonly sorted: SortedFigures; readonly preview: FiguresPreview }
  | {
      readonly sorted: SortedFigures;
      readonly preview: FiguresPreview;
      readonly used: FiguresUsed & { readonly deliveries: readonly string[] };
    };

/** The turn of whoever runs a command: they may add what the office may, and nothing that says a status. */
export function asOffice(school: School, { id, name }: Person): Turn {
  return {
    ...school,
    person: { id, name, roles: rolesThat('gives-office-facts') },
    crowd: createCrowd(),
    where: 'chat',
    messageId: undefined,
    isRepeat: async () => false,
  };
}

/** What a file would change; with `uses`, changes it, but for cases in doubt. */
export async function importFigures(
  turn: Turn,
  bytes: Uint8Array,
  { uses, ...wish }: Pick<Wish, 'period' | 'asAt'> & { readonly uses: boolean },
): Promise<ImportedFigures> {
  const open = await openCases(turn.records.once());
  const own = (await turn.records.ownLayouts()).map(({ value }) => value);
  const table = await readFile(bytes);
  const read = readExport(table, open, turn.content.misLayouts, own, schoolDay(turn));
  if ('problem' in read) return read;
  if ('unknown' in read) return { problem: 'unknown-layout', headings: read.unknown.offered };
  const sorted = withOwnFigures(turn, read.sorted);
  const taken = takenAs(turn, sorted, wish);
  const preview = previewFigures(turn, sorted, open, taken);
  if (!uses || preview.problem || preview.doubts.length > 0) return { sorted, preview };
  const cases = casesToChange(preview, { evenInDoubt: false });
  const { used, deliveries } = await useFigures(turn, sorted, taken, cases);
  const doubtful = preview.changing.length - cases.length;
  return { sorted, preview, used: { ...used, doubtful, deliveries } };
}
