import type { Option } from './bank.ts';

/** What a column of an export can hold. Figures are of one pupil and one period; `sessions` are half days. */
export const FIGURE_COLUMNS = [
  /** The school's own reference for the pupil. */
  'pupil',
  'year-group',
  /** The day up to which the row counts. */
  'as-at',
  'possible',
  'present',
  /** Sessions educated elsewhere, which count as attended. */
  'educated-elsewhere',
  /** Present, and educated elsewhere. */
  'attended',
  'missed',
  'authorised',
  'unauthorised',
  'illness-days',
  'unauthorised-run',
  'unauthorised-lately',
  'suspensions',
  'days-suspended-term',
  'days-suspended-year',
  'removals',
  'sen',
] as const;
export type FigureColumn = (typeof FIGURE_COLUMNS)[number];
/** Sessions with one code of the register: `code-C2`. */
export type CodeColumn = `code-${string}`;
export type MisColumn = FigureColumn | CodeColumn;

/** True for a column of sessions with one code. */
export function isCode(column: MisColumn): column is CodeColumn {
  return column.startsWith('code-');
}

/** How one management information system, or a spreadsheet, names its columns. */
export interface MisLayout {
  readonly id: string;
  /** After "Read as an export of". */
  readonly name: string;
  /** Headings that only this one has: whichever stands there tells it from the others. */
  readonly knownBy: readonly string[];
  readonly columns: Readonly<Partial<Record<FigureColumn, readonly string[]>>>;
}

/** Everything the content says about exports. */
export interface MisLayouts {
  readonly codes: {
    readonly authorised: readonly string[];
    readonly unauthorised: readonly string[];
    /** How the heading of a code's column can read, with `{code}` for the code. */
    readonly headings: readonly string[];
  };
  /** How a SEN status is written, by the option that it means. */
  readonly sen: Readonly<Record<Option['id'], readonly string[]>>;
  /** Words of headings whose columns are about a person and are never read. */
  readonly personal: readonly string[];
  /** How a provider's register names its columns, besides the pupil's reference. */
  readonly register: Readonly<Record<'week' | 'offered' | 'attended', readonly string[]>>;
  /** In the order in which they are tried; the last has no `knownBy` and takes the rest. */
  readonly layouts: readonly MisLayout[];
}
