import { parse, type Options } from 'csv-parse/sync';
import { decodeText } from '../decode-text.ts';
import { isWorkbook, readWorkbook } from './read-workbook.ts';

/** What an export may have: a large school's has a tenth of it. */
export const MOST_BYTES = 5 * 1024 * 1024;
export const MOST_ROWS = 20_000;
const MOST_COLUMNS = 200;

/** A row of an export with the number it has in the file, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why nothing can be read from what was sent. */
export type TableProblem = 'empty' | 'too-large' | 'too-many-rows' | 'old-workbook' | 'not-a-table';

export type ReadTable = { readonly rows: readonly TableRow[] } | { readonly problem: TableProblem };

/** The rows of a file: a workbook, or text in any of the usual encodings. Blank rows are left out. */
export async function readFile(bytes: Uint8Array): Promise<ReadTable> {
  if (bytes.length > MOST_BYTES) return { problem: 'too-large' };
  if (bytes.length === 0) return { problem: 'empty' };
  if (isOldWorkbook(bytes)) return { problem: 'old-workbook' };
  if (!isWorkbook(bytes)) return readText(decodeText(bytes));
  const read = await readWorkbook(bytes);
  if (read === 'too-large') return { problem: 'too-large' };
  if (read === 'not-a-workbook') return { problem: 'not-a-table' };
  return numbered(read.rows.map((cells, at) => ({ line: at + 1, cells })));
}

/** The rows of pasted cells or of a text file, however its cells are separated. */
export function readText(text: string): ReadTable {
  if (text.length > MOST_BYTES) return { problem: 'too-large' };
  const body = text.replace(/^\uFEFF/, '');
  const said = /^sep=(.)\r?\n/i.exec(body);
  if (body.trim() === '') return { problem: 'empty' };
  // A zero among the letters: a picture, a PDF or a program. A transfer file, or a page that is called a workbook, has marks.
  if (body.slice(0, 4000).includes('\0') || /^\s*(?:%PDF|<)/.test(body)) return { problem: 'not-a-table' };
  const skipped = said ? 1 : 0;
  const rows = split(said ? body.slice(said[0].length) : body, said?.[1]);
  return numbered(rows.map(({ line, cells }) => ({ line: line + skipped, cells })));
}

/** What Excel wrote until 2003, and writes when a file is locked with a password. */
function isOldWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

function numbered(rows: readonly TableRow[]): ReadTable {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length > MOST_ROWS) return { problem: 'too-many-rows' };
  if (filled.some(({ cells }) => cells.length > MOST_COLUMNS)) return { problem: 'too-large' };
  // One row can be no table: what stands in it has no heading, or the heading no figures.
  return filled.length < 2 || filled.every(({ cells }) => cells.length < 2)
    ? { problem: 'not-a-table' }
    : { rows: filled };
}

const SEPARATORS = ['\t', ';', ','] as const;
const CELLS = {
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  trim: true,
  info: true,
} as const satisfies Options;
/** Rows by which the separator is told: titles above the table have none of them. */
const LOOKED_AT = 40;

/** The rows by the separator that makes the most columns; none where quotation marks are not closed. */
function split(text: string, said: string | undefined): readonly TableRow[] {
  const read = (delimiter: string, more: Options = {}): readonly TableRow[] => {
    try {
      const rows = parse(text, { ...CELLS, delimiter, ...more }) as unknown as readonly {
        readonly record: readonly string[];
        readonly info: { readonly lines: number };
      }[];
      return rows.map(({ record, info }) => ({ line: info.lines, cells: record }));
    } catch {
      return [];
    }
  };
  if (said !== undefined) return read(said);
  const widths = SEPARATORS.map((delimiter) => ({
    delimiter,
    width: Math.max(0, ...read(delimiter, { to: LOOKED_AT }).map(({ cells }) => cells.length)),
  }));
  const [best] = widths.toSorted((one, other) => other.width - one.width);
  return best ? read(best.delimiter) : [];
}
