import { randomUUID } from 'node:crypto';

import type { AddressBook } from '../app/ports/messenger.ts';
import type { AuditSeals } from '../app/ports/audit-seals.ts';
import type { Copies } from '../app/ports/copies.ts';
import type { ServiceClock } from '../app/ports/service-clock.ts';
import type { Erasure } from '../app/ports/erasure.ts';
import type { Proposals } from '../app/ports/proposals.ts';
import type { Records } from '../app/ports/records.ts';
import type { Retention } from '../app/ports/retention.ts';
import type { Upgrades } from '../app/ports/upgrades.ts';
import type { SchoolRegister } from '../app/ports/school-register.ts';
import type { WakeUps } from '../app/ports/wake-ups.ts';
import { addressBookOn } from './address-book.ts';
import { auditSealsOn } from './audit-seals.ts';
import { copiesOn } from './copies.ts';
import { erasureOn } from './erasure.ts';
import { StorageUnavailable } from './errors.ts';
import { proposalsOn } from './proposals.ts';
import { recordsOn } from './records.ts';
import { retentionOn } from './retention.ts';
import { schoolRegisterOn } from './school-register.ts';
import type { Tables } from './rows/row-table.ts';
import { upgradesOn } from './upgrades/upgrades.ts';
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
  erasure(school: string): Erasure;
  copies(school: string): Copies;
  seals(school: string): AuditSeals;
  /** Returns the same for a school each time, because it remembers what is finished. */
  upgrades(school: string): Upgrades;
  readonly wakeUps: WakeUps;
  /** The settings of the schools that are not set up by a file. */
  readonly schools: SchoolRegister;
  /** Where administrators can be reached, who need not be staff of a school. */
  readonly administrators: AddressBook;
  /** What administrators have not said yes to yet. */
  readonly proposals: Proposals;
  /** Returns the same book for a school each time, because it caches. */
  addressBook(school: string): AddressBook;
  /** Resolves when both tables respond; throws otherwise. */
  ping(): Promise<void>;
  /** Writes a row of its own to both tables, reads it back and deletes it; throws when it cannot. */
  tryOut(): Promise<void>;
  /** What time it was at the service when it last answered; undefined before, and where it does not say. */
  serviceTime(): Date | undefined;
  readonly serviceClock: ServiceClock;
  /** Explains an error thrown here: a sentence or two for the operator. */
  describeError(error: unknown): string;
}

/** One school's part of storage, as its bot takes it. */
export function storageOf(connection: TablesConnection, school: string) {
  return {
    records: connection.records(school),
    retention: connection.retention(school),
    erasure: connection.erasure(school),
    seals: connection.seals(school),
    upgrades: connection.upgrades(school),
    proposals: connection.proposals,
    wakeUps: connection.wakeUps,
    serviceClock: connection.serviceClock,
    addresses: connection.addressBook(school),
  };
}

/** Implements the ports on a pair of tables. `begin` opens them for one call; `prepare` creates them. */
export function connectionOn(
  begin: () => Tables,
  prepare: () => Promise<void>,
  describeError: TablesConnection['describeError'] = () => 'The storage cannot be used just now.',
  serviceTime: TablesConnection['serviceTime'] = () => undefined,
): TablesConnection {
  const books = new Map<string, AddressBook>();
  const upgradesBySchool = new Map<string, Upgrades>();
  const ping = async () => {
    const { cases, wakeUps } = begin();
    await Promise.all([cases.read('ping', 'ping'), wakeUps.read('ping', 'ping')]);
  };
  return {
    prepare,
    describeError,
    records: (school) => recordsOn(begin, school),
    retention: (school) => retentionOn(begin, school),
    erasure: (school) => erasureOn(begin, school),
    copies: (school) => copiesOn(begin, school),
    seals: (school) => auditSealsOn(begin, school),
    upgrades(school) {
      const upgrades = upgradesBySchool.get(school) ?? upgradesOn(begin, school);
      upgradesBySchool.set(school, upgrades);
      return upgrades;
    },
    wakeUps: wakeUpsOn(begin),
    schools: schoolRegisterOn(begin),
    // No school's id can begin with "_".
    administrators: addressBookOn(begin, '_administrators'),
    proposals: proposalsOn(begin),
    addressBook(school) {
      const book = books.get(school) ?? addressBookOn(begin, school);
      books.set(school, book);
      return book;
    },
    ping,
    async tryOut() {
      // Its own key: two may be trying it out at once.
      const key = randomUUID();
      await Promise.all(
        (['cases', 'wakeUps'] as const).map(async (table) => {
          await begin()[table].write('ping', [{ write: 'insert', key, fields: { tried: 1 } }]);
          const row = await begin()[table].read('ping', key);
          if (row?.fields['tried'] !== 1) throw new StorageUnavailable('not-read-back');
          await begin()[table].write('ping', [{ write: 'remove', key, expected: row.version }]);
        }),
      );
    },
    serviceTime,
    serviceClock: {
      async now() {
        // What it said last may be old.
        await ping();
        return serviceTime();
      },
    },
  };
}
