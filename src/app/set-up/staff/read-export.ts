import { parse, type Options } from 'csv-parse/sync';
import { z } from 'zod/v4';
import { MOST_STAFF } from './limits.ts';

/** Somebody of the export who may be staff. */
export interface Candidate {
  /** Entra object id, in small letters. */
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly department: string;
}

/** What tells a student in an export. */
export type StudentSign = 'age-group' | 'department' | 'job-title' | 'address';

/** A list of a school's accounts, sorted into who may be staff and who cannot be. Students are only counted. */
export interface SortedExport {
  readonly candidates: readonly Candidate[];
  readonly disabled: readonly { readonly id: string; readonly name: string }[];
  readonly guests: readonly { readonly id: string; readonly name: string }[];
  readonly students: readonly { readonly sign: StudentSign; readonly count: number }[];
  /** Of those who look like students, whoever is on the school's list already: they stay there. */
  readonly listedStudents: readonly string[];
  /** People whose row came more than once; the first counts. */
  readonly twice: readonly string[];
  /** Rows without a usable object id, and without a name. */
  readonly withoutId: number;
  readonly withoutName: number;
  /** Columns that are not there, so nobody could be left out by them. */
  readonly missing: readonly ('userType' | 'accountEnabled')[];
}

/** Why an export cannot be used. */
export type ExportProblem =
  | { readonly problem: 'empty' }
  | { readonly problem: 'not-a-table' }
  | {
      readonly problem: 'columns-missing';
      readonly needed: readonly ('objectId' | 'displayName')[];
      readonly found: readonly string[];
    }
  | { readonly problem: 'nobody' }
  | { readonly problem: 'too-many'; readonly count: number };

/** The names that Entra and the Microsoft 365 admin centre give their columns, without spaces and capitals. */
const COLUMNS = {
  id: ['objectid', 'id', 'userid'],
  name: ['displayname', 'name'],
  upn: ['userprincipalname'],
  jobTitle: ['jobtitle', 'title'],
  department: ['department'],
  userType: ['usertype'],
  enabled: ['accountenabled'],
  blocked: ['blockcredential'],
  ageGroup: ['agegroup', 'legalagegroupclassification'],
} as const;
type Column = keyof typeof COLUMNS;

const DELIMITERS = [',', ';', '\t'] as const;
const STUDENT_WORD =
  /^(?:students?|pupils?|learners?|(?:student|pupil) account|(?:year|yr|y)\s?\d{1,2}\w?)$/i;
const STUDENT_DOMAIN = /@(?:students?|pupils?|learners?)\./i;
/** Schools begin pupils' addresses with the year in which they came. */
const BEGINS_WITH_YEAR = /^\d{2,4}[a-z.]/i;
const id = z.guid();

/**
 * Reads what Entra's "Download users" gives, or another list with its columns, however its cells are separated.
 * `listed`: who is on the school's list now.
 */
export function readExport(
  text: string,
  listed: readonly string[],
): { readonly sorted: SortedExport } | ExportProblem {
  const body = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '');
  if (body.trim() === '') return { problem: 'empty' };
  const [headings = [], ...rows] = splitCells(body);
  const at = findColumns(headings);
  if (headings.length < 2) return { problem: 'not-a-table' };
  const needed = [
    ...(at.id === undefined ? (['objectId'] as const) : []),
    ...(at.name === undefined ? (['displayName'] as const) : []),
  ];
  if (needed.length > 0) return { problem: 'columns-missing', needed, found: headings.filter(Boolean) };
  if (rows.length === 0) return { problem: 'nobody' };
  const sorted = sortRows(
    rows.map((row) => (column: Column) => {
      const place = at[column];
      return place === undefined ? '' : (row[place] ?? '');
    }),
    new Set(listed),
    [
      ...(at.userType === undefined ? (['userType'] as const) : []),
      ...(at.enabled === undefined && at.blocked === undefined ? (['accountEnabled'] as const) : []),
    ],
  );
  const count = sorted.candidates.length;
  if (count > MOST_CANDIDATES || JSON.stringify(sorted).length > MOST_KEPT)
    return { problem: 'too-many', count };
  return { sorted };
}

