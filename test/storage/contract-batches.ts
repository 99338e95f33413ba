import assert from 'node:assert/strict';

import type { Change } from '../../src/app/ports/records.ts';
import { freshSchool, type Open } from './opened.ts';
import { audit, decided, delivery, draft, referral, sent } from './samples.ts';

/** What storage promises about several changes at once. */
export function batchContract(open: Open): void {
  describe('a batch', () => {
    it('with nothing in it is done', async () => {
      assert.equal(await open().records(freshSchool()).commit([]), 'done');
    });

    it('turns a draft into a case in one go', async () => {
      const records = open().records(freshSchool());
      await records.commit([{ change: 'draft', value: draft(), expected: 'new' }]);
      const stored = await records.readDraft('teacher-1', 'd-1');
      assert.ok(stored);
      const send: Change[] = [
        sent(referral({ id: 'd-1' })),
        { change: 'draft-gone', owner: 'teacher-1', id: 'd-1', expected: stored.version },
        { change: 'audit', value: audit('a', 0, 'd-1') },
        { change: 'delivery', value: delivery(), expected: 'new' },
      ];
      assert.equal(await records.commit(send), 'done');
      assert.equal(await records.readDraft('teacher-1', 'd-1'), undefined);
      assert.deepEqual(await records.draftsOf('teacher-1'), []);
      assert.equal((await records.readReferral('d-1'))?.value.id, 'd-1');
      assert.equal((await records.readDelivery('v-1'))?.value.status, 'waiting');
      assert.equal(await records.commit(send), 'exists');
    });

    it('writes nothing at all when the draft in it has changed meanwhile', async () => {
      const records = open().records(freshSchool());
      await records.commit([{ change: 'draft', value: draft(), expected: 'new' }]);
      const stored = await records.readDraft('teacher-1', 'd-1');
      assert.ok(stored);
      await records.commit([{ change: 'draft', value: draft({ at: 'check' }), expected: stored.version }]);
      const result = await records.commit([
        sent(referral()),
        { change: 'audit', value: audit('a') },
        { change: 'draft-gone', owner: 'teacher-1', id: 'd-1', expected: stored.version },
      ]);
      assert.equal(result, 'changed');
      assert.equal((await records.readDraft('teacher-1', 'd-1'))?.value.at, 'check');
      assert.equal(await records.readReferral('r-1'), undefined);
      assert.deepEqual((await records.undecided(5)).items, []);
      assert.deepEqual(await records.auditOf('r-1'), []);
    });

    it('of many rows is written whole, and with one wrong row not at all', async () => {
      const records = open().records(freshSchool());
      const many = Array.from({ length: 98 }, (_, n): Change => ({
        change: 'audit',
        value: audit(`n${n}`, n % 60),
      }));
      const last: Change = { change: 'draft', value: draft(), expected: 'new' };
      assert.equal(await records.commit([last]), 'done');
      assert.equal(await records.commit([...many, last]), 'exists');
      assert.equal((await records.auditOf('r-1')).length, 0);
      assert.equal(await records.commit(many), 'done');
      assert.equal((await records.auditOf('r-1')).length, 98);
    });

    it('of more than a hundred rows is refused before anything is written', async () => {
      const school = freshSchool();
      const records = open().records(school);
      const many = Array.from({ length: 100 }, (_, n): Change => ({
        change: 'audit',
        value: audit(`n${n}`),
      }));
      const tooMany: Change[] = [...many, { change: 'delivery', value: delivery(), expected: 'new' }];
      await assert.rejects(records.commit(tooMany), { name: 'TooMuchToStore', code: 'too-many-rows' });
      assert.deepEqual(await records.auditOf('r-1'), []);
      const woken = await open().wakeUps.due(new Date('2030-01-01T00:00:00Z'), 1000);
      assert.deepEqual(
        woken.filter((wake) => wake.school === school),
        [],
      );
    });

    it('of too many characters is refused', async () => {
      const records = open().records(freshSchool());
      const long = (id: string) => draft({ id, answers: { DO1: 'é'.repeat(400_000) } });
      const changes = ['a', 'b', 'c', 'd'].map((id): Change => ({
        change: 'draft',
        value: long(id),
        expected: 'new',
      }));
      await assert.rejects(records.commit(changes), { name: 'TooMuchToStore', code: 'batch-too-large' });
      assert.equal(await records.commit(changes.slice(0, 3)), 'done');
      assert.equal((await records.draftsOf('teacher-1')).length, 3);
    });

    it('cannot hold the same row twice', async () => {
      const records = open().records(freshSchool());
      const change: Change = { change: 'draft', value: draft(), expected: 'new' };
      await assert.rejects(records.commit([change, change]));
      assert.equal(await records.readDraft('teacher-1', 'd-1'), undefined);
    });

    it('is not written when it could not be read back', async () => {
      const records = open().records(freshSchool());
      const value = { ...referral(), sentAt: 'yesterday' };
      await assert.rejects(records.commit([sent(value)]));
      await assert.rejects(
        records.commit([{ change: 'draft', value: draft({ startedAt: '' }), expected: 'new' }]),
      );
    });

    it('lets exactly one of two decisions on a case win, with all that belongs to it', async () => {
      const school = freshSchool();
      const first = open().records(school);
      await first.commit([sent(referral())]);
      const stored = await first.readReferral('r-1');
      assert.ok(stored);
      const decide = (who: string) =>
        open()
          .records(school)
          .commit([
            {
              change: 'referral',
              value: { ...decided(stored.value), contentVersion: who },
              previous: stored.value,
              expected: stored.version,
            },
            { change: 'audit', value: audit(who) },
            { change: 'delivery', value: delivery({ id: who }), expected: 'new' },
          ]);
      const results = await Promise.all([decide('one'), decide('two')]);
      assert.deepEqual(results.toSorted(), ['changed', 'done']);
      const [winner, loser] = results[0] === 'done' ? ['one', 'two'] : ['two', 'one'];
      assert.equal((await first.readReferral('r-1'))?.value.contentVersion, winner);
      assert.deepEqual(
        (await first.auditOf('r-1')).map(({ id }) => id),
        [winner],
      );
      assert.equal(await first.readDelivery(loser), undefined);
    });

    it('notes a stop', async () => {
      const records = open().records(freshSchool());
      const stop = {
        id: 's-1',
        at: '2026-11-24T09:00:00.000Z',
        by: 'teacher-1',
        expiresAt: '2026-12-24T09:00:00.000Z',
      };
      assert.equal(await records.commit([{ change: 'stop', value: stop }]), 'done');
      assert.equal(await records.commit([{ change: 'stop', value: stop }]), 'exists');
    });
  });
}
