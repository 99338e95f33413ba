import { WEEKDAYS, type Weekday } from '../calendar/weekdays.ts';
import type { Option } from './bank.ts';

/** What a column of an export can hold. Figures are of one pupil and one period; `sessions` are half days. */
export const FIGURE_COLUMNS = [
  /** The school's own reference for the pupil. */
  'pupil',
  'year-group',
  /** The day up to which the row counts, and the first day that it counts. */
  'as-at',
  'from',
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
/** What a column of a weekday can hold: sessions, or a share of those possible in per cent. */
export const WEEKDAY_FIGURES = ['missed', 'possible', 'attended', 'missed-rate', 'attended-rate'] as const;
export type WeekdayFigure = (typeof WEEKDAY_FIGURES)[number];
/** The two sessions of a day. */
export const HALVES = ['am', 'pm'] as const;
/** Of one weekday, or of its mornings or afternoons: `monday-missed`, `monday-am-missed`. */
export type WeekdayColumn = `${Weekday}-${'' | 'am-' | 'pm-'}${WeekdayFigure}`;
export type MisColumn = FigureColumn | CodeColumn | WeekdayColumn;

/** What a column of a provider's register holds besides the pupil's reference: a week or a day in it, and sessions. */
export const REGISTER_COLUMNS = ['week', 'offered', 'attended'] as const;
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];

/** True for a column of sessions with one code. */
export function isCode(column: MisColumn): column is CodeColumn {
  return column.startsWith('code-');
}

/** True for a column that says whose row it is or what time it is about, and is no figure. */
export function isNoFigure(column: string): boolean {
  return ['pupil', 'year-group', 'as-at', 'from'].includes(column);
}

/** True for a column of one weekday. */
export function isOfWeekday(column: MisColumn): column is WeekdayColumn {
  return WEEKDAYS.some((day) => column.startsWith(`${day}-`));
}

/** True for a column of a share in per cent. */
export function isRate(column: MisColumn): boolean {
  return column.endsWith('-rate');
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
  readonly weekdays: {
    readonly days: Readonly<Record<Weekday, readonly string[]>>;
    readonly halves: Readonly<Record<(typeof HALVES)[number], readonly string[]>>;
    /** How the heading of a weekday's column can read, with `{day}` for the day, or the day and its half. */
    readonly headings: Readonly<Record<WeekdayFigure, readonly string[]>>;
    /** Headings of a share that do not say whether of attendance or of absence: they are not read. */
    readonly unclear: readonly string[];
  };
  /** How a SEN status is written, by the option that it means. */
  readonly sen: Readonly<Record<Option['id'], readonly string[]>>;
  /** Words of headings whose columns are about a person and are never read. */
  readonly personal: readonly string[];
  /** How a provider's register names its columns, besides the pupil's reference. */
  readonly register: Readonly<Record<RegisterColumn, readonly string[]>>;
  /** In the order in which they are tried; the last has no `knownBy` and takes the rest. */
  readonly layouts: readonly MisLayout[];
}
