import assert from 'node:assert/strict';

import { openMemory } from '../../src/storage/memory/open-memory.ts';
import { storageContract } from './contract.ts';
import { draft } from './samples.ts';

describe('storage in memory', () => {
  const memory = openMemory();
  storageContract(() => memory);

  it('fails as unreachable storage does while it is down', async () => {
    const own = openMemory();
    own.setDown(true);
    const records = own.records('north');
    await assert.rejects(records.readDraft('a', 'b'), { name: 'StorageUnavailable', code: 'unreachable' });
    await assert.rejects(records.commit([{ change: 'draft', value: draft(), expected: 'new' }]));
    await assert.rejects(own.ping());
    own.setDown(false);
    assert.equal(await records.readDraft('teacher-1', 'd-1'), undefined);
  });
});
