import { plainHeading } from '../../domain/mis-figures/headings.ts';
import {
  FIGURE_COLUMNS,
  HALVES,
  isNoFigure,
  WEEKDAY_FIGURES,
  type CodeColumn,
  type MisColumn,
  type MisLayouts,
  type WeekdayColumn,
  type WeekdayFigure,
} from '../../domain/content/mis-layouts.ts';
import { WEEKDAYS } from '../../domain/calendar/weekdays.ts';
import type { OwnLayout } from '../ports/own-layouts.ts';
import { ownLayoutFor } from './own-layout.ts';
import type { TableRow } from './read-table.ts';

/** Which column of a table holds what: places from 0. */
export type Columns = Readonly<Partial<Record<MisColumn, number>>>;

/** A table whose columns are known. */
export interface FoundColumns {
  readonly layout: { readonly id: string; readonly name: string };
  readonly headings: readonly string[];
  readonly columns: Columns;
  /** Headings that stand there twice and could both be meant: neither is read. */
  readonly twice: readonly string[];
  /** Headings of weekdays that give no share: nobody can tell what they count, or of how many. */
  readonly unclear: readonly string[];
  readonly titles: readonly TableRow[];
  readonly rows: readonly TableRow[];
}

/** A table in which somebody has to say which column is what. */
export interface UnknownColumns {
  readonly unknown: true;
  readonly headings: readonly string[];
  /** What is known of them all the same. */
  readonly columns: Columns;
  readonly unclear: readonly string[];
  readonly titles: readonly TableRow[];
  readonly rows: readonly TableRow[];
}

/** Titles above the headings: a report has its name, the school and the dates there. */
export const MOST_TITLES = 20;
export const OWN_LAYOUT = 'own';

/** Finds the row of headings and what each means; the school's own layouts come first. */
export function findColumns(
  table: readonly TableRow[],
  layouts: MisLayouts,
  own: readonly Pick<OwnLayout, 'headings' | 'columns'>[],
): FoundColumns | UnknownColumns {
  const top = table.slice(0, MOST_TITLES);
  const at = (place: number) => ({ titles: table.slice(0, place), rows: table.slice(place + 1) });
  const weekdays = weekdayHeadings(layouts);
  for (const [place, { cells }] of top.entries()) {
    const mine = ownLayoutFor(cells, own);
    if (!mine) continue;
    const named = Object.entries(mine.columns).map(([column, heading = '']): [string, readonly string[]] => [
      column,
      [heading],
    ]);
    const placed = placeColumns(cells, new Map(named));
    const columns = { ...placeKnown(cells, weekdays.known), ...placed.columns };
    return {
      layout: { id: OWN_LAYOUT, name: OWN_LAYOUT },
      headings: cells,
      ...placed,
      columns,
      unclear: unclearIn(cells, columns, weekdays.unclear),
      ...at(place),
    };
  }
  const best = top
    .map(({ cells }, place) => ({ place, cells, ...recognise(cells, layouts, weekdays.known) }))
    // A row of marks has letters that could be codes; a row that names the reference is one of headings.
    .toSorted((one, other) => hasPupil(other) - hasPupil(one) || other.known - one.known)[0];
  if (best && best.columns.pupil !== undefined && holdsFigures(best.columns)) {
    const { place, cells, layout, columns, twice } = best;
    const unclear = unclearIn(cells, columns, weekdays.unclear);
    return { layout, headings: cells, columns, twice, unclear, ...at(place) };
  }
  const place = headingRow(top, best && best.known > 0 ? best.place : undefined);
  const headings = table[place]?.cells ?? [];
  const columns = best?.place === place ? best.columns : {};
  return {
    unknown: true,
    headings,
    columns,
    unclear: unclearIn(headings, columns, weekdays.unclear),
    ...at(place),
  };
}

function hasPupil({ columns }: { readonly columns: Columns }): number {
  return columns.pupil === undefined ? 0 : 1;
}

/** True where a column is there that is a figure, and not only says whose row it is. */
export function holdsFigures(columns: Columns): boolean {
  return Object.keys(columns).some((column) => !isNoFigure(column));
}

/** Headings as they are compared. */
export function plainHeadings(cells: readonly string[]): readonly string[] {
  return cells.map(plainHeading);
}

