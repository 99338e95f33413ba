import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import census from '../../src/cli/census.ts';
import { kept } from '../support/past-plans.ts';
import { placement } from '../support/placements.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

describe('The list for the school census on the command line', function () {
  this.timeout(60_000);
  const { folder, settings, storage, environment } = schoolAtTerminal();
  const file = (name: string) => join(folder, name);
  const run = (on: string, out: string) =>
    census.run(
      ['--on', on, '--out', file(out), '--by', 'Ruth Calloway'],
      environment({ DEMO_NOW: '2027-01-21T09:00:00Z' }),
    );
  const audited = async () =>
    (await storage().records(settings.id).auditOf('lists')).filter(({ list }) => list === 'census');

  before(async () => {
    await storage().prepare();
    const placements = [placement('QZ 77'), placement('QZ 78', { provider: 'Bramble Lane Tutors' })];
    for (const changes of kept(placements)) await storage().records(settings.id).commit(changes);
  });

  it('is written as a table and as data that only whoever ran it may read, and is in the audit', async () => {
    for (const out of ['census.csv', 'census.json']) {
      const { code, message = '' } = await run('2027-01-21', out);
      assert.equal(code, 0, message);
      assert.match(message, /^2 placements .*personal data.*Ruth Calloway/);
      assert.equal(statSync(file(out)).mode & 0o777, 0o600);
      assert.match(readFileSync(file(out), 'utf8'), /QZ 77[^]*QZ 78/);
    }
    const { placements } = JSON.parse(readFileSync(file('census.json'), 'utf8')) as { placements: object[] };
    assert.equal(placements.length, 2);
    assert.deepEqual(
      (await audited()).map(({ by, shown }) => [by.name, shown?.length]),
      [
        ['Ruth Calloway', 2],
        ['Ruth Calloway', 2],
      ],
    );
  });

  it('says when the day is not a usual one', async () => {
    const { message = '' } = await run('2027-01-20', 'wednesday.csv');
    assert.match(message, /not a usual census day; the next one is 2027-01-21/);
  });

  it('is not written over a file, nor for a day more than a year away, and neither is in the audit', async () => {
    const before = await audited();
    assert.match((await run('2027-01-21', 'census.csv')).message ?? '', /is there already/);
    assert.match((await run('2031-01-16', 'later.csv')).message ?? '', /more than a year away/);
    assert.ok(!existsSync(file('later.csv')));
    assert.deepEqual(await audited(), before);
  });
});
