import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import auditExport from '../../src/cli/audit-export.ts';
import { audit, referral, sent } from '../storage/samples.ts';
import { freePort, localTables } from '../support/azurite.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

describe('The export of who did and viewed what', function () {
  this.timeout(30_000);
  const { folder, settings, storage, environment, typed } = schoolAtTerminal();

  before(async () => {
    const at = (id: string, instant: string, referralId = 'r-1') => ({
      change: 'audit' as const,
      value: { ...audit(id, 0, referralId), at: instant },
    });
    await storage()
      .records(settings.id)
      .commit([
        sent(referral({ reference: 'R-7K3MP' })),
        at('before', '2026-10-24T22:59:59.000Z'),
        // The clocks go back on 25 October: that day begins at 23:00 UTC and ends at midnight UTC.
        at('first', '2026-10-24T23:00:00.000Z'),
        at('gone', '2026-10-25T12:00:00.000Z', 'r-0'),
        at('last', '2026-10-25T23:59:59.000Z'),
        at('after', '2026-10-26T00:00:00.000Z'),
      ]);
    await storage()
      .records('another')
      .commit([{ change: 'audit', value: { ...audit('other'), at: '2026-10-25T12:00:00.000Z' } }]);
  });

  const DAY = ['--from', '2026-10-25', '--to', '2026-10-25'];
  const entries = (data: string | undefined) =>
    (data ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { id: string; reference: string | null; by: { name: string } });

  it('writes both days in full, oldest first, with references, of this school only', async () => {
    const { code, message, out } = await auditExport.run(DAY, environment());
    assert.deepEqual([code, message], [0, '3 entries from 2026-10-25 to 2026-10-25.']);
    assert.deepEqual(
      entries(out).map(({ id, reference, by }) => [id, reference, by.name]),
      [
        ['first', 'R-7K3MP', 'Ms Ash'],
        ['gone', null, 'Ms Ash'],
        ['last', 'R-7K3MP', 'Ms Ash'],
      ],
    );
  });

  it('leaves standard output to the entries when it is typed', async () => {
    const { stdout, stderr } = await typed('audit:export', DAY);
    assert.equal(entries(stdout).length, 3);
    assert.equal(stderr, '3 entries from 2026-10-25 to 2026-10-25.\n');
  });

  it('writes a file that only its owner may read', async () => {
    const file = join(folder, 'audit.jsonl');
    const { out } = await auditExport.run([...DAY, '--out', file], environment());
    assert.equal(out, undefined);
    assert.equal(entries(readFileSync(file, 'utf8')).length, 3);
    assert.equal(statSync(file).mode & 0o077, 0);
    const nowhere = await auditExport.run([...DAY, '--out', join(folder, 'no', 'where')], environment());
    assert.equal(nowhere.code, 1);
    assert.match(nowhere.message ?? '', /could not be written/);
  });

  for (const [what, args, sentence] of [
    ['no days', [], /name the first and the last day/],
    [
      'a day that does not exist',
      ['--from', '2026-02-30', '--to', '2026-03-01'],
      /"2026-02-30" is not a date/,
    ],
    ['days the wrong way round', ['--from', '2026-03-02', '--to', '2026-03-01'], /is before the first day/],
    ['something unknown', ['--all'], /"--all" is not an option/],
  ] as const)
    it(`says what is wrong with ${what}, and how to type it`, async () => {
      const { code, message } = await auditExport.run(args, environment());
      assert.equal(code, 2);
      assert.match(message ?? '', sentence);
      assert.match(message ?? '', /Usage: npm run --silent audit:export/);
    });

  it('says in words that the storage is not there', async () => {
    const { code, message } = await auditExport.run(
      DAY,
      environment({ TABLES_CONNECTION_STRING: localTables(await freePort()) }),
    );
    assert.equal(code, 1);
    assert.match(message ?? '', /^Nothing was exported\.\nThe storage account \w+ cannot be reached/);
  });
});