/** True for a heading whose column is about a person and no figure: it is never read. */
export function isPersonal(heading: string, { personal }: MisLayouts): boolean {
  const words = ` ${heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return personal.some((word) => words.includes(` ${word.toLowerCase()} `));
}

function recognise(
  cells: readonly string[],
  layouts: MisLayouts,
  weekdays: ReadonlyMap<string, WeekdayColumn>,
) {
  const plain = plainHeadings(cells);
  const rest = layouts.layouts.at(-1);
  const layout =
    layouts.layouts.find(({ knownBy }) => knownBy.some((heading) => plain.includes(plainHeading(heading)))) ??
    rest;
  const names = new Map<string, readonly string[]>();
  for (const column of FIGURE_COLUMNS)
    names.set(column, [...(layout?.columns[column] ?? []), ...(rest?.columns[column] ?? [])]);
  const { columns, twice } = placeColumns(cells, names);
  const codes = codeColumns(plain, layouts);
  const all: Columns = { ...codes, ...placeKnown(cells, weekdays), ...columns };
  return {
    layout: { id: layout?.id ?? '', name: layout?.name ?? '' },
    columns: all,
    twice,
    known: Object.keys(all).length,
  };
}

/** Where each column stands, by the first of its names that is there. One heading means one column. */
function placeColumns(
  cells: readonly string[],
  names: ReadonlyMap<string, readonly string[]>,
): { readonly columns: Columns; readonly twice: readonly string[] } {
  const plain = plainHeadings(cells);
  const columns: Partial<Record<MisColumn, number>> = {};
  const twice = new Set<string>();
  const taken = new Set<number>();
  for (const [column, headings] of names) {
    const found = headings.map(plainHeading).find((heading) => heading !== '' && plain.includes(heading));
    if (found === undefined) continue;
    const place = plain.indexOf(found);
    if (plain.lastIndexOf(found) !== place) twice.add(cells[place] ?? '');
    else if (!taken.has(place)) {
      columns[column as MisColumn] = place;
      taken.add(place);
    }
  }
  return { columns, twice: [...twice] };
}

/** Columns of single codes. A lone letter can be anything; two or more of them are a breakdown by code. */
function codeColumns(plain: readonly string[], { codes }: MisLayouts): Columns {
  const all = [...codes.authorised, ...codes.unauthorised];
  const bare = all.filter((code) => plain.includes(plainHeading(code)));
  return Object.fromEntries(
    all.flatMap((code) => {
      const names = codes.headings
        .filter((pattern) => pattern !== '{code}' || bare.length > 1)
        .map((pattern) => plainHeading(pattern.replace('{code}', code)));
      const places = plain.flatMap((heading, place) => (names.includes(heading) ? [place] : []));
      const [place] = places;
      return place === undefined || places.length > 1 ? [] : [[`code-${code}` satisfies CodeColumn, place]];
    }),
  );
}

/** What each heading of a weekday means, plain, and those that can mean two things. */
interface WeekdayHeadings {
  readonly known: ReadonlyMap<string, WeekdayColumn>;
  readonly unclear: ReadonlySet<string>;
}

/** There are hundreds, the same for every file. */
const headingsOf = new WeakMap<MisLayouts, WeekdayHeadings>();

function weekdayHeadings(layouts: MisLayouts): WeekdayHeadings {
  const before = headingsOf.get(layouts);
  if (before) return before;
  const headings = combineWeekdayHeadings(layouts);
  headingsOf.set(layouts, headings);
  return headings;
}

function combineWeekdayHeadings({
  weekdays: { days, halves, headings, unclear },
}: MisLayouts): WeekdayHeadings {
  const named = (patterns: readonly string[], names: readonly string[]) =>
    patterns.flatMap((pattern) => names.map((name) => plainHeading(pattern.replace('{day}', name))));
  const known = WEEKDAYS.flatMap((day) =>
    WEEKDAY_FIGURES.flatMap((figure) => [
      ...named(headings[figure], days[day]).map(
        (heading) => [heading, `${day}-${figure}` satisfies WeekdayColumn] as const,
      ),
      ...HALVES.flatMap((half) =>
        named(
          headings[figure],
          days[day].flatMap((name) => halves[half].map((part) => `${name} ${part}`)),
        ).map((heading) => [heading, `${day}-${half}-${figure}` satisfies WeekdayColumn] as const),
      ),
    ]),
  );
  return { known: new Map(known), unclear: new Set(named(unclear, Object.values(days).flat())) };
}

/** Where each of these columns stands; a heading that stands there twice is not read. */
function placeKnown(cells: readonly string[], known: ReadonlyMap<string, MisColumn>): Columns {
  const found = plainHeadings(cells).flatMap((heading, place) => {
    const column = known.get(heading);
    return column === undefined ? [] : [{ column, place }];
  });
  return Object.fromEntries(
    found
      .filter(({ column }) => found.filter((other) => other.column === column).length === 1)
      .map(({ column, place }) => [column, place]),
  );
}

/** Headings of weekdays that can mean two things, and those of days on which no share can be worked out. */
function unclearIn(
  cells: readonly string[],
  columns: Columns,
  unclear: ReadonlySet<string>,
): readonly string[] {
  const lacking = WEEKDAYS.flatMap((day) => {
    const has = (figure: WeekdayFigure) =>
      columns[`${day}-${figure}`] !== undefined ||
      HALVES.every((half) => columns[`${day}-${half}-${figure}`] !== undefined);
    const hasShare =
      has('missed-rate') || has('attended-rate') || (has('possible') && (has('missed') || has('attended')));
    const own = Object.entries(columns).filter(([column]) => column.startsWith(`${day}-`));
    return hasShare ? [] : own.map(([, place]) => place);
  });
  return cells.filter((cell, place) => unclear.has(plainHeading(cell)) || lacking.includes(place));
}

/** The row of headings where no layout knows it: the one most like one, else the first that is as wide as the table. */
export function headingRow(top: readonly TableRow[], known: number | undefined): number {
  if (known !== undefined) return known;
  const filled = top.map(({ cells }) => cells.filter((cell) => cell !== '').length);
  const width = Math.max(0, ...filled);
  return Math.max(
    0,
    filled.findIndex((count) => count >= width - 1 && count > 1),
  );
}