/** The rows of the school's staff are narrowed down afterwards, so there may be more of them. */
const MOST_CANDIDATES = MOST_STAFF * 6;
/** Characters that can be kept until somebody says yes. */
const MOST_KEPT = 400_000;

/** The rows of a table; none where quotation marks are not closed, or nothing in it is a table. */
function splitCells(text: string): readonly (readonly string[])[] {
  const read = (delimiter: string, more: Options = {}): readonly string[][] => {
    try {
      return parse(text, { ...CELLS, delimiter, ...more });
    } catch {
      return [];
    }
  };
  const [best] = DELIMITERS.map((delimiter) => ({
    delimiter,
    columns: read(delimiter, { to: 1 })[0]?.length ?? 0,
  })).toSorted((one, other) => other.columns - one.columns);
  return best ? read(best.delimiter) : [];
}

const CELLS = {
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  trim: true,
} as const satisfies Options;

function findColumns(headings: readonly string[]): Partial<Record<Column, number>> {
  const plain = headings.map((heading) => heading.toLowerCase().replaceAll(/[^a-z]/g, ''));
  return Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([column, names]) => {
      const place = names.map((name) => plain.indexOf(name)).find((found) => found >= 0);
      return place === undefined ? [] : [[column, place]];
    }),
  );
}

function sortRows(
  rows: readonly ((column: Column) => string)[],
  listed: ReadonlySet<string>,
  missing: SortedExport['missing'],
): SortedExport {
  const seen = new Set<string>();
  const candidates: Candidate[] = [];
  const disabled: { id: string; name: string }[] = [];
  const guests: { id: string; name: string }[] = [];
  const twice = new Set<string>();
  const students = new Map<StudentSign, number>();
  const listedStudents: string[] = [];
  let withoutId = 0;
  let withoutName = 0;
  for (const cell of rows) {
    const read = id.safeParse(cell('id'));
    const name = cell('name');
    if (!read.success) withoutId++;
    else if (name === '') withoutName++;
    else {
      const person = { id: read.data.toLowerCase(), name };
      const sign = studentSign(cell);
      if (seen.has(person.id)) {
        if (!sign) twice.add(name);
        continue;
      }
      seen.add(person.id);
      if (sign) {
        students.set(sign, (students.get(sign) ?? 0) + 1);
        if (listed.has(person.id)) listedStudents.push(person.id);
      } else if (isDisabled(cell)) disabled.push(person);
      else if (isGuest(cell)) guests.push(person);
      else candidates.push({ ...person, jobTitle: cell('jobTitle'), department: cell('department') });
    }
  }
  return {
    candidates: candidates.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB')),
    disabled,
    guests,
    students: [...students].map(([sign, count]) => ({ sign, count })),
    listedStudents,
    twice: [...twice],
    withoutId,
    withoutName,
    missing,
  };
}

function isGuest(cell: (column: Column) => string): boolean {
  return cell('userType').toLowerCase() === 'guest' || cell('upn').toUpperCase().includes('#EXT#');
}

function isDisabled(cell: (column: Column) => string): boolean {
  return /^(?:false|no|0)$/i.test(cell('enabled')) || /^(?:true|yes|1)$/i.test(cell('blocked'));
}

function studentSign(cell: (column: Column) => string): StudentSign | undefined {
  if (/^(?:minor|notadult)/i.test(cell('ageGroup').replaceAll(' ', ''))) return 'age-group';
  if (STUDENT_WORD.test(cell('department'))) return 'department';
  if (STUDENT_WORD.test(cell('jobTitle'))) return 'job-title';
  if (STUDENT_DOMAIN.test(cell('upn')) || BEGINS_WITH_YEAR.test(cell('upn'))) return 'address';
  return undefined;
}

/** Which of the candidates are staff: all of them, or those whose job title or department contains one of these words. */
export type StaffRule =
  { readonly who: 'all' } | { readonly who: 'containing'; readonly words: readonly string[] };

/** The candidates that a rule takes. */
export function pickCandidates(candidates: readonly Candidate[], rule: StaffRule): readonly Candidate[] {
  if (rule.who === 'all') return candidates;
  const words = rule.words.map((word) => word.toLowerCase());
  return candidates.filter(({ jobTitle, department }) =>
    words.some((word) => `${jobTitle}\n${department}`.toLowerCase().includes(word)),
  );
}
