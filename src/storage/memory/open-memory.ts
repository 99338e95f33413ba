import { connectionOn, type TablesConnection } from '../connection.ts';
import { MemoryTable } from './memory-table.ts';

/** Storage in this process, for quick tests. */
export interface MemoryConnection extends TablesConnection {
  /** When true, every call fails as if storage could not be reached, until reset. */
  setDown(down: boolean): void;
  /** What time it is at this storage from now on; it does not say until this is called. */
  setServiceTime(at: Date | undefined): void;
  /** The tables themselves, for tests that damage a row. */
  readonly tables: { readonly cases: MemoryTable; readonly wakeUps: MemoryTable };
  /** Every row of both tables as JSON, a line each. */
  readonly dump: () => readonly string[];
}

/** Empty storage that behaves like the tables: copies in and out, versions, atomic batches. Lost with the process. */
export function openMemory(): MemoryConnection {
  const tables = { cases: new MemoryTable(), wakeUps: new MemoryTable() };
  let serviceTime: Date | undefined;
  return {
    ...connectionOn(
      () => tables,
      () => Promise.resolve(),
      undefined,
      () => serviceTime,
    ),
    setServiceTime: (at) => {
      serviceTime = at;
    },
    tables,
    dump: () => [...tables.cases.all(), ...tables.wakeUps.all()].map((row) => JSON.stringify(row)),
    setDown(down) {
      tables.cases.down = down;
      tables.wakeUps.down = down;
    },
  };
}
