import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { compose, type RunningBot } from '../../src/start/compose.ts';
import { readConfig } from '../../src/start/config.ts';
import { STRANGER, TEACHER } from '../support/activities.ts';
import { ownTables, startAzurite } from '../support/azurite.ts';
import { startFakeConnector, type FakeConnector } from '../support/fake-connector.ts';
import { changingSettings, NEWCOMER } from '../support/changing-settings.ts';
import { createRecordingLog } from '../support/recording-log.ts';
import { Player } from '../support/play.ts';
import { testSchool } from '../support/school.ts';

describe('Settings that change while the bot runs, in the bot', () => {
  const settings = changingSettings();

  describe('as somebody at the bot sees them', function () {
    this.timeout(60_000);
    let bot: RunningBot;
    let connector: FakeConnector;
    let lines: string[];
    let said: string[];
    let url: string;

    beforeEach(async () => {
      connector = await startFakeConnector();
      const kept = createRecordingLog();
      ({ lines } = kept);
      said = [];
      const config = readConfig({
        LOCAL_WITHOUT_SIGN_IN: 'yes',
        TABLES_CONNECTION_STRING: (await startAzurite()).connectionString,
        TABLES_PREFIX: ownTables(),
        SETTINGS_FILE: settings.file,
      });
      bot = await compose({ ...config, port: 0 }, kept.log, (sentence) => said.push(sentence));
      url = `http://127.0.0.1:${bot.port}`;
    });
    afterEach(async () => {
      await bot.stop();
      await connector.close();
    });

    /** Types until what comes back fits, for ten seconds. */
    const untilAnswered = async (player: Player, fits: (player: Player) => boolean): Promise<void> => {
      for (const until = Date.now() + 10_000; Date.now() < until; await sleep(250)) {
        await player.says('hello');
        if (fits(player)) return;
      }
      assert.fail(`still: ${player.sentence ?? player.sees}\n${said.join('\n')}`);
    };
    const untilReadyz = async (fits: (text: string) => boolean): Promise<string> => {
      let text = '';
      for (const until = Date.now() + 15_000; Date.now() < until; await sleep(250)) {
        const answer = await fetch(`${url}/readyz`);
        text = await answer.text();
        if (fits(text)) {
          assert.equal(answer.status, 200, 'the bot goes on working');
          return text;
        }
      }
      return assert.fail(text);
    };

    it('are used within seconds: somebody new is known, somebody who left is not', async () => {
      const newcomer = new Player({ url, connector }, STRANGER);
      const teacher = new Player({ url, connector }, TEACHER);
      await newcomer.says('hello');
      assert.match(newcomer.sentence ?? '', /cannot find you there.*Dana Safe/);
      await teacher.says('hello');
      assert.ok(teacher.buttons.length > 0);

      const staff = [...testSchool().staff.filter(({ id }) => id !== TEACHER.aadObjectId), NEWCOMER];
      settings.writes(testSchool({ staff, dsl: { name: 'Nell New', phone: '01632 960 009' } }));
      await untilAnswered(newcomer, ({ buttons }) => buttons.length > 0);
      await teacher.says('hello');
      assert.match(teacher.sentence ?? '', /cannot find you there.*Nell New/);
      assert.ok(lines.some((line) => line.includes('"event":"settings","outcome":"in-use"')));
    });

    it('that do not fit change nothing, and that is said where IT looks, without names where anybody may look', async () => {
      const people = testSchool().staff.map((one) => ({ ...one, roles: ['teecher'] }));
      settings.writes({ ...testSchool(), staff: people });
      const text = await untilReadyz((each) => each !== 'ready');
      assert.match(text, /^ready\nThe settings file was changed, but cannot be used/);
      assert.ok(!text.includes(TEACHER.name));
      assert.match(said.join('\n'), /carries on with the previous ones.*"roles" must be one of/s);
      assert.ok(lines.some((line) => line.includes('"event":"settings","outcome":"not-usable"')));
      assert.ok(!lines.join('').includes(TEACHER.name));
      const teacher = new Player({ url, connector }, TEACHER);
      await teacher.says('hello');
      assert.ok(teacher.buttons.length > 0);

      settings.writes(testSchool());
      await untilReadyz((each) => each === 'ready');
    });
  });
});
