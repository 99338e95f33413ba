import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import { startWire, type Wire } from '../storage/tables/wire.ts';
import { startAzurite, type Azurite } from '../support/azurite.ts';
import { openSchool, type SchoolAtWork } from './school-at-work.ts';
import { startTablesOnDisk, type TablesOnDisk } from './tables-on-disk.ts';

/** For the tests of this `describe`: a school for each, on table storage that they share. */
export function useSchools(settings: Partial<SchoolSettings> = {}): { school: SchoolAtWork } {
  let tables: Azurite;
  const given = {} as { school: SchoolAtWork };
  before(async () => void (tables = await startAzurite({ own: true })));
  after(() => tables.stop());
  beforeEach(async () => void (given.school = await openSchool(tables.connectionString, settings)));
  afterEach(() => given.school.end());
  return given;
}

/** For the tests of this `describe`: one school, and a wire to its table storage that can be cut. */
export function useSchoolOnWire(): { school: SchoolAtWork; wire: Wire } {
  let tables: Azurite;
  const given = {} as { school: SchoolAtWork; wire: Wire };
  before(async () => {
    tables = await startAzurite({ own: true });
    given.wire = await startWire(tables.port);
    given.school = await openSchool(tables.connectionString);
  });
  after(async () => {
    await given.school.end();
    await given.wire.stop();
    await tables.stop();
  });
  return given;
}

/** For the tests of this `describe`: one school, on table storage that can stop and come back with what it held. */
export function useSchoolOnDisk(settings: Partial<SchoolSettings> = {}): {
  school: SchoolAtWork;
  tables: TablesOnDisk;
} {
  const given = {} as { school: SchoolAtWork; tables: TablesOnDisk };
  before(async () => {
    given.tables = await startTablesOnDisk();
    given.school = await openSchool(given.tables.connectionString, settings);
  });
  after(async () => {
    await given.school.end();
    await given.tables.end();
  });
  return given;
}
