import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { runJob } from '../../src/cli/run-job.ts';
import { openTables } from '../../src/storage/tables/open-tables.ts';
import { delivery, draft, referral, sent } from '../storage/samples.ts';
import { freePort, localTables, ownTables, startAzurite } from '../support/azurite.ts';
import { testSchool } from '../support/school.ts';

describe('A job run from outside', function () {
  this.timeout(30_000);
  const folder = mkdtempSync(join(tmpdir(), 'job-'));
  const settings = testSchool();
  const tablePrefix = ownTables();
  let connectionString: string;
  const storage = () => openTables({ connectionString, tablePrefix });

  before(async () => {
    ({ connectionString } = await startAzurite());
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
    await storage().prepare();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const environment = (tables = connectionString) => ({
    LOCAL_WITHOUT_SIGN_IN: 'yes',
    TABLES_CONNECTION_STRING: tables,
    TABLES_PREFIX: tablePrefix,
    SETTINGS_FILE: join(folder, 'settings.json'),
    LOG_LEVEL: 'silent',
  });

  it('counts, then deletes what has had its time', async () => {
    const records = storage().records(settings.id);
    const over = draft({ id: 'over', expiresAt: '2020-01-01T00:00:00Z' });
    const kept = draft({ id: 'kept', expiresAt: '2100-01-01T00:00:00Z' });
    await records.commit([over, kept].map((value) => ({ change: 'draft', value, expected: 'new' })));
    const dry = await runJob(['tidy', '--dry-run'], environment());
    assert.deepEqual(dry, { code: 0, says: '1 row could be deleted. Nothing was.' });
    assert.ok(await records.readDraft('teacher-1', 'over'));
    const env = { PATH: process.env['PATH'], ...environment() };
    const asTyped = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'src/cli/job.ts', 'tidy'],
      { env },
    );
    assert.deepEqual(asTyped, { stdout: '1 row deleted.\n', stderr: '' });
    assert.equal(await records.readDraft('teacher-1', 'over'), undefined);
    assert.ok(await records.readDraft('teacher-1', 'kept'));
  });

  it('tries the deliveries that are due', async () => {
    const records = storage().records(settings.id);
    await records.commit([
      sent(referral()),
      {
        change: 'delivery',
        value: delivery({ to: 'nobody', dueAt: '2020-01-01T00:00:00Z' }),
        expected: 'new',
      },
    ]);
    assert.deepEqual(await runJob(['sweep'], environment()), {
      code: 0,
      says: '1 delivery was due.',
    });
    assert.equal((await records.readDelivery('v-1'))?.value.status, 'held');
  });

  for (const args of [[], ['tidy', '--dry'], ['sweep', '--dry-run'], ['constructor']])
    it(`says which jobs there are when asked for "${args.join(' ')}"`, async () => {
      const { code, says } = await runJob(args, environment());
      assert.equal(code, 2);
      assert.match(says, /^Please say which job to run: npm run job -- tidy, /);
    });

  it('says in words what is wrong with the environment', async () => {
    const { code, says } = await runJob(['tidy'], { LOCAL_WITHOUT_SIGN_IN: 'yes' });
    assert.equal(code, 1);
    assert.match(says, /^The job did not start\.\n[^]*SETTINGS_FILE is missing/);
  });

  it('says in words that the storage is not there', async () => {
    assert.deepEqual(await runJob(['tidy'], environment(localTables(await freePort()))), {
      code: 1,
      says: 'The job did not start.\nstorage cannot be used just now: unreachable',
    });
  });
});
