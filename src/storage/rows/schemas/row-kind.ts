import type { z } from 'zod/v4';

/** A type as zod infers it: an optional property may also be set to undefined, which JSON never has. */
type Loose<T> = T extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Loose<T[Key]> | undefined }
    : T;

type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T;

/** One kind of row: what it is called, which version of its shape this program writes, and how it is checked. */
export interface RowKind<T> {
  readonly name: string;
  readonly schemaVersion: number;
  /** Of what stands in the row. */
  readonly schema: z.ZodType;
  /** Where the program knows the value by other names than rows hold it under: the way there and back. */
  toRow?(value: T): unknown;
  fromRow?(row: unknown): T;
}

/** A kind of row whose value the program knows by other names than its rows hold it under. */
export function mappedKind<T, Row>(
  { name, schemaVersion, schema }: RowKind<Row>,
  toRow: (value: T) => Row,
  fromRow: (row: Row) => T,
): RowKind<T> {
  return { name, schemaVersion, schema, toRow, fromRow: (row) => fromRow(row as Row) };
}

/**
 * A kind of row for a type of the domain. Does not compile unless the schema takes every value of the type and gives
 * nothing else: a word added to a union there has to be added here.
 */
export function kindOf<T>() {
  return <Schema extends z.ZodType<Loose<T>>>(
    name: string,
    schemaVersion: number,
    schema: Schema &
      (Plain<T> extends z.input<Schema> ? unknown : 'the schema refuses some values of the type'),
  ): RowKind<T> => ({ name, schemaVersion, schema });
}
