import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openTables } from '../../src/storage/tables/open-tables.ts';
import { ownTables, startAzurite } from './azurite.ts';
import { testSchool } from './school.ts';

/** A school as a command at the terminal finds it: settings in a file, tables of its own. Call it inside `describe`. */
export function schoolAtTerminal() {
  const folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  const settings = testSchool();
  const tablePrefix = ownTables();
  let connectionString = '';
  const storage = () => openTables({ connectionString, tablePrefix });

  before(async () => {
    ({ connectionString } = await startAzurite());
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
    await storage().prepare();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const environment = (changes: Readonly<Record<string, string>> = {}) => ({
    ENV_FILE: '',
    LOCAL_WITHOUT_SIGN_IN: 'yes',
    TABLES_CONNECTION_STRING: connectionString,
    TABLES_PREFIX: tablePrefix,
    SETTINGS_FILE: join(folder, 'settings.json'),
    LOG_LEVEL: 'silent',
    ...changes,
  });
  /** Runs the command of this name in a process of its own, as `npm run` does. Rejects when its exit code is not 0. */
  const typed = (command: string, args: readonly string[], changes?: Readonly<Record<string, string>>) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/cli/run.ts', command, ...args], {
      env: { PATH: process.env['PATH'], ...environment(changes) },
    });
  return { folder, settings, storage, environment, typed };
}
