import { z } from 'zod/v4';
import type { Verb } from '../verbs.ts';
import type { DataTurn, TurnResult } from '../turn.ts';
import { lookAgain, takePasted } from './take.ts';
import { askForFigures } from './show.ts';
import { sayNo, sayYes } from './decide.ts';
import { nameColumns } from './name-columns.ts';
import { MOST_BYTES } from './read-table.ts';

const typed = z.string().max(100).optional().catch(undefined);
const ofFile = z.looseObject({ file: z.string().min(1).max(80) });
const ofPreview = ofFile.extend({
  period: typed,
  asAt: typed,
  /** Ticked, or carried from the page before. */
  doubts: typed,
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

function verb<S extends z.ZodType<Record<string, unknown>>>(
  data: S,
  run: (turn: DataTurn, data: z.infer<S>) => Promise<TurnResult>,
): Verb {
  return { data, run: (turn, raw) => run(turn, data.parse(raw)) };
}

/** The buttons about an export of figures. */
export const FIGURES_VERBS: Readonly<Record<string, Verb>> = {
  figures: verb(z.looseObject({}), (turn) => askForFigures(turn)),
  'figures-read': verb(z.looseObject({ cells: z.string().max(MOST_BYTES).catch('') }), (turn, { cells }) =>
    takePasted(turn, cells),
  ),
  'figures-map': verb(ofFile, (turn, { file, ...given }) => nameColumns(turn, file, given)),
  'figures-look': verb(ofPreview, (turn, { file, doubts, period, asAt, page }) =>
    lookAgain(turn, file, { period, asAt, page, evenInDoubt: doubts === 'yes' }),
  ),
  'figures-use': verb(ofPreview.extend({ mark: z.string().max(80) }), (turn, { file, doubts, ...given }) =>
    sayYes(turn, file, {
      mark: given.mark,
      period: given.period,
      asAt: given.asAt,
      evenInDoubt: doubts === 'yes',
    }),
  ),
  'figures-drop': verb(ofFile, (turn, { file }) => sayNo(turn, file)),
};
