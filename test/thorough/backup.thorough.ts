import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import backup from '../../src/cli/backup.ts';
import restore from '../../src/cli/restore.ts';
import { draft, referral, sent } from '../storage/samples.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

describe('A backup', function () {
  this.timeout(60_000);
  const { folder, settings, storage, environment } = schoolAtTerminal();
  const [file, identity, others] = ['school.age', 'secret.key', 'other.key'].map((name) =>
    join(folder, name),
  );
  let key: string;
  const records = () => storage().records(settings.id);
  const restoring = (...args: string[]) =>
    restore.run([file ?? '', '--identity', identity ?? '', ...args], environment());

  before(async () => {
    await storage().prepare();
    await records().commit([
      sent(referral({ id: 'one' })),
      { change: 'draft', value: draft(), expected: 'new' },
    ]);
    for (const at of [identity, others]) {
      const { out = '' } = await backup.run(['--new-keys'], {});
      writeFileSync(at ?? '', out);
      key ??= /age1\w+/.exec(out)?.[0] ?? '';
    }
  });

  it('is one file that only the secret key opens', async () => {
    const made = await backup.run([file ?? '', '--key', key], environment());
    assert.equal(made.code, 0, made.message);
    const bytes = readFileSync(file ?? '');
    assert.equal(bytes.includes('R-'), false);
    assert.equal(statSync(file ?? '').mode & 0o077, 0);
    const other = await restore.run([file ?? '', '--identity', others ?? '', '--compare'], environment());
    assert.match(other.message ?? '', /another key/);
  });

  it('is not put over what is there', async () => {
    const { code, message = '' } = await restoring();
    assert.deepEqual([code, /nothing was restored/.test(message)], [1, true]);
  });

  it('can be tried out beside it, and compared', async () => {
    const end = await restoring('--prefix', `drill${process.pid}`);
    assert.equal(end.code, 0, end.message);
    assert.match(end.message ?? '', /rows were restored.*Everything in the tables is as in the backup/s);
    assert.equal((await restoring('--compare')).code, 0);
    await records().commit([sent(referral({ id: 'two', reference: 'R-TWO22' }))]);
    const later = await restoring('--compare');
    assert.deepEqual(
      [later.code, /referral: 0 not there any more, 0 changed, 1 new/.test(later.message ?? '')],
      [1, true],
    );
  });

  it('that was cut off, or is none, is not used', async () => {
    const cut = join(folder, 'cut.age');
    const bytes = readFileSync(file ?? '');
    for (const damaged of [bytes.subarray(0, bytes.length - 40), Buffer.from('nothing'), Buffer.alloc(0)]) {
      writeFileSync(cut, damaged);
      const { code, message = '' } = await restore.run(
        [cut, '--identity', identity ?? '', '--prefix', 'cut'],
        environment(),
      );
      assert.deepEqual([code, /cannot be opened/.test(message)], [2, true]);
    }
  });

  it('asks for a key in a sentence', async () => {
    assert.match((await backup.run([file ?? ''], environment())).message ?? '', /public key, with --key/);
    assert.match(
      (await backup.run([file ?? '', '--key', 'age1wrong'], environment())).message ?? '',
      /not a public key/,
    );
  });
});
