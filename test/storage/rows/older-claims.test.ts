import assert from 'node:assert/strict';
import { connectionOn } from '../../../src/storage/connection.ts';
import { MemoryTable } from '../../../src/storage/memory/memory-table.ts';

/** As an earlier version of this program, which called them the ledger, wrote a claim: key and fields. */
const KEY = 'ledger|digest_007cc_007c2026-W48';
const CLAIM = {
  id: 'digest|c|2026-W48',
  at: '2026-11-27T15:30:00.000Z',
  expiresAt: '2027-01-26T15:30:00.000Z',
  by: { id: 'lead-1', name: 'Sam Lead' },
};
const FIELDS = { schemaVersion: 1, pieces: 1, body0: JSON.stringify(CLAIM) };

describe('Claims written while they were called the ledger', () => {
  const opened = async () => {
    const tables = { cases: new MemoryTable(), wakeUps: new MemoryTable() };
    await tables.cases.write('north', [{ write: 'insert', key: KEY, fields: FIELDS }]);
    const connection = connectionOn(
      () => tables,
      () => Promise.resolve(),
    );
    return { records: connection.records('north'), retention: connection.retention('north') };
  };

  it('are read, so that nothing is done twice', async () => {
    const { records } = await opened();
    assert.deepEqual((await records.readClaim(CLAIM.id))?.value, CLAIM);
    assert.equal(await records.commit([{ change: 'once-claim', value: CLAIM }]), 'exists');
  });

  it('are withdrawn, and deleted when their time is over', async () => {
    const { records, retention } = await opened();
    const { rows } = await retention.expired('once-claim', new Date(CLAIM.expiresAt));
    assert.deepEqual(
      rows.map(({ key }) => key),
      [KEY],
    );
    const stored = await records.readClaim(CLAIM.id);
    assert.ok(stored);
    const gone = { change: 'delete-claim', id: CLAIM.id, expected: stored.version } as const;
    assert.equal(await records.commit([gone]), 'done');
    assert.equal(await records.readClaim(CLAIM.id), undefined);
  });
});
