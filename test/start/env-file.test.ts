import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import job from '../../src/cli/job.ts';
import { ConfigProblems, readConfig } from '../../src/start/config.ts';
import { USUAL_FILE, withEnvFile } from '../../src/start/env-file.ts';

const FILE = `# Our school
MICROSOFT_APP_ID=11111111-1111-4111-8111-111111111111
MICROSOFT_APP_TYPE=UserAssignedMSI
MICROSOFT_APP_TENANT_ID="22222222-2222-4222-8222-222222222222"
TABLES_ENDPOINT=https://northfield.table.core.windows.net
TABLES_PREFIX=
SETTINGS_FILE=/data/school.json
PORT=4001
`;

describe('The file with the variables', () => {
  const folder = mkdtempSync(join(tmpdir(), 'env-file-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const written = (content: string | Uint8Array): string => {
    const file = join(folder, '.env');
    writeFileSync(file, content);
    return file;
  };

  it('holds what the environment does not set', () => {
    const config = readConfig(withEnvFile({ ENV_FILE: written(FILE), PORT: '4002', TABLES_PREFIX: 'north' }));
    assert.equal(config.credentials?.appType, 'UserAssignedMSI');
    assert.equal(config.settingsFile, '/data/school.json');
    assert.equal(config.port, 4002, 'what is set wins');
    assert.equal(config.tables.tablePrefix, 'north');
    assert.equal(readConfig(withEnvFile({ ENV_FILE: written(FILE), PORT: '' })).port, 4001);
  });

  it('may come from an editor on Windows', () => {
    const windows = FILE.replaceAll('\n', '\r\n');
    for (const bytes of [
      Buffer.from(`\uFEFF${windows}`, 'utf8'),
      Buffer.from(`\uFEFF${windows}`, 'utf16le'),
      Buffer.from(`\uFEFF${windows}`, 'utf16le').swap16(),
    ])
      assert.equal(readConfig(withEnvFile({ ENV_FILE: written(bytes) })).port, 4001);
  });

  it('is usually the one beside the example', () => {
    assert.ok(existsSync(join(dirname(USUAL_FILE), '.env.example')));
  });

  it('is not read when ENV_FILE is set to nothing', () => {
    const env = { ENV_FILE: '', PORT: '4003' };
    assert.equal(withEnvFile(env), env);
  });

  it('is named in a sentence when it cannot be read', () => {
    for (const ENV_FILE of [join(folder, 'nowhere'), folder])
      assert.throws(
        () => withEnvFile({ ENV_FILE }),
        (error) => error instanceof ConfigProblems && /cannot be read\. .*ENV_FILE/.test(error.message),
      );
  });

  it('is read by the commands', async () => {
    const { message } = await job.run(['tidy'], { ENV_FILE: written('PORT=eighty\n') });
    assert.match(message ?? '', /PORT must be a whole number/);
  });
});
