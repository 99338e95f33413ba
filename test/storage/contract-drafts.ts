import assert from 'node:assert/strict';

import type { Records, Stored } from '../../src/app/ports/records.ts';
import type { Draft } from '../../src/domain/questions/draft.ts';
import { freshSchool, type Open } from './opened.ts';
import { AWKWARD, draft } from './samples.ts';

/** What storage promises about drafts. */
export function draftContract(open: Open): void {
  describe('drafts', () => {
    it('come back as they were written, with a version', async () => {
      const records = open().records(freshSchool());
      const value = draft({ unchecked: { PC1: 'Ann Example' }, messageId: 'm-1' });
      assert.equal(await records.commit([{ change: 'draft', value, expected: 'new' }]), 'done');
      const stored = await records.readDraft(value.owner, value.id);
      assert.deepEqual(stored?.value, value);
      assert.ok(stored.version);
    });

    it('are undefined when nobody wrote them', async () => {
      const records = open().records(freshSchool());
      assert.equal(await records.readDraft('teacher-1', 'd-1'), undefined);
      assert.deepEqual(await records.draftsOf('teacher-1'), []);
    });

    it('exist already when made a second time', async () => {
      const records = open().records(freshSchool());
      assert.equal(await records.commit([{ change: 'draft', value: draft(), expected: 'new' }]), 'done');
      const again = draft({ at: 'check' });
      assert.equal(await records.commit([{ change: 'draft', value: again, expected: 'new' }]), 'exists');
      assert.equal((await records.readDraft('teacher-1', 'd-1'))?.value.at, 'signs');
    });

    it('are replaced only in the version that was read', async () => {
      const records = open().records(freshSchool());
      const first = await written(records, draft());
      const second = draft({ at: 'check' });
      assert.equal(
        await records.commit([{ change: 'draft', value: second, expected: first.version }]),
        'done',
      );
      const late = draft({ at: 'gate' });
      assert.equal(
        await records.commit([{ change: 'draft', value: late, expected: first.version }]),
        'changed',
      );
      assert.equal((await records.readDraft('teacher-1', 'd-1'))?.value.at, 'check');
    });

    it('lose what a replacement no longer holds', async () => {
      const records = open().records(freshSchool());
      const first = await written(records, draft({ messageId: 'm-1', answers: { DO1: 'x'.repeat(70_000) } }));
      await records.commit([{ change: 'draft', value: draft(), expected: first.version }]);
      assert.deepEqual((await records.readDraft('teacher-1', 'd-1'))?.value, draft());
    });

    it('are deleted only in the version that was read, and once', async () => {
      const records = open().records(freshSchool());
      const first = await written(records, draft());
      await records.commit([{ change: 'draft', value: draft({ at: 'check' }), expected: first.version }]);
      const gone = { change: 'draft-gone', owner: 'teacher-1', id: 'd-1' } as const;
      assert.equal(await records.commit([{ ...gone, expected: first.version }]), 'changed');
      const second = await records.readDraft('teacher-1', 'd-1');
      assert.ok(second);
      assert.equal(await records.commit([{ ...gone, expected: second.version }]), 'done');
      assert.equal(await records.readDraft('teacher-1', 'd-1'), undefined);
      assert.equal(await records.commit([{ ...gone, expected: second.version }]), 'changed');
      assert.equal(
        await records.commit([{ change: 'draft', value: draft(), expected: second.version }]),
        'changed',
      );
    });

    it('belong to one person and one school', async () => {
      const [here, there] = [freshSchool(), freshSchool()];
      await open()
        .records(here)
        .commit([{ change: 'draft', value: draft(), expected: 'new' }]);
      assert.equal(await open().records(here).readDraft('teacher-2', 'd-1'), undefined);
      assert.equal(await open().records(there).readDraft('teacher-1', 'd-1'), undefined);
      assert.deepEqual(await open().records(here).draftsOf('teacher-2'), []);
      assert.deepEqual(await open().records(here).draftsOf('teacher'), []);
      assert.deepEqual(await open().records(there).draftsOf('teacher-1'), []);
    });

    it('of one person are listed oldest first, expired ones too', async () => {
      const records = open().records(freshSchool());
      await records.commit([
        {
          change: 'draft',
          value: draft({ id: 'a', startedAt: '2026-11-24T10:00:00.000Z' }),
          expected: 'new',
        },
        { change: 'draft', value: draft({ id: 'b', startedAt: '2026-11-24T08:00:00Z' }), expected: 'new' },
        {
          change: 'draft',
          value: draft({
            id: 'c',
            startedAt: '2020-01-01T09:00:00.000Z',
            expiresAt: '2020-01-08T09:00:00.000Z',
          }),
          expected: 'new',
        },
        { change: 'draft', value: draft({ owner: 'teacher-10', id: 'd' }), expected: 'new' },
      ]);
      const listed = await records.draftsOf('teacher-1');
      assert.deepEqual(
        listed.map(({ value }) => value.id),
        ['c', 'b', 'a'],
      );
      assert.equal((await records.readDraft('teacher-1', 'c'))?.version, listed[0]?.version);
    });

    it('are kept apart whatever their owner and id look like', async () => {
      const records = open().records(freshSchool());
      for (const owner of AWKWARD)
        assert.equal(
          await records.commit(
            AWKWARD.map((id) => ({ change: 'draft', value: draft({ owner, id }), expected: 'new' }) as const),
          ),
          'done',
        );
      for (const owner of AWKWARD) {
        const listed = await records.draftsOf(owner);
        assert.deepEqual(new Set(listed.map(({ value }) => value.id)), new Set(AWKWARD));
        assert.ok(listed.every(({ value }) => value.owner === owner));
        assert.equal((await records.readDraft(owner, 'a|b'))?.value.id, 'a|b');
      }
    });

    it('hold long and awkward text unharmed', async () => {
      const records = open().records(freshSchool());
      const long = draft({
        answers: { DO1: '😀'.repeat(100_000), PV1: `x${'😀'.repeat(40_000)}`, PV2: AWKWARD.join(' ') },
        unchecked: { __proto__x: '${name} "quoted" \u2028 \u2029 \\u2028 \u0085 \ufeff' },
      });
      const stored = await written(records, long);
      assert.deepEqual(stored.value, long);
    });

    it('too long for storage are refused, with nothing of them in the message', async () => {
      const records = open().records(freshSchool());
      const value = draft({ answers: { DO1: 'secret'.repeat(100_000) } });
      await assert.rejects(records.commit([{ change: 'draft', value, expected: 'new' }]), (error: Error) => {
        assert.equal(error.name, 'TooMuchToStore');
        assert.ok(!error.message.includes('secret'));
        return true;
      });
    });

    it('are copies: changing one in hand changes nothing stored', async () => {
      const records = open().records(freshSchool());
      const answers: Record<string, string> = { PC1: 'AB 8' };
      await records.commit([{ change: 'draft', value: draft({ answers }), expected: 'new' }]);
      answers['PC1'] = 'CD 9';
      const first = await records.readDraft('teacher-1', 'd-1');
      assert.equal(first?.value.answers['PC1'], 'AB 8');
      (first.value.answers as Record<string, string>)['PC1'] = 'EF 9';
      assert.equal((await records.readDraft('teacher-1', 'd-1'))?.value.answers['PC1'], 'AB 8');
    });

    it('let exactly one of several simultaneous changes win', async () => {
      const school = freshSchool();
      const first = await written(open().records(school), draft());
      const results = await Promise.all(
        ['a', 'b', 'c', 'd', 'e'].map((at) =>
          open()
            .records(school)
            .commit([{ change: 'draft', value: draft({ at }), expected: first.version }]),
        ),
      );
      assert.deepEqual(results.toSorted(), ['changed', 'changed', 'changed', 'changed', 'done']);
      const winner = ['a', 'b', 'c', 'd', 'e'][results.indexOf('done')];
      assert.equal((await open().records(school).readDraft('teacher-1', 'd-1'))?.value.at, winner);
    });
  });
}

async function written(records: Records, value: Draft): Promise<Stored<Draft>> {
  assert.equal(await records.commit([{ change: 'draft', value, expected: 'new' }]), 'done');
  const stored = await records.readDraft(value.owner, value.id);
  assert.ok(stored);
  return stored;
}
