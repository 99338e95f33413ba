import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, localTables } from '../support/azurite.ts';
import { testSchool } from '../support/school.ts';
import { spawnBot, spawnBuilt } from './bot-process.ts';
import { builtBot } from './built-bot.ts';

describe('A bot that may not start', () => {
  let folder: string;
  before(() => void (folder = mkdtempSync(join(tmpdir(), 'faults-start-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts it with these settings and gives its exit code and words. */
  const starts = async (settings: unknown, env: Readonly<Record<string, string>> = {}) => {
    const file = join(folder, 'school.json');
    writeFileSync(file, typeof settings === 'string' ? settings : JSON.stringify(settings));
    const bot = await spawnBuilt(await builtBot(), {
      HOST: '127.0.0.1',
      LOCAL_WITHOUT_SIGN_IN: 'yes',
      TABLES_CONNECTION_STRING: localTables(await freePort()),
      SETTINGS_FILE: file,
      ...env,
    });
    const code = await bot.ended;
    return { code, words: bot.printed() };
  };
  const refuses = async (
    expected: RegExp,
    settings: unknown,
    env?: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const { code, words } = await starts(settings, env);
    assert.equal(code, 1);
    assert.match(words, expected);
    assert.match(words, /^The bot did not start\./);
    assert.doesNotMatch(words, /\n\s+at |Error:/, 'words, not a stack');
  };

  it('reads its variables from the file it is given, filled in from the example', async () => {
    const file = join(folder, '.env');
    const example = readFileSync(new URL('../../env/.env.example', import.meta.url), 'utf8');
    const filled = example
      .replace(/^SETTINGS_FILE=/m, '$&school-that-is-not-there.json')
      .replace(/^LOCAL_WITHOUT_SIGN_IN=/m, '$&yes')
      .replace(/^TABLES_CONNECTION_STRING=/m, '$&UseDevelopmentStorage=true');
    writeFileSync(file, filled);
    const bot = await spawnBot({ ENV_FILE: file });
    assert.equal(await bot.ended, 1);
    assert.match(bot.printed(), /settings in school-that-is-not-there\.json:\n- This file cannot be read/);
    assert.ok(!bot.printed().includes('missing'));
  });

  it('says that the safeguarding lead is missing', () => {
    const { dsl: _dsl, ...rest } = testSchool();
    return refuses(/"dsl" is missing\. The bot does not start without/, rest);
  });

  it('says which thresholds of guidance and law are not the school’s to change', () =>
    refuses(
      /"persistent-absence" to 12, but national guidance sets it .* may not change it[^]*"illness-return-days" to 20, but the law sets it/,
      testSchool({ thresholds: { 'persistent-absence': 12, 'illness-return-days': 20 } }),
    ));

  it('says where the settings are not valid JSON', () =>
    refuses(/not valid JSON: look at line 2/, '{\n "id": "testschool",, }'));

  it('says that credentials are missing', () =>
    refuses(/Without credentials nobody's identity is checked/, testSchool(), { LOCAL_WITHOUT_SIGN_IN: '' }));

  it('says that without sign-in it listens on this machine only', () =>
    refuses(/HOST is 0\.0\.0\.0, but .* may only listen on this machine/, testSchool(), { HOST: '0.0.0.0' }));

  it('says that its storage cannot be reached', () => refuses(/storage|tables/i, testSchool()));
});
