import assert from 'node:assert/strict';
import { openTables } from '../../../src/storage/tables/open-tables.ts';
import { ownTables, startAzurite } from '../../support/azurite.ts';
import { referral } from '../samples.ts';
import { startWire, type Wire } from './wire.ts';

/** More requests than deleting a case takes. */
const MOST_REQUESTS = 30;

describe('Deleting a case in table storage', function () {
  this.timeout(60_000);
  let wire: Wire;
  before(async () => {
    wire = await startWire((await startAzurite()).port);
  });
  after(() => wire.stop());

  it('that breaks off at any request is in the ledger only once it is gone, and leaves nothing when it is finished', async () => {
    const connection = openTables({ connectionString: wire.connectionString, tablePrefix: ownTables() });
    await connection.prepare();
    let brokeOff = 0;
    for (let passing = 0; passing < MOST_REQUESTS; passing++) {
      const school = `school ${passing}`;
      const [records, erasure] = [connection.records(school), connection.erasure(school)];
      const value = referral({ id: 'a', reference: 'R-A' });
      await records.commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
      const stored = (await erasure.cases()).items[0];
      assert.ok(stored);
      const deleteAt = (at: string) =>
        erasure.deleteCase(stored, { id: 'a', reference: 'R-A', as: 'ended', at });
      wire.next(...Array.from({ length: passing }, () => 'pass' as const));
      wire.always('forbidden');
      const isDone = await deleteAt('2030-01-01T02:30:00.000Z').catch(() => 'broke-off');
      wire.clear();
      const isThere = (await erasure.cases()).items.length;
      assert.equal((await erasure.deletedCases()).length, 1 - isThere, `after ${passing} requests`);
      if (isThere > 0) assert.equal(await deleteAt('2030-01-02T02:30:00.000Z'), true);
      assert.equal((await erasure.deletedCases()).length, 1);
      assert.deepEqual((await records.referralsBy(value.referrer.id, 9)).items, []);
      assert.equal(await records.readReferral('a'), undefined);
      const { leaving } = await erasure.cases();
      for (const id of leaving) await erasure.finishDeleting(id);
      assert.deepEqual((await erasure.cases()).leaving, []);
      assert.equal(await records.findByReference('R-A'), undefined);
      if (isDone === true) break;
      brokeOff++;
    }
    assert.ok(brokeOff > 3 && brokeOff < MOST_REQUESTS);
  });
});
