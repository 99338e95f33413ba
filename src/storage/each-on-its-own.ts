import type { RowTable, Tables } from './rows/row-table.ts';

/** The table of cases for work that makes many calls, each of which may take as long as a call may. */
export function eachOnItsOwn(begin: () => Tables): RowTable {
  return {
    read: (...asked) => begin().cases.read(...asked),
    range: (...asked) => begin().cases.range(...asked),
    rangeWithRemains: (...asked) => begin().cases.rangeWithRemains(...asked),
    write: (...asked) => begin().cases.write(...asked),
    put: (...asked) => begin().cases.put(...asked),
  };
}
