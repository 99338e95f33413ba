import { REGISTER_COLUMNS, type MisLayouts, type RegisterColumn } from '../../domain/content/mis-layouts.ts';
import { plainHeading } from '../../domain/mis-figures/headings.ts';
import { headingRow, MOST_TITLES, plainHeadings } from '../mis-figures/find-columns.ts';
import { ownLayoutFor } from '../mis-figures/own-layout.ts';
import type { TableRow } from '../mis-figures/read-table.ts';
import type { OwnLayout } from '../ports/own-layouts.ts';

/** The columns of a register: places from 0. */
export type RegisterPlaces = Readonly<Record<'pupil' | RegisterColumn, number>>;

/** The columns of a table as far as they are known, and what stands below them. */
export interface RegisterTable {
  readonly headings: readonly string[];
  readonly columns: Readonly<Partial<RegisterPlaces>>;
  readonly rows: readonly TableRow[];
}

const ALL = ['pupil', ...REGISTER_COLUMNS] as const;

/** Finds the row of headings, and what each means; what somebody at the school has explained comes first. */
export function findColumns(
  table: readonly TableRow[],
  { layouts, register }: MisLayouts,
  own: readonly OwnLayout[],
): RegisterTable {
  const known = { pupil: layouts.flatMap(({ columns }) => columns.pupil ?? []), ...register };
  const top = table.slice(0, MOST_TITLES);
  const found = top.map(({ cells }, place) => {
    const mine = ownLayoutFor(cells, own, 'register')?.columns;
    return { place, columns: placesOf(cells, (column) => (mine ? [mine[column] ?? ''] : known[column])) };
  });
  const best = found.toSorted((one, other) => count(other.columns) - count(one.columns))[0];
  const place = headingRow(top, best && count(best.columns) > 0 ? best.place : undefined);
  return {
    headings: table[place]?.cells ?? [],
    columns: best?.place === place ? best.columns : {},
    rows: table.slice(place + 1),
  };
}

/** True where every column of a register is known. */
export function isComplete(columns: RegisterTable['columns']): columns is RegisterPlaces {
  return ALL.every((column) => columns[column] !== undefined);
}

function placesOf(
  cells: readonly string[],
  names: (column: (typeof ALL)[number]) => readonly string[],
): RegisterTable['columns'] {
  const plain = plainHeadings(cells);
  return Object.fromEntries(
    ALL.flatMap((column) => {
      const headings = names(column).map(plainHeading);
      const place = plain.findIndex((heading) => heading !== '' && headings.includes(heading));
      return place < 0 ? [] : [[column, place]];
    }),
  );
}

function count(columns: RegisterTable['columns']): number {
  return Object.keys(columns).length;
}
