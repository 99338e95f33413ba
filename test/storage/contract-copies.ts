import assert from 'node:assert/strict';
import type { CopiedRow } from '../../src/app/ports/copies.ts';
import { freshSchool, type Open } from './opened.ts';
import { audit, delivery, draft, referral, sent } from './samples.ts';

/** What storage promises about copies of a school. */
export function copyContract(open: Open): void {
  describe('a copy', () => {
    const fill = async (school: string) => {
      await open()
        .records(school)
        .commit([
          sent(referral()),
          { change: 'draft', value: draft(), expected: 'new' },
          { change: 'audit', value: audit('a-1') },
          { change: 'delivery', value: delivery({ status: 'held' }), expected: 'new' },
        ]);
      const by = { id: 'admin', name: 'Ada' };
      const change = { id: 'c-1', at: '2026-11-24T09:00:00.000Z', by, changed: [] };
      await open().schools.write(school, { id: school }, 'new', change);
    };
    const read = async (school: string) => {
      const rows: CopiedRow[] = [];
      for await (const page of open().copies(school).read()) rows.push(...page);
      return rows;
    };
    /** As if it were the other school's. */
    const renamed = (rows: readonly CopiedRow[], from: string, to: string) => {
      const part = (school: string) => `|${school}`;
      return rows.map((row) =>
        row.of === 'school' ? row : { ...row, key: row.key.replace(part(from), part(to)) },
      );
    };

    it('holds the records of one school, and what is put back is found in every list again', async () => {
      const [school, other] = ['copied-a', 'copied-ab'].map(
        (name) => `${name}-${process.pid}-${Math.random()}`,
      );
      assert.ok(school && other);
      await fill(school);
      await fill(`${school}-2`);
      const rows = await read(school);
      assert.deepEqual(
        new Set(rows.map(({ key }) => key.split('|')[0])),
        new Set(['audit', 'delivery', 'draft', 'referral', 'settings', 'change', 'unsealed']),
      );
      assert.equal(rows.length, 7);
      const copies = open().copies(other);
      assert.equal(await copies.isEmpty(), true);
      await copies.restore(renamed(rows, school, other));
      assert.equal(await copies.isEmpty(), false);
      const records = open().records(other);
      assert.equal((await records.undecided(5)).items.length, 1);
      assert.ok(await records.findByReference(referral().reference));
      assert.equal((await records.heldFor('teacher-1')).length, 1);
      assert.deepEqual(await copies.compare(renamed(rows, school, other)), []);
    });

    it('tells by kind what has changed since it was made', async () => {
      const school = freshSchool();
      await fill(school);
      const rows = await read(school);
      const stored = await open().records(school).readDraft('teacher-1', 'd-1');
      await open()
        .records(school)
        .commit([
          { change: 'draft-gone', owner: 'teacher-1', id: 'd-1', expected: stored?.version ?? '' },
          { change: 'audit', value: audit('a-2', 5) },
        ]);
      const differs = await open().copies(school).compare(rows);
      assert.deepEqual(
        new Set(differs),
        new Set([
          { kind: 'audit', missing: 0, different: 0, added: 1 },
          { kind: 'unsealed', missing: 0, different: 0, added: 1 },
          { kind: 'draft', missing: 1, different: 0, added: 0 },
        ]),
      );
    });
  });
}
