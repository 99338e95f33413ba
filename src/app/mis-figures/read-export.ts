import type { SchoolDay } from '../../domain/case/figures-of-case.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { plainHeading } from '../../domain/mis-figures/headings.ts';
import { isOfWeekday, type MisColumn, type MisLayouts } from '../../domain/content/mis-layouts.ts';
import type { OwnLayout } from '../ports/own-layouts.ts';
import { findColumns, isPersonal, OWN_LAYOUT, plainHeadings, type UnknownColumns } from './find-columns.ts';
import { daysIn, readCount } from './read-cell.ts';
import type { ReadTable, TableProblem } from './read-table.ts';
import { casesByPupil, matchKey, sortRows, type SortedFigures } from './sort-rows.ts';

/**
 * Rows of pupils with an open case whose columns somebody has to name. Only cells that can be a figure are here: no name,
 * day, number of a telephone or house is kept.
 */
export interface UnknownFigures {
  /** As it would be with no figure but those of weekdays: which rows belong to which cases. */
  readonly sorted: SortedFigures;
  readonly headings: readonly string[];
  readonly pupil: string;
  /** Headings whose columns hold figures, and what they are taken for so far. */
  readonly offered: readonly string[];
  readonly suggested: Readonly<Partial<Record<MisColumn, string>>>;
  /** By line: cells under the offered headings, in their order; blank where there is no figure. */
  readonly cells: Readonly<Record<string, readonly string[]>>;
}

/** Why an export cannot be used. */
export type ExportProblem =
  | { readonly problem: TableProblem }
  /** No column holds references of pupils with an open case; `open` is how many cases there are. */
  | { readonly problem: 'nobody-found'; readonly rows: number; readonly open: number }
  /** Pupils with an open case are in it, and not one column of figures, or each of them in several rows. */
  | { readonly problem: 'no-figures'; readonly isInSeveral: boolean }
  | { readonly problem: 'no-open-case' };

export type ReadExport =
  { readonly sorted: SortedFigures } | { readonly unknown: UnknownFigures } | ExportProblem;

/** No figure of this is larger. */
const MOST_OF_A_FIGURE = 2000;
const MOST_OFFERED = 24;

/** What a table says about pupils with an open case. Nothing of anybody else is in what this returns. */
export function readExport(
  table: ReadTable,
  open: readonly Referral[],
  layouts: MisLayouts,
  own: readonly OwnLayout[],
  day: SchoolDay,
): ReadExport {
  if ('problem' in table) return table;
  if (open.length === 0) return { problem: 'no-open-case' };
  const found = findColumns(table.rows, layouts, own);
  if ('unknown' in found) return readUnknown(found, open, layouts, day);
  const sorted = sortRows(found, open, layouts, day);
  const { rows } = sorted.counts;
  return sorted.counts.found === 0 ? { problem: 'nobody-found', rows, open: open.length } : { sorted };
}

function readUnknown(
  { headings, columns, unclear, titles, rows }: UnknownColumns,
  open: readonly Referral[],
  layouts: MisLayouts,
  day: SchoolDay,
): ReadExport {
  const place = columns.pupil ?? columnOfPupils(rows, open);
  if (place === undefined) return { problem: 'nobody-found', rows: rows.length, open: open.length };
  const year = columns['year-group'];
  const layout = { id: OWN_LAYOUT, name: OWN_LAYOUT };
  // What a weekday's heading means is the same in every report: nobody has to name it.
  const weekdays = Object.fromEntries(
    Object.entries(columns).filter(([column]) => isOfWeekday(column as MisColumn)),
  );
  const known = { ...weekdays, pupil: place, ...(year === undefined ? {} : { 'year-group': year }) };
  const found = { layout, headings, columns: known, twice: [], unclear, titles, rows };
  const sorted = sortRows(found, open, layouts, day);
  if (sorted.counts.found === 0) return { problem: 'nobody-found', rows: rows.length, open: open.length };
  const lines = new Set(sorted.rows.map(({ line }) => line));
  const own = rows.filter(({ line }) => lines.has(line));
  const offered = headings
    .map((heading, at) => ({ heading: heading.trim(), at }))
    .filter(
      ({ heading, at }) =>
        heading !== '' &&
        !Object.values(known).includes(at) &&
        !isPersonal(heading, layouts) &&
        // Marks day by day are no totals.
        daysIn(heading).length === 0 &&
        own.some(({ cells }) => asFigure(cells[at], layouts) !== ''),
    )
    .slice(0, MOST_OFFERED);
  if (offered.length === 0 && Object.keys(weekdays).length === 0)
    return { problem: 'no-figures', isInSeveral: sorted.notRead.some(({ why }) => why === 'twice') };
  return {
    unknown: {
      sorted,
      headings: plainHeadings(headings),
      pupil: plainHeading(headings[place] ?? ''),
      offered: offered.map(({ heading }) => heading.slice(0, 60)),
      suggested: Object.fromEntries(
        Object.entries(columns).flatMap(([column, at]) => {
          const heading = offered.find((each) => each.at === at)?.heading;
          return heading === undefined ? [] : [[column, heading.slice(0, 60)]];
        }),
      ),
      cells: Object.fromEntries(
        own.map(({ line, cells }) => [String(line), offered.map(({ at }) => asFigure(cells[at], layouts))]),
      ),
    },
  };
}

/** The figures under the headings that somebody has named; what was kept besides is left behind. */
export function sortNamed(
  { sorted, offered, cells }: UnknownFigures,
  named: Readonly<Partial<Record<MisColumn, string>>>,
  { sen }: MisLayouts,
): SortedFigures {
  const places = Object.entries(named).flatMap(([column, heading = '']) => {
    const place = offered.indexOf(heading);
    return place < 0 ? [] : [{ column: column as MisColumn, place }];
  });
  return {
    ...sorted,
    rows: sorted.rows.map((row) => ({
      ...row,
      figures: {
        ...row.figures,
        ...Object.fromEntries(
          places.flatMap(({ column, place }) => {
            const cell = cells[String(row.line)]?.[place] ?? '';
            const value = column === 'sen' ? statusOf(cell, sen) : readCount(cell);
            return value === undefined ? [] : [[column, value]];
          }),
        ),
      },
    })),
  };
}

/** The column in which most pupils with an open case are found, if they are found at all. */
export function columnOfPupils(rows: UnknownColumns['rows'], open: readonly Referral[]): number | undefined {
  const byPupil = casesByPupil(open);
  const hits = new Map<number, Set<string>>();
  for (const { cells } of rows)
    for (const [place, cell] of cells.entries()) {
      const key = matchKey(cell);
      if (byPupil.has(key)) hits.set(place, (hits.get(place) ?? new Set()).add(key));
    }
  return [...hits].toSorted(([, one], [, other]) => other.size - one.size)[0]?.[0];
}

function asFigure(cell: string | undefined, { sen }: MisLayouts): string {
  const text = cell?.trim() ?? '';
  const count = readCount(text);
  if (count !== undefined) return count <= MOST_OF_A_FIGURE ? text : '';
  return statusOf(text, sen) === undefined ? '' : text;
}

function statusOf(cell: string, sen: MisLayouts['sen']): string | undefined {
  if (cell === '') return undefined;
  return Object.entries(sen).find(([, names]) =>
    names.some((name) => plainHeading(name) === plainHeading(cell)),
  )?.[0];
}
