import assert from 'node:assert/strict';

import type { Address } from '../../src/app/ports/messenger.ts';
import { addressBookOn } from '../../src/storage/address-book.ts';
import { MemoryTable } from '../../src/storage/memory/memory-table.ts';

const ADDRESS: Address = {
  conversationId: 'a:1',
  serviceUrl: 'https://x.test/',
  tenantId: 't',
  botId: '28:b',
};

describe('the address book', () => {
  it('writes an address when it is new and when it has changed, and at no other time', async () => {
    const { book, calls } = counted();
    await book.rememberPerson('p', ADDRESS);
    assert.deepEqual(calls.splice(0), ['read', 'put']);
    await book.rememberPerson('p', { ...ADDRESS });
    await book.person('p');
    assert.deepEqual(calls, []);
    await book.rememberPerson('p', { ...ADDRESS, botId: '28:c' });
    assert.deepEqual(calls.splice(0), ['put']);
    await book.rememberChannel('p', ADDRESS);
    assert.deepEqual(calls, ['read', 'put']);
  });

  it('does not write what another instance has written already', async () => {
    const shared = new MemoryTable();
    await counted(shared).book.rememberPerson('p', ADDRESS);
    const { book, calls } = counted(shared);
    await book.rememberPerson('p', ADDRESS);
    assert.deepEqual(calls, ['read']);
  });

  it('hears of what another instance has written after a while', async () => {
    const shared = new MemoryTable();
    const [here, there] = [counted(shared), counted(shared)];
    await here.book.rememberPerson('p', ADDRESS);
    await there.book.rememberPerson('p', { ...ADDRESS, botId: '28:c' });
    assert.equal((await here.book.person('p'))?.botId, '28:b');
    here.clock.now += 11 * 60_000;
    assert.equal((await here.book.person('p'))?.botId, '28:c');
  });

  it('keeps no more in memory than a school needs', async () => {
    const { book, calls } = counted();
    for (let person = 0; person <= 2000; person++) await book.rememberPerson(`p${person}`, ADDRESS);
    calls.length = 0;
    await book.person('p2000');
    await book.person('p1');
    assert.deepEqual(calls, []);
    await book.person('p0');
    assert.deepEqual(calls, ['read']);
  });

  it('puts a new address in the place of one that nobody can read', async () => {
    const shared = new MemoryTable();
    await shared.put('north', 'person|p', { schemaVersion: 1, pieces: 1, body0: '{' });
    const { book } = counted(shared);
    await assert.rejects(book.person('p'), { name: 'RowUnreadable' });
    await book.rememberPerson('p', ADDRESS);
    assert.deepEqual(await counted(shared).book.person('p'), ADDRESS);
  });
});

/** An address book of the school `north`, what it asks of its table, and its clock in milliseconds. */
function counted(table = new MemoryTable()) {
  const calls: string[] = [];
  const clock = { now: 0 };
  const cases = {
    read: (...given: Parameters<MemoryTable['read']>) => (calls.push('read'), table.read(...given)),
    range: (...given: Parameters<MemoryTable['range']>) => (calls.push('range'), table.range(...given)),
    rangeWithRemains: (...given: Parameters<MemoryTable['rangeWithRemains']>) => (
      calls.push('rangeWithRemains'),
      table.rangeWithRemains(...given)
    ),
    write: (...given: Parameters<MemoryTable['write']>) => (calls.push('write'), table.write(...given)),
    put: (...given: Parameters<MemoryTable['put']>) => (calls.push('put'), table.put(...given)),
  };
  const book = addressBookOn(
    () => ({ cases, wakeUps: table }),
    'north',
    () => clock.now,
  );
  return { book, calls, clock };
}
