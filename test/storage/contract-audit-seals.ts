import assert from 'node:assert/strict';
import type { CopiedRow } from '../../src/app/ports/copies.ts';
import { freshSchool, type Open } from './opened.ts';
import { audit, referral } from './samples.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

/** What storage promises about the seals of the audit. */
export function auditSealContract(open: Open): void {
  describe('the seals of the audit', () => {
    let school: string;
    const seals = () => open().seals(school);
    const check = (...asked: [Date?, { number: number; hash: string }?]) =>
      seals().check(asked[0] ?? LONG_AGO, asked[1]);
    const add = (...ids: readonly string[]) =>
      open()
        .records(school)
        .commit(ids.map((id) => ({ change: 'audit', value: audit(id, 0, `case-${id}`) }) as const));
    beforeEach(() => {
      school = freshSchool();
    });

    it('cover what was added, and say how much is not sealed yet', async () => {
      await add('a', 'b');
      assert.equal((await check()).unsealed, 2);
      const { entries, end } = await seals().seal(NOW);
      assert.deepEqual([entries, end?.number], [2, 1]);
      await add('c');
      const { intact, unsealed, problems } = await check();
      assert.deepEqual([intact, unsealed, problems], [2, 1, []]);
    });

    it('are put on once, however many instances do it at the same moment', async () => {
      await Promise.all(['a', 'b', 'c', 'd'].map((id) => add(id)));
      await Promise.all([seals().seal(NOW), seals().seal(NOW), seals().seal(NOW)]);
      await seals().seal(NOW);
      const { intact, unsealed, problems } = await check();
      assert.deepEqual([intact, unsealed, problems], [4, 0, []]);
      assert.deepEqual(await seals().seal(NOW), { entries: 0 });
    });

    it('hold more than one block can take', async () => {
      for (let id = 0; id < 120; id++) await add(`${id}`);
      await seals().seal(NOW);
      const { intact, blocks, problems } = await check();
      assert.deepEqual([intact, problems], [120, []]);
      assert.ok(blocks > 1);
    });

    it('stay right when a case is deleted with the answers that were corrected', async () => {
      const value = referral({ id: 'gone', reference: 'R-GONE1' });
      const corrected = [{ question: 'PC1', before: 'AB 8', after: 'AC 8' }];
      await open()
        .records(school)
        .commit([
          { change: 'referral', value, previous: null, expected: 'new' },
          { change: 'audit', value: { ...audit('entry', 0, 'gone'), corrected } },
        ]);
      await seals().seal(NOW);
      const erasure = open().erasure(school);
      const [stored] = (await erasure.cases()).items;
      assert.ok(stored);
      const deleted = { id: 'gone', reference: 'R-GONE1', as: 'ended', at: NOW.toISOString() } as const;
      assert.equal(await erasure.deleteCase(stored, deleted), true);
      const { intact, problems } = await check();
      assert.deepEqual([intact, problems], [1, []]);
    });

    it('go with the audit when it expires, and the rest is still right', async () => {
      await add('a');
      await seals().seal(new Date('2026-11-24T10:00:00Z'));
      const later = new Date('2026-12-24T10:00:00Z');
      await open()
        .records(school)
        .commit([{ change: 'audit', value: { ...audit('b', 0, 'case-b'), at: later.toISOString() } }]);
      await seals().seal(later);
      const until = new Date('2026-12-01T00:00:00Z');
      await open().erasure(school).deleteAuditBefore(until, false);
      const { intact, blocks, problems } = await check(until);
      assert.deepEqual([intact, blocks, problems], [1, 1, []]);
    });

    describe('tell when by hand', () => {
      let rows: readonly CopiedRow[];
      const restored = async (changed: readonly CopiedRow[], noted?: { number: number; hash: string }) => {
        school = freshSchool();
        await open().copies(school).restore(changed);
        return (await check(LONG_AGO, noted)).problems.map(({ what }) => what);
      };
      const isKind = (kind: string) => (row: CopiedRow) => row.key.startsWith(`${kind}|`);
      const without = (gone: CopiedRow | undefined) => rows.filter((row) => row !== gone);
      const changed = (which: CopiedRow | undefined, from: string, to: string) =>
        rows.map((row) =>
          row === which
            ? { ...row, fields: { ...row.fields, body0: String(row.fields['body0']).replace(from, to) } }
            : row,
        );
      let end: { number: number; hash: string } | undefined;
      beforeEach(async () => {
        for (const id of ['a', 'b', 'c']) {
          await add(id);
          end = (await seals().seal(NOW)).end;
        }
        const read: CopiedRow[] = [];
        for await (const page of open().copies(school).read()) read.push(...page);
        rows = read;
      });

      it('nothing was done: a copy is right as well', async () =>
        assert.deepEqual(await restored(rows, end), []));
      it('an entry was changed', async () =>
        assert.deepEqual(await restored(changed(rows.find(isKind('audit')), '"id":"a"', '"id":"z"')), [
          'changed',
        ]));
      it('an entry was removed', async () =>
        assert.deepEqual(await restored(without(rows.find(isKind('audit')))), ['removed']));
      it('an entry was added', async () => {
        const one = rows.find(isKind('audit'));
        assert.ok(one);
        const added = { ...one, key: one.key.replace('|case-a|', '|case-x|') };
        assert.deepEqual(await restored([...rows, added]), ['added']);
      });
      it('a block was changed', async () =>
        assert.deepEqual(
          await restored(changed(rows.find(isKind('sealed')), '"number":3', '"number":4')).then((problems) =>
            problems.includes('block-changed'),
          ),
          true,
        ));
      it('a block was damaged, and seals go on', async () => {
        const [newest] = rows.filter(isKind('sealed'));
        assert.deepEqual(await restored(changed(newest, '{', '')), ['block-changed', 'added']);
        await add('later');
        assert.equal((await seals().seal(NOW)).entries, 1);
        assert.equal((await check()).intact, 3);
      });
      it('a block was removed in the middle', async () => {
        const middle = rows.filter(isKind('sealed'))[1];
        assert.deepEqual(await restored(without(middle)), ['block-missing', 'added']);
      });
      it('the first blocks were removed', async () => {
        const [, , first] = rows.filter(isKind('sealed'));
        assert.deepEqual(await restored(without(first)), ['block-missing', 'added']);
      });
      it('the newest block was removed with its entry, where the end was noted', async () => {
        const [newest] = rows.filter(isKind('sealed'));
        const entry = rows.filter(isKind('audit')).at(-1);
        const rest = rows.filter((row) => row !== newest && row !== entry);
        assert.deepEqual(await restored(rest), []);
        assert.deepEqual(await restored(rest, end), ['other-end']);
      });
    });
  });
}
