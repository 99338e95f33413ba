import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../../../src/start/assemble.ts';
import { compose } from '../../../src/start/compose.ts';
import { readConfig } from '../../../src/start/config.ts';
import { createLog } from '../../../src/logging/log.ts';
import { openTables } from '../../../src/storage/tables/open-tables.ts';
import { ownTables, startAzurite } from '../../support/azurite.ts';
import { refusingTables, startFakeIdentity, type FakeIdentity } from '../../support/fake-azure.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { testSchool } from '../../support/school.ts';

const BOT = '11111111-1111-4111-8111-111111111111';
const OTHER = '33333333-3333-4333-8333-333333333333';
const THIRD = '55555555-5555-4555-8555-555555555555';
const UNKNOWN = '44444444-4444-4444-8444-444444444444';
const ENDPOINT = 'https://northfield.table.core.windows.net';

describe('The managed identity', function () {
  this.timeout(60_000);
  let identity: FakeIdentity;
  let folder: string;
  const terminal = { ...process.env };

  // Once for all: the package looks for the identity's place once a process, and keeps the tokens it was given.
  before(async () => {
    identity = await startFakeIdentity(BOT, OTHER, THIRD);
    Object.assign(process.env, identity.env);
    folder = mkdtempSync(join(tmpdir(), 'identity-'));
  });
  after(async () => {
    for (const name of Object.keys(identity.env))
      if (terminal[name] === undefined) delete process.env[name];
      else process.env[name] = terminal[name];
    await identity.close();
    rmSync(folder, { recursive: true });
  });

  /** Starts a bot on Azure whose tables are nowhere, and gives what it says. */
  const starts = async (more: Readonly<Record<string, string>> = {}) => {
    const SETTINGS_FILE = join(folder, 'settings.json');
    const school = testSchool();
    writeFileSync(SETTINGS_FILE, JSON.stringify(school));
    const config = readConfig({
      MICROSOFT_APP_ID: BOT,
      MICROSOFT_APP_TYPE: 'UserAssignedMSI',
      MICROSOFT_APP_TENANT_ID: school.tenantId,
      TABLES_ENDPOINT: 'https://127.0.0.1:1',
      SETTINGS_FILE,
      ...more,
    });
    return assemble(config, createLog('silent')).then(
      () => assert.fail('it started without tables'),
      (error: Error) => error.message,
    );
  };
  const asked = () => identity.asked.map((query) => [query.get('resource'), query.get('client_id')]);

  it('that the bot runs as is named when a token for the tables is asked for', async () => {
    await starts();
    assert.deepEqual(asked()[0], ['https://storage.azure.com', BOT]);
  });

  it('that AZURE_CLIENT_ID names is the one for the tables', async () => {
    await starts({ AZURE_CLIENT_ID: OTHER });
    assert.deepEqual(asked().at(-1), ['https://storage.azure.com', OTHER]);
    const withSecret = { MICROSOFT_APP_TYPE: 'SingleTenant', MICROSOFT_APP_PASSWORD: 'a-secret' };
    await starts({ ...withSecret, AZURE_CLIENT_ID: THIRD });
    assert.deepEqual(asked().at(-1), ['https://storage.azure.com', THIRD]);
  });

  it('that this host does not have is said in words', async () => {
    const words = await starts({ AZURE_CLIENT_ID: UNKNOWN });
    assert.match(words, /could not sign in .* client id 44444444.* assigned to this host\?/);
  });

  it('that Teams gets no token of is named at start and when somebody asks whether the bot is ready', async () => {
    const SETTINGS_FILE = join(folder, 'settings.json');
    writeFileSync(SETTINGS_FILE, JSON.stringify(testSchool()));
    const config = readConfig({
      MICROSOFT_APP_ID: UNKNOWN,
      MICROSOFT_APP_TYPE: 'UserAssignedMSI',
      MICROSOFT_APP_TENANT_ID: testSchool().tenantId,
      TABLES_CONNECTION_STRING: (await startAzurite()).connectionString,
      TABLES_PREFIX: ownTables(),
      SETTINGS_FILE,
    });
    const said: string[] = [];
    const { log, lines } = createRecordingLog();
    const bot = await compose({ ...config, port: 0, host: '127.0.0.1' }, log, (each) => said.push(each));
    const sentence = new RegExp(`cannot sign in to Teams.*client id ${UNKNOWN}`);
    for (let tries = 0; tries < 100 && !sentence.test(said.join()); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const answer = await fetch(`http://127.0.0.1:${bot.port}/readyz`);
    await bot.stop();
    assert.match(said.join('\n'), sentence);
    assert.equal(answer.status, 503);
    assert.match(await answer.text(), sentence);
    assert.match(lines.join(''), /"outcome":"own-sign-in","errorCode":"no-identity"/);
  });

  for (const code of ['AuthorizationPermissionMismatch', 'AuthorizationFailure'])
    it(`without a role on the tables (${code}) is told which, where and for whom`, async () => {
      const tables = refusingTables(403, code);
      const connection = openTables({ endpoint: ENDPOINT, identityClientId: BOT }, tables);
      const words: string[] = [];
      for (const call of [connection.prepare(), connection.ping()])
        await call.catch((error: unknown) => words.push(connection.describeError(error)));
      assert.equal(words.length, 2);
      assert.deepEqual(new Set(tables.tokens), new Set(['Bearer a-token']));
      for (const said of words) {
        assert.match(said, /"Storage Table Data Contributor"/);
        assert.match(said, /storage account northfield\b/);
        assert.ok(said.includes(BOT) && said.includes(code));
        assert.ok(!said.includes('foreign'));
      }
    });

  it('asks for a token of its own for Azure Cosmos DB, and without a role there is told which', async () => {
    const tables = refusingTables(403, 'Forbidden');
    const endpoint = 'https://northfield.table.cosmos.azure.com';
    const connection = openTables({ endpoint, identityClientId: BOT }, tables);
    const words = await connection.prepare().catch((error: unknown) => connection.describeError(error));
    assert.deepEqual(asked().at(-1), ['https://cosmos.azure.com', BOT]);
    assert.match(words ?? '', /Azure Cosmos DB account northfield .*"Cosmos DB Built-in Data Contributor"/);
  });
});
