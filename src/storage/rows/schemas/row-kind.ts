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
  readonly schema: z.ZodType<Loose<T>>;
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
