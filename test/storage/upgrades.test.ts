import assert from 'node:assert/strict';
import { auditSealsOn } from '../../src/storage/audit-seals.ts';
import { recordsOn } from '../../src/storage/records.ts';
import { MemoryTable } from '../../src/storage/memory/memory-table.ts';
import { prefixOf, endOf } from '../../src/storage/rows/keys.ts';
import { upgradesOn } from '../../src/storage/upgrades/upgrades.ts';
import { audit, decided, referral } from './samples.ts';

const SCHOOL = 'north';
const AT = new Date('2026-11-24T09:00:00Z');
const minutesLater = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

/** A school whose one case is in none of these lists, as before there were any. */
async function openOlderSchool(...lists: readonly string[]) {
  const tables = { cases: new MemoryTable(), wakeUps: new MemoryTable() };
  const records = recordsOn(() => tables, SCHOOL);
  const value = referral();
  await records.commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
  for (const list of lists)
    for (const { key, version } of await tables.cases.range(
      SCHOOL,
      prefixOf(list),
      endOf(prefixOf(list)),
      99,
    ))
      await tables.cases.write(SCHOOL, [{ write: 'remove', key, expected: version }]);
  return { tables, records, value, upgrades: () => upgradesOn(() => tables, SCHOOL) };
}

describe('Records of an earlier version', () => {
  it('are found in the lists that came later', async () => {
    const { records, upgrades, value } = await openOlderSchool('undecided', 'by');
    assert.deepEqual((await records.undecided(10)).items, []);
    assert.equal((await upgrades().run(AT))[0]?.records, 1);
    assert.deepEqual(
      (await records.undecided(10)).items.map(({ id }) => id),
      [value.id],
    );
    assert.equal((await records.referralsBy(value.referrer.id, 10)).items.length, 1);
  });

  it('are only counted when it is tried dry', async () => {
    const { records, upgrades } = await openOlderSchool('undecided');
    for (let times = 0; times < 2; times++)
      assert.equal((await upgrades().run(AT, { dryRun: true }))[0]?.records, 1);
    assert.deepEqual((await records.undecided(10)).items, []);
  });

  it('can be decided on afterwards like any other', async () => {
    const { records, upgrades, value } = await openOlderSchool('undecided');
    await upgrades().run(AT);
    const stored = await records.readReferral(value.id);
    assert.ok(stored);
    const change = {
      change: 'referral',
      value: decided(value),
      previous: stored.value,
      expected: stored.version,
    } as const;
    assert.equal(await records.commit([change]), 'done');
    assert.deepEqual((await records.undecided(10)).items, []);
  });

  it('are looked at once more when no older version can still be running, and then never again', async () => {
    const { upgrades } = await openOlderSchool();
    assert.notEqual((await upgrades().run(AT)).length, 0);
    assert.equal((await upgrades().run(minutesLater(30))).length, 0);
    assert.notEqual((await upgrades().run(minutesLater(61))).length, 0);
    assert.equal((await upgrades().run(minutesLater(120))).length, 0);
  });

  const listed = async (tables: { cases: MemoryTable }, of = 'undecided') =>
    tables.cases.range(SCHOOL, prefixOf(of), endOf(prefixOf(of)), 99);

  it('may be many: each call of an upgrade has the time of a call', async () => {
    const { tables } = await openOlderSchool('undecided');
    let calls = 0;
    const upgrades = upgradesOn(() => {
      calls++;
      return tables;
    }, SCHOOL);
    await upgrades.run(AT);
    assert.ok(calls > 10, String(calls));
  });

  it('are listed with what there is to do about them, and read whole until then', async () => {
    const { tables, records, upgrades, value } = await openOlderSchool();
    const [row] = await listed(tables);
    await tables.cases.put(SCHOOL, row!.key, { schemaVersion: 1, id: value.id });
    assert.deepEqual((await records.outlines({ of: 'undecided' })).items, [value]);
    assert.ok((await upgrades().run(AT)).some(({ records: changed }) => changed === 1));
    assert.deepEqual((await listed(tables))[0]?.fields, row?.fields);
    assert.ok((await upgrades().run(minutesLater(61))).every(({ records: changed }) => changed === 0));
  });

  it('are mended where a version before this one changed them without what lists are made from', async () => {
    const { tables, records, value } = await openOlderSchool();
    const [before] = await listed(tables);
    const stored = await records.readReferral(value.id);
    const next = { ...value, version: 2, status: 'under-review' as const };
    const change = { change: 'referral', value: next, previous: value, expected: stored!.version } as const;
    await records.commit([change]);
    await tables.cases.put(SCHOOL, before!.key, before!.fields);
    assert.equal((await records.outlines({ of: 'undecided' })).items[0]?.version, 1);
    assert.equal(await records.mendOutlines(), 1);
    assert.equal((await records.outlines({ of: 'undecided' })).items[0]?.version, 2);
    assert.equal(await records.mendOutlines(), 0);
  });

  it('do not leave a row in a list of cases that are decided, or gone', async () => {
    const { tables, records, value } = await openOlderSchool();
    const [row] = await listed(tables);
    const stored = await records.readReferral(value.id);
    const change = { change: 'referral', previous: value, expected: stored!.version } as const;
    await records.commit([{ ...change, value: decided(value) }]);
    for (const key of [row!.key, 'undecided|2026-11-26|2|gone'])
      await tables.cases.put(SCHOOL, key, { ...row!.fields, id: key.split('|').at(-1)! });
    assert.equal(await records.mendOutlines(), 2);
    assert.deepEqual(await listed(tables), []);
  });

  it('have their audit sealed, once', async () => {
    const { tables, records, upgrades } = await openOlderSchool();
    const seals = auditSealsOn(() => tables, SCHOOL);
    for (let minute = 0; minute < 30; minute++)
      await records.commit([{ change: 'audit', value: audit(`a-${minute}`, minute) }]);
    const prefix = prefixOf('unsealed');
    for (const { key, version } of await tables.cases.range(SCHOOL, prefix, endOf(prefix), 99))
      await tables.cases.write(SCHOOL, [{ write: 'remove', key, expected: version }]);
    assert.equal((await seals.check(new Date(0))).problems.length, 30);
    await upgrades().run(AT);
    assert.equal((await seals.seal(AT)).entries, 30);
    await records.commit([{ change: 'audit', value: audit('later', 59) }]);
    await upgrades().run(minutesLater(61));
    assert.equal((await seals.seal(AT)).entries, 1);
    const { intact, problems } = await seals.check(new Date(0));
    assert.deepEqual([intact, problems], [31, []]);
  });

  it('do not keep each other from it when one is damaged', async () => {
    const { tables, records, upgrades } = await openOlderSchool('undecided');
    await tables.cases.put(SCHOOL, `${prefixOf('referral')}damaged`, {
      schemaVersion: 1,
      pieces: 1,
      body0: '{',
    });
    await upgrades().run(AT);
    assert.equal((await records.undecided(10)).items.length, 1);
  });
});
