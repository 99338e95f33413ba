/** A row of a school as it is stored, for a copy outside the tables. */
export interface CopiedRow {
  /** `school`: of the school's own partition; `register`: its settings, and who changed them. */
  readonly of: 'school' | 'register';
  readonly key: string;
  readonly fields: Readonly<Record<string, string | number>>;
}

/** What a row holds, read without knowing its kind; a text where it cannot be read. */
export interface StoredValue {
  /** The first part of its key. */
  readonly kind: string;
  /** The other parts. */
  readonly key: readonly string[];
  readonly value: unknown;
}

/** What differs between a copy and the tables: counts by kind of row, nothing of what is in them. */
export interface CopyDifference {
  readonly kind: string;
  /** In the copy, and not in the tables. */
  readonly missing: number;
  /** In both, and not the same. */
  readonly different: number;
  /** In the tables, and not in the copy. */
  readonly added: number;
}

/** Copies of one school's rows. Every method throws when storage cannot be reached. */
export interface Copies {
  /**
   * Every row but those of lists, which follow from the records; in pages. Rows that change meanwhile are in it as they
   * were when they were read.
   */
  read(): AsyncIterable<readonly CopiedRow[]>;
  /** What those rows hold, in pages. */
  values(): AsyncIterable<readonly StoredValue[]>;
  /** True when nothing is stored of the school. */
  isEmpty(): Promise<boolean>;
  /**
   * Writes the rows, and lists the records again. Only for a school of which nothing is stored, or a part of these rows
   * and nothing else; broken off, it may be done again.
   */
  restore(rows: readonly CopiedRow[]): Promise<void>;
  /** What differs; that something was restored, which is said of no copy, is no difference. */
  compare(rows: readonly CopiedRow[]): Promise<readonly CopyDifference[]>;
}
