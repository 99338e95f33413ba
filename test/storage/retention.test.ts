import assert from 'node:assert/strict';

import { MemoryTable } from '../../src/storage/memory/memory-table.ts';
import { recordsOn } from '../../src/storage/records.ts';
import { retentionOn } from '../../src/storage/retention.ts';
import { safePart } from '../../src/storage/rows/keys.ts';
import { draft } from './samples.ts';

const YEARS_LATER = new Date('2100-01-01T00:00:00Z');

describe('retention of rows that are not as written', () => {
  const table = new MemoryTable();
  const begin = () => ({ cases: table, wakeUps: table });
  const partition = safePart('north');
  const retention = retentionOn(begin, 'north');
  const body = (value: object) => ({ pieces: 1, body0: JSON.stringify(value) });

  it('counts rows whose end cannot be told, and leaves them', async () => {
    await table.put(partition, 'draft|a|1', { schemaVersion: 1, ...body({ id: '1' }) });
    await table.put(partition, 'draft|a|2', { schemaVersion: 1, pieces: 1, body0: '{' });
    await table.put(partition, 'draft|a|3', { schemaVersion: 2, ...body(draft()) });
    await table.put(partition, 'draft|a|4', { schemaVersion: 1, ...body({ ...draft(), expiresAt: 'soon' }) });
    assert.deepEqual(await retention.expired('draft', YEARS_LATER), { rows: [], unreadable: 4 });
  });

  it('finds a draft of which only the end can be read', async () => {
    await table.put(partition, 'draft|b|1', { schemaVersion: 1, ...body({ expiresAt: draft().expiresAt }) });
    assert.deepEqual(await recordsOn(begin, 'north').draftsOf('b'), []);
    const { rows } = await retention.expired('draft', YEARS_LATER);
    assert.deepEqual(
      rows.map(({ key }) => key),
      ['draft|b|1'],
    );
  });
});
