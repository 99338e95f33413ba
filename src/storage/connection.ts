import type { AddressBook } from '../app/ports/messenger.ts';
import type { Records } from '../app/ports/records.ts';
import type { Retention } from '../app/ports/retention.ts';
import type { WakeUps } from '../app/ports/wake-ups.ts';
import { addressBookOn } from './address-book.ts';
import { recordsOn } from './records.ts';
import { retentionOn } from './retention.ts';
import type { Tables } from './rows/row-table.ts';
import { wakeUpsOn } from './wake-ups.ts';

/**
 * All of storage, as `compose` uses it. Every method of what it returns throws `StorageUnavailable` within three
 * seconds when storage cannot be reached, `RowUnreadable` for a damaged row and `TooMuchToStore` for too large a batch.
 */
export interface TablesConnection {
  /** Creates missing tables. Once at start-up; throws when it cannot. */
  prepare(): Promise<void>;
  records(school: string): Records;
  retention(school: string): Retention;
  readonly wakeUps: WakeUps;
  /** Returns the same book for a school each time, because it caches. */
  addressBook(school: string): AddressBook;
  /** Resolves when both tables respond; throws otherwise. */
  ping(): Promise<void>;
  /** Explains an error thrown here: a sentence or two for the operator. */
  describeError(error: unknown): string;
}

/** One school's part of storage, as its bot takes it. */
export function storageOf(connection: TablesConnection, school: string) {
  return {
    records: connection.records(school),
    retention: connection.retention(school),
    wakeUps: connection.wakeUps,
    addresses: connection.addressBook(school),
  };
}

/** Implements the ports on a pair of tables. `begin` opens them for one call; `prepare` creates them. */
export function connectionOn(
  begin: () => Tables,
  prepare: () => Promise<void>,
  describeError: TablesConnection['describeError'] = () => 'The storage cannot be used just now.',
): TablesConnection {
  const books = new Map<string, AddressBook>();
  return {
    prepare,
    describeError,
    records: (school) => recordsOn(begin, school),
    retention: (school) => retentionOn(begin, school),
    wakeUps: wakeUpsOn(begin),
    addressBook(school) {
      const book = books.get(school) ?? addressBookOn(begin, school);
      books.set(school, book);
      return book;
    },
    async ping() {
      const { cases, wakeUps } = begin();
      await Promise.all([cases.read('ping', 'ping'), wakeUps.read('ping', 'ping')]);
    },
  };
}
