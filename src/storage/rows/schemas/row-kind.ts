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

/** One kind of row: its name, the version of its shape that this program writes, and its checks. */
export interface RowKind<T> {
  readonly name: string;
  readonly schemaVersion: number;
  /** The schema of the stored row. */
  readonly schema: z.ZodType;
  /** Mapping to and from stored names, where the program uses others. */
  toRow?(value: T): unknown;
  fromRow?(row: unknown): T;
}

/** A kind of row whose stored names differ from the program's. */
export function mappedKind<T, Row>(
  { name, schemaVersion, schema }: RowKind<Row>,
  toRow: (value: T) => Row,
  fromRow: (row: Row) => T,
): RowKind<T> {
  return { name, schemaVersion, schema, toRow, fromRow: (row) => fromRow(row as Row) };
}

/**
 * A kind of row for a type of the domain. Does not compile unless the schema accepts every value of the type and
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
