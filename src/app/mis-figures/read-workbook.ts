import { Unzip, UnzipInflate, UnzipPassThrough, zipSync } from 'fflate';

/** What the parts of a workbook may come to when they are unpacked: a school's figures come to a tenth of it. */
const MOST_UNPACKED_BYTES = 24 * 1024 * 1024;
/** A workbook of figures has a dozen parts. */
const MOST_PARTS = 400;
/** Unpacked so many bytes at a time, so that too much is noticed before it is there. */
const PIECE = 64 * 1024;

/** Why a workbook cannot be read. */
export type WorkbookProblem = 'too-large' | 'not-a-workbook';

/** True for what can be a workbook: it begins as every zip file does. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * The cells of the first sheet, as text: dates as `YYYY-MM-DD`, numbers with a full stop, the results of formulas as they
 * were last counted. A formula itself is never looked at.
 */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<{ readonly rows: readonly (readonly string[])[] } | WorkbookProblem> {
  const parts = unpack(bytes);
  if (typeof parts === 'string') return parts;
  try {
    // Packed again without compression: the reader gets nothing whose size is not known.
    const safe = zipSync(parts, { level: 0 });
    const { readSheet } = await import('read-excel-file/universal');
    const cells = await readSheet(safe.buffer);
    return { rows: cells.map((row) => row.map(asText)) };
  } catch {
    return 'not-a-workbook';
  }
}

function asText(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return String(Math.round(cell * 1e6) / 1e6);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return typeof cell === 'string' ? cell.trim() : '';
}

/** The parts of a workbook, unpacked as long as they stay within what one may come to. */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> | WorkbookProblem {
  const parts: Record<string, Uint8Array> = {};
  let problem: WorkbookProblem | undefined;
  let unpacked = 0;
  let count = 0;
  const unzip = new Unzip((file) => {
    count++;
    if (count > MOST_PARTS) problem = 'too-large';
    // Pictures, macros and what else a workbook may hold are left packed.
    if (problem !== undefined || !/\.(?:xml|rels)$/i.test(file.name)) return;
    const pieces: Uint8Array[] = [];
    file.ondata = (error, piece, isLast) => {
      if (error) problem ??= 'not-a-workbook';
      unpacked += piece?.length ?? 0;
      if (unpacked > MOST_UNPACKED_BYTES) problem = 'too-large';
      if (problem !== undefined) return file.terminate();
      pieces.push(piece);
      if (!isLast) return;
      const part = Buffer.concat(pieces);
      // No workbook defines words of its own, which could unfold without end.
      if (part.includes('<!DOCTYPE') || part.includes('<!ENTITY')) problem = 'not-a-workbook';
      else parts[file.name] = part;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  try {
    for (let at = 0; at < bytes.length && problem === undefined; at += PIECE)
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch {
    return problem ?? 'not-a-workbook';
  }
  return problem ?? (Object.keys(parts).length === 0 ? 'not-a-workbook' : parts);
}
