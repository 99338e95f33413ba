import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import backup from '../../src/cli/backup.ts';
import restore from '../../src/cli/restore.ts';
import { lockFor, openSealed } from '../../src/cli/sealed-file.ts';
import { LISTS } from '../../src/domain/case/case-lists.ts';
import { BY_COMMAND } from '../../src/domain/people/person.ts';
import { openTables } from '../../src/storage/tables/open-tables.ts';
import { seal } from '../../src/sealing/age.ts';
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
    const drill = ['--prefix', `drill${process.pid}`];
    const end = await restoring(...drill, '--by', 'Ms Operator');
    assert.equal(end.code, 0, end.message);
    const { TABLES_CONNECTION_STRING: connectionString } = environment();
    const there = openTables({ connectionString, tablePrefix: drill[1] ?? '' });
    const trail = await there.records(settings.id).auditOf(LISTS);
    assert.deepEqual(
      trail.filter(({ what }) => what === 'restored').map(({ by }) => by),
      [{ id: BY_COMMAND, name: 'Ms Operator' }],
    );
    assert.match(trail.at(-1)?.backupAt ?? '', /^\d{4}-/);
    assert.equal((await restoring(...drill, '--compare')).code, 0);
    assert.deepEqual((await there.seals(settings.id).check(new Date(0))).problems, []);
    await there.seals(settings.id).seal(new Date());
    assert.deepEqual((await there.seals(settings.id).check(new Date(0))).problems, []);
    assert.match(
      end.message ?? '',
      /rows of .* were restored.*Everything in the tables is as in the backup/s,
    );
    assert.equal((await restoring('--compare')).code, 0);
    await records().commit([sent(referral({ id: 'two', reference: 'R-TWO22' }))]);
    const later = await restoring('--compare');
    assert.deepEqual(
      [later.code, /referral: 0 not there any more, 0 changed, 1 new/.test(later.message ?? '')],
      [1, true],
    );
  });

  it('that was cut off, changed, of a newer version, or is none, is not used', async () => {
    const damagedFile = join(folder, 'damaged.age');
    const prefix = `damaged${process.pid}`;
    const restoreFrom = async (data: Uint8Array) => {
      writeFileSync(damagedFile, data);
      return restore.run([damagedFile, '--identity', identity ?? '', '--prefix', prefix], environment());
    };
    const bytes = readFileSync(file ?? '');
    const half = Math.floor(bytes.length / 2);
    const changedAt = (at: number) => Buffer.from(bytes).fill((bytes[at] ?? 0) ^ 1, at, at + 1);
    for (const damaged of [
      bytes.subarray(0, bytes.length - 40),
      bytes.subarray(0, half),
      changedAt(30),
      changedAt(half),
      changedAt(bytes.length - 1),
      Buffer.from('nothing'),
      Buffer.alloc(0),
    ]) {
      const { code, message = '' } = await restoreFrom(damaged);
      assert.deepEqual([code, /cannot be opened/.test(message)], [2, true], message);
    }
    // These can be opened, but lines are missing or of a later version.
    const opened = await openSealed(bytes, { identity: readFileSync(identity ?? '', 'utf8') }, '--identity');
    const lines = gunzipSync(opened ?? '')
      .toString('utf8')
      .split('\n');
    const [first = '', ...rest] = lines;
    for (const [kept, says] of [
      [[], /is damaged/],
      [lines.slice(0, -1), /is damaged/],
      [lines.toSpliced(1, 1), /is damaged/],
      [[first.replace('"version":1', '"version":2'), ...rest], /made by a newer version/],
    ] as const) {
      const { code, message = '' } = await restoreFrom(
        await seal(gzipSync(kept.join('\n')), lockFor(key, '--key')),
      );
      assert.deepEqual([code, says.test(message)], [2, true], message);
    }
    const { code, message } = await restoreFrom(bytes);
    assert.equal(code, 0, `nothing was written before: ${message}`);
  });

  it('asks for a key in a sentence', async () => {
    assert.match((await backup.run([file ?? ''], environment())).message ?? '', /public key, with --key/);
    assert.match(
      (await backup.run([file ?? '', '--key', 'age1wrong'], environment())).message ?? '',
      /not a public key/,
    );
  });
});
