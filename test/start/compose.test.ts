import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../../src/start/assemble.ts';
import { readConfig } from '../../src/start/config.ts';
import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import { createLog } from '../../src/logging/log.ts';
import { localTables, ownTables, startAzurite } from '../support/azurite.ts';
import { testSchool } from '../support/school.ts';

describe('The start', function () {
  this.timeout(30_000);
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const warnings = async (changes: Partial<SchoolSettings>) => {
    const { connectionString } = await startAzurite();
    const file = join(folder, 'settings.json');
    writeFileSync(file, JSON.stringify({ ...testSchool(), ...changes }));
    const config = readConfig({
      LOCAL_WITHOUT_SIGN_IN: 'yes',
      TABLES_CONNECTION_STRING: connectionString,
      TABLES_PREFIX: ownTables(),
      SETTINGS_FILE: file,
      DEMO_NOW: '2026-11-24T09:00:00Z',
    });
    return (await assemble(config, createLog('silent'))).warnings;
  };

  it('has nothing to say about a calendar that is complete', async () => {
    const terms = [{ from: '2026-09-01', to: '2027-07-21', what: 'School year' }];
    assert.deepEqual(await warnings({ terms }), []);
  });

  it('goes on with a calendar that is not, and says what is missing', async () => {
    const [warning] = await warnings({ closed: [] });
    assert.match(warning ?? '', /neither "terms" nor "closed" days/);
  });

  it('says to IT when files are not offered because the settings do not say where they go', async () => {
    const { sharePoint: _none, ...without } = testSchool();
    for (const [school, said] of [
      [without, 1],
      [testSchool(), 0],
    ] as const) {
      const file = join(folder, 'settings.json');
      writeFileSync(file, JSON.stringify(school));
      const config = readConfig({
        MICROSOFT_APP_ID: '11111111-1111-4111-8111-111111111111',
        MICROSOFT_APP_TYPE: 'SingleTenant',
        MICROSOFT_APP_PASSWORD: 'a-secret',
        MICROSOFT_APP_TENANT_ID: school.tenantId,
        TABLES_CONNECTION_STRING: (await startAzurite()).connectionString,
        TABLES_PREFIX: ownTables(),
        SETTINGS_FILE: file,
      });
      const { warnings } = await assemble(config, createLog('silent'));
      assert.equal(warnings.filter((warning) => warning.includes('"sharePoint"')).length, said);
    }
  });

  it('is refused when the bot’s tenant is not the school’s', async () => {
    const file = join(folder, 'settings.json');
    writeFileSync(file, JSON.stringify(testSchool()));
    const config = readConfig({
      MICROSOFT_APP_ID: '11111111-1111-4111-8111-111111111111',
      MICROSOFT_APP_TYPE: 'UserAssignedMSI',
      MICROSOFT_APP_TENANT_ID: '22222222-2222-4222-8222-222222222222',
      TABLES_CONNECTION_STRING: localTables(1),
      SETTINGS_FILE: file,
    });
    await assert.rejects(assemble(config, createLog('silent')), ({ message }: Error) => {
      assert.match(message, /MICROSOFT_APP_TENANT_ID is 22222222.*"tenantId"/);
      assert.ok(message.includes(testSchool().tenantId));
      return true;
    });
  });
});
