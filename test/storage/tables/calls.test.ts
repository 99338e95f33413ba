import assert from 'node:assert/strict';

import type { Address } from '../../../src/app/ports/messenger.ts';
import type { Records } from '../../../src/app/ports/records.ts';
import type { TablesConnection } from '../../../src/storage/connection.ts';
import { openTables } from '../../../src/storage/tables/open-tables.ts';
import { ownTables, startAzurite } from '../../support/azurite.ts';
import { audit, delivery, draft, referral, sent } from '../samples.ts';
import { startWire, type Wire } from './wire.ts';

const ADDRESS: Address = {
  conversationId: 'a:1',
  serviceUrl: 'https://x.test/',
  tenantId: 't',
  botId: '28:b',
};

describe('requests to table storage', () => {
  let wire: Wire;
  let connection: TablesConnection;
  let records: Records;

  before(async function () {
    this.timeout(30_000);
    wire = await startWire((await startAzurite()).port);
    connection = openTables({ connectionString: wire.connectionString, tablePrefix: ownTables() });
    await connection.prepare();
    records = connection.records('north');
    const drafts = ['a', 'b', 'c'].map((id) => draft({ id }));
    await records.commit(drafts.map((value) => ({ change: 'draft', value, expected: 'new' })));
    for (const id of ['r-1', 'r-2', 'r-3']) await records.commit([sent(referral({ id }))]);
    await records.commit([{ change: 'audit', value: audit('a') }]);
  });
  after(() => wire.stop());
  beforeEach(() => wire.clear());

  it('tell what time it is at the service, as of now', async () => {
    const apart = async () => {
      const there = await connection.serviceClock.now();
      return Math.round(((there?.getTime() ?? 0) - Date.now()) / (24 * 60 * 60_000)) + 0;
    };
    for (const days of [0, -3653, 3653]) {
      wire.shiftDates(days);
      assert.equal(await apart(), days);
    }
  });

  it('are one for reading a draft and one for writing a step', async () => {
    const stored = await records.readDraft('teacher-1', 'a');
    assert.ok(stored);
    assert.deepEqual(wire.seen, ['GET']);
    await records.commit([{ change: 'draft', value: draft({ id: 'a', at: 'x' }), expected: stored.version }]);
    assert.deepEqual(wire.seen, ['GET', 'BATCH']);
  });

  it('are one for deleting a draft', async () => {
    const stored = await records.readDraft('teacher-1', 'b');
    assert.ok(stored);
    wire.clear();
    const gone = { change: 'draft-gone', owner: 'teacher-1', id: 'b', expected: stored.version } as const;
    assert.equal(await records.commit([gone]), 'done');
    assert.deepEqual(wire.seen, ['DELETE']);
  });

  it('are two for sending: the wake-ups and the batch', async () => {
    const stored = await records.readDraft('teacher-1', 'c');
    assert.ok(stored);
    wire.clear();
    await records.commit([
      sent(referral({ id: 'c' })),
      { change: 'draft-gone', owner: 'teacher-1', id: 'c', expected: stored.version },
      { change: 'audit', value: audit('sent', 0, 'c') },
      { change: 'delivery', value: delivery({ id: 'c.card' }), expected: 'new' },
      { change: 'delivery', value: delivery({ id: 'c.person' }), expected: 'new' },
    ]);
    assert.deepEqual(wire.seen, ['BATCH', 'BATCH']);
  });

  it('are one for a record, two for a reference, one and one a record for a list', async () => {
    await records.readReferral('r-1');
    assert.deepEqual(wire.seen.splice(0), ['GET']);
    await records.findByReference('REF r-1');
    assert.deepEqual(wire.seen.splice(0), ['GET', 'GET']);
    await records.undecided(2);
    assert.equal(wire.seen.splice(0).length, 3);
    await records.auditOf('r-1');
    await records.draftsOf('teacher-1');
    assert.deepEqual(wire.seen, ['GET', 'GET']);
  });

  it('are three for a claim, two to move or end a wake-up, one for a sweep', async () => {
    await records.commit([{ change: 'delivery', value: delivery(), expected: 'new' }]);
    const stored = await records.readDelivery('v-1');
    assert.ok(stored);
    wire.clear();
    const value = delivery({ status: 'sending', dueAt: '2026-11-24T09:00:30.000Z' });
    await records.commit([{ change: 'delivery', value, expected: stored.version }]);
    assert.deepEqual(wire.seen.splice(0), ['GET', 'BATCH', 'BATCH']);
    await connection.wakeUps.again('north', 'v-1', new Date('2026-11-24T10:00:00Z'));
    assert.deepEqual(wire.seen.splice(0), ['GET', 'BATCH']);
    await connection.wakeUps.due(new Date('2026-11-25T00:00:00Z'), 10);
    assert.deepEqual(wire.seen.splice(0), ['GET']);
    await connection.wakeUps.done('north', 'v-1');
    assert.deepEqual(wire.seen, ['GET', 'BATCH']);
  });

  it('are none for an address that has not changed', async () => {
    const book = connection.addressBook('north');
    await book.rememberPerson('p', ADDRESS);
    assert.deepEqual(wire.seen.splice(0), ['GET', 'PUT']);
    await book.rememberPerson('p', { ...ADDRESS });
    assert.deepEqual(await connection.addressBook('north').person('p'), ADDRESS);
    assert.deepEqual(wire.seen, []);
    await book.rememberPerson('p', { ...ADDRESS, serviceUrl: 'https://y.test/' });
    assert.deepEqual(wire.seen, ['PUT']);
  });

  it('are one a table for a ping', async () => {
    await connection.ping();
    assert.deepEqual(wire.seen, ['GET', 'GET']);
  });
});
