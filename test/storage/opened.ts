import type { TablesConnection } from '../../src/storage/connection.ts';

/** Opens the same storage again each time it is called, as another instance of the bot would. */
export type Open = () => TablesConnection;

let schools = 0;

/** A school nobody has written to yet, so that tests can share a storage. */
export function freshSchool(): string {
  schools++;
  return `school ${process.pid}/${schools}`;
}
