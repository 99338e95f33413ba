import type { PupilRecord, RecordPart, RecordRow } from './record.ts';

/** A pupil's record as it is sealed for another school: what was marked for checking is in it only where a person said so. */
export interface TransferredRecord {
  readonly document: 'pupil-record-transfer';
  readonly version: 1;
  /** The school that it comes from, and the one that it is for. */
  readonly from: string;
  readonly to: string;
  /** The reference at the school that it comes from. */
  readonly pupil: string;
  /** `YYYY-MM-DD`. */
  readonly madeOn: string;
  /** Who decided that: who asked for it, and who approved it. */
  readonly by: readonly string[];
  /** How many lines were left out after somebody had looked at them. */
  readonly leftOut: number;
  readonly parts: readonly RecordPart[];
}

/** A line that a person has to look at before the record goes to anybody: number 1 is the first. */
export interface LineToCheck {
  readonly number: number;
  /** Where it stands. */
  readonly part: string;
  readonly section: string;
  readonly row: RecordRow;
}

/** The marked lines of a record, numbered as they stand. */
export function linesToCheck({ parts }: Pick<PupilRecord, 'parts'>): readonly LineToCheck[] {
  return parts
    .flatMap(({ title: part, sections }) =>
      sections.flatMap(({ title: section, rows }) =>
        rows.filter(({ check }) => check !== undefined).map((row) => ({ part, section, row })),
      ),
    )
    .map((line, index) => ({ ...line, number: index + 1 }));
}

/** The parts of a record without its marked lines, but for these numbers, which are no longer marked. */
export function partsToTransfer(
  { parts }: Pick<PupilRecord, 'parts'>,
  numbers: ReadonlySet<number>,
): readonly RecordPart[] {
  let number = 0;
  return parts.map(({ title, sections }) => ({
    title,
    sections: sections
      .map((section) => ({
        ...section,
        rows: section.rows.flatMap((row): RecordRow[] => {
          if (row.check === undefined) return [row];
          number += 1;
          const { check: _checked, ...plain } = row;
          return numbers.has(number) ? [plain] : [];
        }),
      }))
      .filter(({ rows }) => rows.length > 0),
  }));
}
