import assert from 'node:assert/strict';

import type { Records } from '../../src/app/ports/records.ts';
import type { Level } from '../../src/domain/content/levels.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { freshSchool, type Open } from './opened.ts';
import { audit, AWKWARD, decided, referral, sent } from './samples.ts';

/** What storage promises about cases, their lists and what happened to them. */
export function caseContract(open: Open): void {
  describe('cases', () => {
    it('are found by id and by reference, in their school only', async () => {
      const school = freshSchool();
      const records = open().records(school);
      const value = referral({ reference: 'R-7K3MP' });
      assert.equal(await records.commit([sent(value)]), 'done');
      assert.deepEqual((await records.readReferral('r-1'))?.value, value);
      assert.deepEqual(await records.findByReference('R-7K3MP'), await records.readReferral('r-1'));
      assert.equal(await records.findByReference('R-7K3M'), undefined);
      assert.equal(await open().records(freshSchool()).findByReference('R-7K3MP'), undefined);
      assert.equal(await open().records(freshSchool()).readReferral('r-1'), undefined);
    });

    it('cannot share a reference: the second one finds that it exists and writes nothing', async () => {
      const records = open().records(freshSchool());
      await records.commit([sent(referral({ reference: 'R-1' }))]);
      assert.equal(await records.commit([sent(referral({ id: 'r-2', reference: 'R-1' }))]), 'exists');
      assert.equal(await records.readReferral('r-2'), undefined);
      assert.equal((await records.undecided(10)).items.length, 1);
    });

    it('exist already when sent twice', async () => {
      const records = open().records(freshSchool());
      assert.equal(await records.commit([sent(referral())]), 'done');
      assert.equal(await records.commit([sent(referral())]), 'exists');
    });

    it('keep everything that happened to them', async () => {
      const records = open().records(freshSchool());
      await records.commit([sent(referral())]);
      const by = { id: 'lead-1', name: 'Mr Birch' };
      const at = '2026-11-24T10:00:00.000Z';
      const value: Referral = {
        ...decided(referral()),
        seen: { by, at },
        enquiries: [
          { question: 'Since when?', askedBy: by, askedAt: at },
          { question: 'Who?', askedBy: by, askedAt: at, answer: 'Me', answeredAt: at },
        ],
        notes: [{ by, at, text: 'x'.repeat(40_000) }],
      };
      await replace(records, value);
      assert.deepEqual((await records.readReferral('r-1'))?.value, value);
    });

    it('are replaced only in the version that was read', async () => {
      const records = open().records(freshSchool());
      await records.commit([sent(referral())]);
      const stored = await records.readReferral('r-1');
      assert.ok(stored);
      const change = { change: 'referral', previous: stored.value, expected: stored.version } as const;
      assert.equal(await records.commit([{ ...change, value: decided(stored.value) }]), 'done');
      const late = { ...stored.value, status: 'under-review', version: 2 } as const;
      assert.equal(
        await records.commit([
          { ...change, value: late },
          { change: 'audit', value: audit('x') },
        ]),
        'changed',
      );
      assert.equal((await records.readReferral('r-1'))?.value.status, 'in-school-plan');
      assert.deepEqual(await records.auditOf('r-1'), []);
    });

    it('must be given with what they replace', async () => {
      const records = open().records(freshSchool());
      const value = referral();
      await assert.rejects(records.commit([{ change: 'referral', value, previous: value, expected: 'new' }]));
      await assert.rejects(records.commit([{ change: 'referral', value, previous: null, expected: 'v' }]));
    });

    it('are kept apart whatever their ids, references and referrers look like', async () => {
      const records = open().records(freshSchool());
      for (const odd of AWKWARD)
        assert.equal(
          await records.commit([
            sent(referral({ id: odd, reference: odd, referrer: { id: odd, name: odd } })),
          ]),
          'done',
        );
      for (const odd of AWKWARD) {
        assert.equal((await records.findByReference(odd))?.value.id, odd);
        assert.deepEqual(ids((await records.referralsBy(odd, 50)).items), [odd]);
      }
    });
  });

  describe('the list of undecided cases', () => {
    it('runs from the soonest answer-by date, and on one day from the highest level', async () => {
      const records = open().records(freshSchool());
      const all: [string, string, Level][] = [
        ['a', '2026-12-02', 'urgent'],
        ['b', '2026-11-26', 'watch'],
        ['c', '2026-11-26', 'urgent'],
        ['d', '2026-11-26', 'priority'],
        ['e', '2026-11-26', 'none'],
        ['f', '2026-11-26', 'targeted'],
      ];
      for (const [id, answerBy, level] of all)
        await records.commit([sent(referral({ id, answerBy, triage: { ...referral().triage, level } }))]);
      assert.deepEqual(ids((await records.undecided(10)).items), ['c', 'd', 'f', 'b', 'e', 'a']);
    });

    it('follows a case until it is decided', async () => {
      const records = open().records(freshSchool());
      await records.commit([sent(referral({ id: 'a', answerBy: '2026-11-26' }))]);
      await records.commit([sent(referral({ id: 'b', answerBy: '2026-11-27' }))]);
      await replace(records, { ...referral({ id: 'a', answerBy: '2026-11-30' }), version: 2 });
      assert.deepEqual(ids((await records.undecided(10)).items), ['b', 'a']);
      await replace(records, {
        ...referral({ id: 'a', answerBy: '2026-11-30' }),
        version: 3,
        status: 'under-review',
      });
      assert.deepEqual(ids((await records.undecided(10)).items), ['b', 'a']);
      await replace(records, decided(referral({ id: 'b', answerBy: '2026-11-27' })));
      assert.deepEqual(ids((await records.undecided(10)).items), ['a']);
      assert.equal((await records.findByReference('REF b'))?.value.status, 'in-school-plan');
    });

    it('comes in pages', async () => {
      const records = open().records(freshSchool());
      for (let day = 10; day < 17; day++)
        await records.commit([sent(referral({ id: `r/${day}`, answerBy: `2026-11-${day}` }))]);
      const seen: string[][] = [];
      let next: string | undefined;
      do {
        const page = await records.undecided(3, next);
        seen.push(ids(page.items));
        next = page.next;
      } while (next !== undefined);
      assert.deepEqual(seen, [['r/10', 'r/11', 'r/12'], ['r/13', 'r/14', 'r/15'], ['r/16']]);
    });

    it('starts at the beginning for a place in it that nobody gave out', async () => {
      const records = open().records(freshSchool());
      await records.commit([sent(referral())]);
      for (const from of ['', "' or RowKey ge 'a", '\u0000', '%', 'x'.repeat(5000)])
        assert.deepEqual(ids((await records.undecided(3, from)).items), ['r-1']);
      assert.deepEqual((await records.undecided(3, '~~~|zzz')).items.length <= 1, true);
    });
  });

  describe("a person's own cases", () => {
    it('come newest first, in pages, decided or not', async () => {
      const records = open().records(freshSchool());
      for (let day = 10; day < 15; day++)
        await records.commit([sent(referral({ id: `r${day}`, sentAt: `2026-11-${day}T09:00:00.000Z` }))]);
      await records.commit([sent(referral({ id: 'other', referrer: { id: 'teacher-10', name: 'Mx Elm' } }))]);
      await replace(records, decided(referral({ id: 'r13', sentAt: '2026-11-13T09:00:00.000Z' })));
      const first = await records.referralsBy('teacher-1', 3);
      assert.deepEqual(ids(first.items), ['r14', 'r13', 'r12']);
      assert.ok(first.next);
      const second = await records.referralsBy('teacher-1', 3, first.next);
      assert.deepEqual(ids(second.items), ['r11', 'r10']);
      assert.equal(second.next, undefined);
      assert.equal((await records.referralsBy('teacher-1', 5)).next, undefined);
    });
  });

  describe('what happened to a case', () => {
    it('is told oldest first, for that case only', async () => {
      const records = open().records(freshSchool());
      await records.commit([
        { change: 'audit', value: audit('late', 9) },
        { change: 'audit', value: audit('early', 1) },
        { change: 'audit', value: { ...audit('zone', 5), at: '2026-11-24T10:05:00+01:00' } },
        { change: 'audit', value: audit('other', 5, 'r-10') },
      ]);
      const told = await records.auditOf('r-1');
      assert.deepEqual(ids(told), ['early', 'zone', 'late']);
      assert.deepEqual(told[0], audit('early', 1));
    });

    it('can only be added to', async () => {
      const records = open().records(freshSchool());
      await records.commit([{ change: 'audit', value: audit('a') }]);
      assert.equal(
        await records.commit([{ change: 'audit', value: { ...audit('a'), what: 'seen' } }]),
        'exists',
      );
      assert.equal((await records.auditOf('r-1'))[0]?.what, 'sent');
    });

    it('is complete when it is long', async () => {
      const records = open().records(freshSchool());
      for (let part = 0; part < 3; part++)
        await records.commit(
          Array.from({ length: 60 }, (_, minute) => ({
            change: 'audit',
            value: audit(`${part}-${minute}`, minute),
          })),
        );
      assert.equal((await records.auditOf('r-1')).length, 180);
    });
  });
}

/** Replaces the stored case by this one, and asserts that it went well. */
async function replace(records: Records, value: Referral): Promise<void> {
  const stored = await records.readReferral(value.id);
  assert.ok(stored);
  const change = { change: 'referral', value, previous: stored.value, expected: stored.version } as const;
  assert.equal(await records.commit([change]), 'done');
}

function ids(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}
