import assert from 'node:assert/strict';

import { openMemory } from '../../src/storage/memory/open-memory.ts';
import { damageRows } from '../support/damage-rows.ts';
import { audit, draft } from './samples.ts';

const BY = { id: 'lead-1', name: 'Lead' };
const AT = '2030-01-01T02:30:00.000Z';
const LATER = new Date('2100-01-01T00:00:00Z');

describe('A damaged row hides none of the others', () => {
  const setUp = () => {
    const storage = openMemory();
    return {
      storage,
      records: storage.records('north'),
      erasure: storage.erasure('north'),
      damage: (keyStart: string) => damageRows(storage, keyStart),
    };
  };

  it('and a damaged hold still holds its case, whatever its id', async () => {
    const { erasure, damage } = setUp();
    const hold = { reference: 'R-A', by: BY, at: AT, reason: 'A claim' };
    for (const referralId of ['a_b/c', 'good']) await erasure.hold({ ...hold, referralId });
    assert.equal(await damage('hold|a'), 1);
    assert.deepEqual(await erasure.holds(), [
      { referralId: 'a_b/c', isDamaged: true },
      { ...hold, referralId: 'good' },
    ]);
    assert.equal(await erasure.hold({ ...hold, referralId: 'a_b/c' }), false);
    assert.equal(await erasure.lift('a_b/c'), true);
    assert.equal((await erasure.holds()).length, 1);
  });

  it('among drafts, entries of the audit and requests', async () => {
    const { records, damage } = setUp();
    const request = { kind: 'erase', by: BY, at: AT, expiresAt: AT, pupil: 'AB 8', cases: [], reason: 'Why' };
    await records.commit([
      { change: 'draft', value: draft({ id: 'd1' }), expected: 'new' },
      { change: 'draft', value: draft({ id: 'd2' }), expected: 'new' },
      { change: 'audit', value: audit('a1', 0, 'r-1') },
      { change: 'audit', value: audit('a2', 1, 'r-1') },
      { change: 'request', value: { ...request, id: 'q1', kind: 'erase' }, expected: 'new' },
      { change: 'request', value: { ...request, id: 'q2', kind: 'erase' }, expected: 'new' },
    ]);
    const { owner } = draft();
    for (const first of [`draft|${owner}|d1`, 'audit|r-1|' + audit('a1', 0, 'r-1').at, 'request|q1'])
      assert.equal(await damage(first), 1, first);
    assert.deepEqual(
      (await records.draftsOf(owner)).map(({ value }) => value.id),
      ['d2'],
    );
    assert.deepEqual(
      (await records.auditOf('r-1')).map(({ id }) => id),
      ['a2'],
    );
    const page = await records.auditBetween(new Date(0), LATER);
    assert.deepEqual([page.items.length, page.unreadable], [1, 1]);
    assert.deepEqual(
      (await records.requests()).map(({ value }) => value.id),
      ['q2'],
    );
  });

  it('among proposals, which expire if when can still be read', async () => {
    const { storage, damage } = setUp();
    const { proposals } = storage;
    const proposal = { school: 'north', kind: 'k', at: AT, expiresAt: AT, by: BY, content: {} };
    for (const id of ['p1', 'p2']) await proposals.write({ ...proposal, id }, 'new');
    assert.equal(await damage('proposal|p1'), 1);
    assert.equal((await proposals.ofSchool('north')).length, 1);
    assert.deepEqual(await proposals.removeExpired(LATER), { count: 1, unreadable: 1 });
  });

  it('among the deliveries that are due', async () => {
    const { storage, damage } = setUp();
    for (const id of ['one', 'two']) await storage.wakeUps.again('north', id, new Date(AT));
    assert.equal(await damage(`due|${AT}|north|one`), 1);
    assert.deepEqual(
      (await storage.wakeUps.due(LATER, 10)).map(({ deliveryId }) => deliveryId),
      ['two'],
    );
  });
});
