import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLog } from '../../src/logging/log.ts';
import { keepFigures } from '../../src/telemetry/figures.ts';
import { compose, type RunningBot } from '../../src/start/compose.ts';
import { readConfig } from '../../src/start/config.ts';
import { openTables } from '../../src/storage/tables/open-tables.ts';
import { LEAD, STRANGER, TEACHER, type TeamsUser } from '../support/activities.ts';
import { ownTables, startAzurite } from '../support/azurite.ts';
import { startFakeConnector, type FakeConnector } from '../support/fake-connector.ts';
import { Player } from '../support/play.ts';
import { testSchool } from '../support/school.ts';

describe('The word "doctor" in a chat', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  const file = join(folder, 'settings.json');
  let bot: RunningBot;
  let connector: FakeConnector;
  let lines: string[];
  let connectionString: string;
  const tablePrefix = ownTables();

  before(async () => {
    writeFileSync(file, JSON.stringify(testSchool()));
    connector = await startFakeConnector();
    lines = [];
    ({ connectionString } = await startAzurite());
    const config = readConfig({
      LOCAL_WITHOUT_SIGN_IN: 'yes',
      TABLES_CONNECTION_STRING: connectionString,
      TABLES_PREFIX: tablePrefix,
      SETTINGS_FILE: file,
      ADMINISTRATOR_IDS: `${STRANGER.aadObjectId.toUpperCase()}, ${LEAD.aadObjectId}`,
    });
    const figures = keepFigures();
    const log = createLog('info', { write: (line) => void lines.push(line) }, undefined, figures.onLine);
    bot = await compose({ ...config, port: 0 }, log, undefined, { figures });
  });
  after(async () => {
    await bot.stop();
    await connector.close();
    rmSync(folder, { recursive: true });
  });

  const says = async (who: TeamsUser, words: string) => {
    const player = new Player({ url: `http://127.0.0.1:${bot.port}`, connector }, who);
    await player.says(words);
    return player.sentence ?? '';
  };

  for (const [who, person] of [
    ['who is not on the staff list', STRANGER],
    ['who is an inclusion lead', LEAD],
  ] as const)
    it(`tells an administrator ${who} what is wrong, and nothing that is right at length`, async () => {
      const told = await says(person, ' Doctor. ');
      assert.match(told, /Channels: The inclusion channel is not known yet/);
      assert.match(told, /Version \d/);
      assert.doesNotMatch(told, /both tables/);
      assert.ok(lines.some((line) => line.includes('"verb":"doctor"')));
    });

  it('is any word to anybody else, and to an administrator in a sentence', async () => {
    for (const words of [await says(TEACHER, 'doctor'), await says(LEAD, 'the doctor called about AB 8')])
      assert.doesNotMatch(words, /Channels:/);
  });

  it('is answered to people who can be reached later, as an administrator and as nobody else', async () => {
    await says(STRANGER, 'doctor');
    await says(TEACHER, 'hello');
    const { administrators } = openTables({ connectionString, tablePrefix });
    for (let left = 50; left > 0 && !(await administrators.person(STRANGER.aadObjectId)); left--)
      await pause(100);
    assert.equal((await administrators.person(STRANGER.aadObjectId))?.conversationId, STRANGER.chat);
    assert.equal(await administrators.person(TEACHER.aadObjectId), undefined);
  });

  it('tells an administrator what the process has done, how fast, and whom it refused', async () => {
    await says(TEACHER, 'hello');
    const stranger = { ...STRANGER, aadObjectId: '20000000-0000-4000-8000-000000000099', chat: 'a:other' };
    await says(stranger, 'hello');
    const told = await says(LEAD, 'doctor');
    assert.match(told, /Turns: [1-9]\d*, 95 of 100 within \d+ ms/);
    assert.match(told, /Calls to storage: [1-9]\d*, 95 of 100 within \d+ ms\./);
    assert.match(told, /Refused:.*not-staff [1-9]/);
    assert.match(told, /Faults: 0\./);
  });

  it('opens nothing else to an administrator who is not on the staff list', async () => {
    assert.match(await says(STRANGER, 'hello'), /cannot find you there/);
    assert.match(await says(STRANGER, 'doctor stop'), /cannot find you there/);
  });
});
