import { createHash } from 'node:crypto';
import { londonDate } from '../../domain/calendar/london.ts';
import { schoolYearOf } from '../../domain/calendar/school-year.ts';
import type { SchoolDay } from '../../domain/case/figures-of-case.ts';
import { pupilKey, pupilReferenceOf } from '../../domain/case/pupil-key.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { RowFigures } from '../../domain/mis-figures/answers-of-row.ts';
import { plainHeading } from '../../domain/mis-figures/headings.ts';
import {
  isCode,
  isNoFigure,
  isRate,
  type MisColumn,
  type MisLayouts,
} from '../../domain/content/mis-layouts.ts';
import { asText } from '../../domain/content/answer-values.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import type { Columns, FoundColumns } from './find-columns.ts';
import { isPersonal } from './find-columns.ts';
import {
  daysIn,
  isEmpty,
  isFormula,
  readCount,
  readDay,
  readRate,
  withoutQuotedFormula,
} from './read-cell.ts';
import type { TableRow } from './read-table.ts';

/** Why a row, or a cell of it, is not used. Never with what stands in it. */
export type NotRead =
  | { readonly why: 'twice' | 'two-pupils' | 'other-year'; readonly lines: readonly number[] }
  | {
      readonly why: 'formula' | 'no-figure' | 'no-day' | 'no-status';
      readonly lines: readonly number[];
      readonly heading: string;
    };

/** The figures of one pupil with an open case. */
export interface FiguresRow {
  readonly line: number;
  /** Ids of the pupil's open cases, and a hash of the reference by which they were found. */
  readonly cases: readonly string[];
  readonly pupil: string;
  readonly figures: RowFigures;
}

/** What an export says about pupils with an open case; of all others it only counts the rows. */
export interface SortedFigures {
  readonly system: string;
  /** The days that the export names itself: in its rows, else above them. The last is up to when it counts. */
  readonly from?: string;
  readonly asAt?: string;
  readonly rows: readonly FiguresRow[];
  readonly notRead: readonly NotRead[];
  readonly counts: {
    /** Rows with a reference. */
    readonly rows: number;
    readonly withoutCase: number;
    /** Open cases, and how many of them the export has a row for. */
    readonly open: number;
    readonly found: number;
  };
  /** Columns that were left out because they are about a person, and whether one heading stood there twice. */
  readonly personal: number;
  readonly twice: readonly string[];
  /** Headings of weekdays that were left out: nobody can tell what they count, or of how many. */
  readonly unclear?: readonly string[];
}

/** A pupil's reference as rows and cases are compared: a spreadsheet drops the zeros that a number begins with. */
export function matchKey(reference: string): string {
  const key = pupilKey(withoutQuotedFormula(reference));
  return /^\d+$/.test(key) ? key.replace(/^0+(?=\d)/, '') : key;
}

/** Stands for a reference where only two of them are compared. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

/** False once the case has another pupil: its reference was corrected since the export was read. */
export function isStillTheirs(referral: Referral, { pupil }: FiguresRow): boolean {
  return hashOf(matchKey(pupilReferenceOf(referral) ?? '')) === pupil;
}

/** Open cases by the key of their pupil. */
export function casesByPupil(open: readonly Referral[]): ReadonlyMap<string, readonly Referral[]> {
  const found = new Map<string, Referral[]>();
  for (const referral of open) {
    const key = matchKey(pupilReferenceOf(referral) ?? '');
    if (key !== '') found.set(key, [...(found.get(key) ?? []), referral]);
  }
  return found;
}

/** The year groups that an export can say for a case: the one it was raised with, and what has become of it since. */
function yearsOf(cases: readonly Referral[], { today, settings }: SchoolDay): readonly string[] {
  return cases.flatMap(({ answers, sentAt }) => {
    const year = asText(answers[QUESTION.yearGroup]);
    if (year === undefined || !/^\d+$/.test(year)) return year ?? [];
    const passed = schoolYearOf(settings, today) - schoolYearOf(settings, londonDate(new Date(sentAt)));
    return [year, String(Number(year) + passed)];
  });
}

