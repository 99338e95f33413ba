import assert from 'node:assert/strict';
import type { Proposal } from '../../src/app/ports/proposals.ts';
import type { Open } from './opened.ts';

let made = 0;
const proposal = (changes: Partial<Proposal> = {}): Proposal => ({
  id: `proposal-${process.pid}-${++made}`,
  school: `school-${process.pid}`,
  kind: 'some-kind',
  at: '2026-11-24T09:00:00Z',
  expiresAt: '2026-11-25T09:00:00Z',
  by: { id: 'admin', name: 'Ada Admin' },
  content: { people: ['Ann', 'Bob'] },
  ...changes,
});

/** What administrators have not said yes to yet. */
export function proposalContract(open: Open): void {
  it('keeps a proposal until it is taken away, once', async () => {
    const { proposals } = open();
    const one = proposal();
    assert.equal(await proposals.write(one, 'new'), 'done');
    assert.equal(await proposals.write(one, 'new'), 'exists');
    const stored = await proposals.read(one.id);
    assert.deepEqual(stored?.value, one);
    assert.ok((await proposals.ofSchool(one.school)).some(({ value }) => value.id === one.id));
    assert.deepEqual(await proposals.ofSchool('another'), []);
    const version = stored?.version ?? '';
    const results = await Promise.all([proposals.remove(one.id, version), proposals.remove(one.id, version)]);
    assert.deepEqual(results.toSorted(), ['changed', 'done']);
    assert.equal(await proposals.read(one.id), undefined);
  });

  it('deletes what has expired and nothing else', async () => {
    const { proposals } = open();
    const old = proposal();
    const recent = proposal({ expiresAt: '2026-12-24T09:00:00Z' });
    await proposals.write(old, 'new');
    await proposals.write(recent, 'new');
    const { count, unreadable } = await proposals.removeExpired(new Date('2026-11-26T09:00:00Z'));
    assert.ok(count >= 1);
    assert.equal(unreadable, 0);
    assert.equal(await proposals.read(old.id), undefined);
    assert.ok(await proposals.read(recent.id));
  });
}
