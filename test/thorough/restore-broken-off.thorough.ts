import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealBackup } from '../../src/cli/backup-file.ts';
import backup from '../../src/cli/backup.ts';
import restore from '../../src/cli/restore.ts';
import { openTables } from '../../src/storage/tables/open-tables.ts';
import { startAzurite } from '../support/azurite.ts';
import { schoolAtTerminal } from '../support/terminal.ts';
import { draft, referral, sent } from '../storage/samples.ts';
import { startWire, type Wire } from '../storage/tables/wire.ts';

const CASES = 20;

describe('A restore that is broken off', function () {
  this.timeout(60_000);
  const { folder, settings, storage, environment } = schoolAtTerminal();
  const file = join(folder, 'school.age');
  const identity = join(folder, 'secret.key');
  const prefix = `broken${process.pid}`;
  let wire: Wire;
  let key: string;
  const restoring = (...args: string[]) =>
    restore.run(
      [file, '--identity', identity, ...(args.includes('--prefix') ? [] : ['--prefix', prefix]), ...args],
      environment({ TABLES_CONNECTION_STRING: wire.connectionString }),
    );
  const there = () => openTables({ connectionString: wire.connectionString, tablePrefix: prefix });
  const numbers = Array.from({ length: CASES }, (_, place) => place);

  before(async () => {
    wire = await startWire((await startAzurite()).port);
    await Promise.all(
      numbers.map((place) =>
        storage()
          .records(settings.id)
          .commit([
            sent(referral({ id: `case-${place}` })),
            { change: 'draft', value: draft({ id: `draft-${place}` }), expected: 'new' },
          ]),
      ),
    );
    const { out = '' } = await backup.run(['--new-keys'], {});
    writeFileSync(identity, out);
    key = /age1\w+/.exec(out)?.[0] ?? '';
    const made = await backup.run([file, '--key', key], environment());
    assert.equal(made.code, 0, made.message);
  });
  after(() => wire.stop());

  it('says so, and that it can go on; the next run says how far it came, and goes on when told', async () => {
    assert.equal((await restoring('--prefix', `${prefix}whole`)).code, 0);
    const requests = wire.seen.length;
    wire.clear();
    // What the cases are found by is written first, and then the records: half of these.
    wire.next(...Array.from({ length: requests - CASES }, () => 'pass' as const));
    wire.always('lose-request');
    const broken = await restoring();
    assert.deepEqual([broken.code, /--continue/.test(broken.message ?? '')], [1, true], broken.message);
    wire.clear();

    const again = await restoring();
    const found = /broken off here: (\d+) of (\d+) rows/.exec(again.message ?? '');
    assert.equal(again.code, 1);
    assert.ok(found, again.message);
    assert.ok(Number(found[1]) < Number(found[2]));

    const rest = await restoring('--continue');
    assert.equal(rest.code, 0, rest.message);
    assert.match(rest.message ?? '', /Everything in the tables is as in/);
    const { items } = await there().records(settings.id).undecided(50);
    assert.equal(items.length, CASES);

    const whole = await restoring();
    assert.deepEqual([whole.code, /in these tables already/.test(whole.message ?? '')], [1, true]);
  });

  it('never goes on where something else is stored', async () => {
    await there()
      .records(settings.id)
      .commit([sent(referral({ id: 'later', reference: 'R-LATER' }))]);
    const { code, message = '' } = await restoring('--continue');
    assert.deepEqual([code, /nothing was restored/.test(message)], [1, true], message);
    assert.ok(await there().records(settings.id).findByReference('R-LATER'));
  });

  it("leaves this school's records alone with the backup of another school", async () => {
    const rows = [];
    for await (const page of storage().copies(settings.id).read()) rows.push(...page);
    const header = { school: 'another', name: 'Another School', at: '2026-11-24T09:00:00.000Z' };
    const others = join(folder, 'another.age');
    writeFileSync(others, await sealBackup({ header, rows: rows.slice(0, 3) }, key));
    assert.ok(readFileSync(others).length > 0);
    const end = await restore.run([others, '--identity', identity], environment());
    assert.match(end.message ?? '', /3 rows of Another School were restored/);
    assert.deepEqual(await storage().copies(settings.id).compare(rows), []);
  });
});