/** Sorts the rows of an export into those of pupils with an open case and all others, of which nothing is kept. */
export function sortRows(
  { layout, headings, columns, twice, unclear, titles, rows }: FoundColumns,
  open: readonly Referral[],
  layouts: MisLayouts,
  day: SchoolDay,
): SortedFigures {
  const byPupil = casesByPupil(open);
  const cell = (row: TableRow, column: MisColumn) => {
    const place = columns[column];
    return place === undefined ? '' : (row.cells[place] ?? '');
  };
  const withReference = rows
    .map((row) => ({ row, key: matchKey(cell(row, 'pupil')) }))
    .filter(({ row, key }) => key !== '' && !isTotal(row, columns));
  const lines = new Map<string, number[]>();
  for (const { row, key } of withReference) lines.set(key, [...(lines.get(key) ?? []), row.line]);
  const notRead = new Map<string, NotRead & { lines: number[] }>();
  const refuse = (found: NotRead) => {
    const id = `${found.why}|${'heading' in found ? found.heading : ''}`;
    const before = notRead.get(id);
    if (before) before.lines.push(...found.lines);
    else notRead.set(id, { ...found, lines: [...found.lines] });
  };
  const kept: FiguresRow[] = [];
  let asAt: string | undefined;
  let from: string | undefined;
  let found = 0;
  for (const [key, cases] of byPupil) {
    const own = withReference.filter((each) => each.key === key);
    const [first] = own;
    if (!first) continue;
    found += cases.length;
    const { row } = first;
    const years = new Set(cases.map(({ answers }) => asText(answers[QUESTION.yearGroup])));
    if (own.length > 1) refuse({ why: 'twice', lines: lines.get(key) ?? [] });
    else if (years.size > 1) refuse({ why: 'two-pupils', lines: [row.line] });
    else if (isOtherYear(cell(row, 'year-group'), yearsOf(cases, day)))
      refuse({ why: 'other-year', lines: [row.line] });
    else {
      const figures = readFigures(row, { headings, columns }, layouts, refuse);
      const day = cell(row, 'as-at');
      const on = isEmpty(day) ? undefined : readDay(day);
      if (on === undefined && !isEmpty(day))
        refuse({ why: 'no-day', lines: [row.line], heading: headings[columns['as-at'] ?? 0] ?? '' });
      // The oldest: nothing may look newer than it is.
      if (on !== undefined && (asAt === undefined || on < asAt)) asAt = on;
      // Without a last day beside it, a first day may be when the pupil came.
      const began = on === undefined ? undefined : readDay(cell(row, 'from'));
      if (began !== undefined && (from === undefined || began < from)) from = began;
      kept.push({ line: row.line, cases: cases.map(({ id }) => id), pupil: hashOf(key), figures });
    }
  }
  const named = titles.flatMap(({ cells }) => cells.flatMap(daysIn)).toSorted();
  const last = asAt ?? named.at(-1);
  const first = from ?? (named.length > 1 ? named[0] : undefined);
  return {
    system: layout.name,
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined ? {} : { asAt: last }),
    rows: kept.toSorted((one, other) => one.line - other.line),
    notRead: [...notRead.values()],
    counts: {
      rows: withReference.length,
      withoutCase: withReference.filter(({ key }) => !byPupil.has(key)).length,
      open: open.length,
      found,
    },
    personal: headings.filter(
      (heading, place) => isPersonal(heading, layouts) && !Object.values(columns).includes(place),
    ).length,
    twice,
    ...(unclear.length > 0 ? { unclear } : {}),
  };
}

/** Rows below a table that say what it comes to. */
function isTotal({ cells }: TableRow, { pupil }: Columns): boolean {
  return /^(?:grand )?(?:totals?|average|mean|count|whole school|all (?:pupils|students))\b/i.test(
    cells[pupil ?? 0] ?? '',
  );
}

/** True where an export says another year group than the case: then it is another pupil with the same number. */
function isOtherYear(written: string, ofCase: readonly string[]): boolean {
  if (isEmpty(written) || ofCase.length === 0) return false;
  const plain = plainHeading(written).replace(/^(?:year|yr|y|ncyear)(?=\w)/, '');
  const year = /^(?:r|reception|nurseryr)$/.test(plain)
    ? 'r'
    : /^(?:n\d?|nursery)$/.test(plain)
      ? 'n'
      : plain;
  if (!/^(?:r|n|\d{1,2})$/.test(year)) return false;
  // Reception and nursery become numbers, which the case does not.
  return ofCase.every((each) => /^\d+$/.test(each)) && !ofCase.includes(year.replace(/^0/, ''));
}

function readFigures(
  row: TableRow,
  { headings, columns }: Pick<FoundColumns, 'headings' | 'columns'>,
  { sen }: MisLayouts,
  refuse: (found: NotRead) => void,
): RowFigures {
  const figures: Partial<Record<MisColumn, number | string>> = {};
  for (const [name, place] of Object.entries(columns)) {
    const column = name as MisColumn;
    if (place === undefined || isNoFigure(column)) continue;
    const text = withoutQuotedFormula(row.cells[place] ?? '').trim();
    const heading = headings[place] ?? '';
    // A breakdown by code leaves a cell blank where there was none; elsewhere blank says nothing.
    if (isEmpty(text)) {
      if (isCode(column)) figures[column] = 0;
      continue;
    }
    if (isFormula(text)) refuse({ why: 'formula', lines: [row.line], heading });
    else if (column === 'sen') {
      const status = Object.entries(sen).find(([, names]) =>
        names.some((one) => plainHeading(one) === plainHeading(text)),
      )?.[0];
      if (status === undefined) refuse({ why: 'no-status', lines: [row.line], heading });
      else figures[column] = status;
    } else {
      const count = isRate(column) ? readRate(text) : readCount(text);
      if (count === undefined) refuse({ why: 'no-figure', lines: [row.line], heading });
      else figures[column] = count;
    }
  }
  return figures;
}
