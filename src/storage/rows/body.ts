import { z } from 'zod/v4';

import { RowUnreadable, TooMuchToStore } from '../errors.ts';
import type { Fields } from './row-table.ts';
import type { RowKind } from './schemas/row-kind.ts';

/** The limit of a string property is 32,768 characters. */
const PIECE = 30_000;
/** The limit of a row is 1 MiB at two bytes a character; this is about 900 KB. */
const LONGEST_BODY = 450_000;

const header = z.object({ schemaVersion: z.int().min(1), pieces: z.int().min(1).max(99) });

/**
 * A value as the fields of a row. Throws `TooMuchToStore` when it is longer than a row may be, and `RowUnreadable` when
 * it could not be read back: better a failed turn than a broken record.
 */
export function toFields<T>(kind: RowKind<T>, value: T): Fields {
  const row = kind.toRow ? kind.toRow(value) : value;
  if (!kind.schema.safeParse(row).success) throw new RowUnreadable(kind.name, 'row-damaged');
  // Unicode's line separators get pasted from documents, and the local emulator mistakes them for the end of a line.
  const body = JSON.stringify(row).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  if (body.length > LONGEST_BODY) throw new TooMuchToStore('value-too-long');
  const pieces = inPieces(body);
  return {
    schemaVersion: kind.schemaVersion,
    pieces: pieces.length,
    ...Object.fromEntries(pieces.map((piece, place) => [`body${place}`, piece])),
  };
}

/** The value a row holds. Throws `RowUnreadable`, which quotes none of it. */
export function fromFields<T>(kind: RowKind<T>, fields: Fields): T {
  const known = header.safeParse(fields);
  if (!known.success) throw new RowUnreadable(kind.name, 'row-damaged');
  if (known.data.schemaVersion > kind.schemaVersion)
    throw new RowUnreadable(kind.name, 'row-from-newer-version');
  const body = joinPieces(fields, known.data.pieces);
  const parsed = kind.schema.safeParse(jsonOrUndefined(body));
  if (!parsed.success) throw new RowUnreadable(kind.name, 'row-damaged');
  // JSON has no properties set to undefined, which is the only difference between the schema's type and T.
  return kind.fromRow ? kind.fromRow(parsed.data) : (parsed.data as T);
}

/** What a row holds as it is stored, whoever wrote it: JSON, unless it is damaged. */
export function bodyOf(fields: Fields): string {
  return joinPieces(fields, header.safeParse(fields).data?.pieces ?? 0);
}

function joinPieces(fields: Fields, pieces: number): string {
  return Array.from({ length: pieces }, (_, place) => fields[`body${place}`] ?? '').join('');
}

function jsonOrUndefined(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function inPieces(body: string): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < body.length;) {
    let end = Math.min(body.length, start + PIECE);
    // Not every service accepts half a surrogate pair.
    if (end < body.length && isHighSurrogate(body.charCodeAt(end - 1))) end--;
    pieces.push(body.slice(start, end));
    start = end;
  }
  return pieces;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
