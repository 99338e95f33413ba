import assert from 'node:assert/strict';

import type { Page, Records } from '../../src/app/ports/records.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { somePlan, someReview, someTimetable } from '../support/plans.ts';
import { freshSchool, type Open } from './opened.ts';
import { decided, referral, sent } from './samples.ts';

const lead = { id: 'lead-1', name: 'Mr Birch' };
const owner = { ...lead, since: '2026-11-24T10:00:00.000Z', by: lead };
const keyAdult = { id: 'teacher-2', name: 'Ms Cedar' };

/** What storage promises about plans, about a week's cases, and about what is claimed once. */
export function planContract(open: Open): void {
  describe('plans', () => {
    it('come with approvals first, then by next review, from the approval to the end', async () => {
      const records = open().records(freshSchool());
      await put(records, running('late', '2026-12-18'));
      await put(records, running('soon', '2026-12-16'));
      await put(records, decided(referral({ id: 'approved' })));
      await put(records, referral({ id: 'open' }));
      const first = await records.running(2);
      assert.deepEqual(ids(first), ['approved', 'soon']);
      assert.deepEqual(ids(await records.running(2, first.next)), ['late']);
      await replace(records, closed(running('soon', '2026-12-16'), '2027-01-29'));
      await replace(records, { ...running('late', '2027-01-20'), status: 'reintegrating' });
      assert.deepEqual(ids(await records.running(5)), ['approved', 'late']);
    });

    it('are listed once they have ended, for as long as something is still to come of the case', async () => {
      const records = open().records(freshSchool());
      const panel = {
        id: 'panel-1',
        name: 'Fair access panel',
        by: lead,
        at: '2026-11-24T10:00:00.000Z',
        deadline: '2026-11-30',
        needsApproval: false,
      };
      const ended = closed(running('a', '2026-12-16'), '2027-01-29');
      const { closing } = ended;
      assert.ok(closing);
      const left = { ...ended, closing: { ...closing, outcome: 'new-school' as const } };
      await put(records, { ...running('a', '2026-12-16'), panels: [panel] });
      await put(records, { ...left, id: 'b', reference: 'R-B' });
      assert.deepEqual(ids(await records.stillToCome(5)), []);
      await replace(records, { ...left, version: 2, panels: [panel] });
      assert.deepEqual(ids(await records.stillToCome(5)), ['a']);
      const withdrawn = { by: lead, at: '2027-02-01T10:00:00.000Z', reason: 'Sorted out.' };
      await replace(records, { ...left, version: 3, panels: [{ ...panel, withdrawn }] });
      assert.deepEqual(ids(await records.stillToCome(5)), []);
    });

    it('come back as they were written, with a reduced timetable and the hours of a review', async () => {
      const records = open().records(freshSchool());
      const plan = somePlan({
        timetable: someTimetable(),
        reviews: [someReview({ decision: 'step-down', hoursInSchool: 24 })],
      });
      await put(records, { ...running('a', '2026-12-16'), plan });
      assert.deepEqual((await records.readReferral('a'))?.value.plan, plan);
    });

    it('are found by their key adult while they run, whoever looks after the case', async () => {
      const records = open().records(freshSchool());
      await put(records, running('a', '2026-12-16'));
      await put(records, running('b', '2026-12-16', { id: 'teacher-22', name: 'Mr Elm' }));
      assert.deepEqual(
        (await records.plansOfKeyAdult('teacher-2')).map(({ id }) => id),
        ['a'],
      );
      await replace(records, running('b', '2026-12-16'));
      assert.deepEqual(
        (await records.plansOfKeyAdult('teacher-2')).map(({ id }) => id),
        ['a', 'b'],
      );
      assert.deepEqual(await records.plansOfKeyAdult('teacher-22'), []);
      await replace(records, closed(running('a', '2026-12-16'), '2027-01-29'));
      assert.deepEqual(
        (await records.plansOfKeyAdult('teacher-2')).map(({ id }) => id),
        ['b'],
      );
    });
  });

  describe('a case stored before there were these lists', () => {
    /** As a program without them left it: the record is there, its rows in the lists are not. */
    const older = async (records: Records, value: Referral) => {
      await put(records, referral({ id: value.id }));
      const stored = await records.readReferral(value.id);
      assert.ok(stored);
      const change = { change: 'referral', value, previous: value, expected: stored.version } as const;
      assert.equal(await records.commit([change]), 'done');
      assert.deepEqual(ids(await records.referralsOwnedBy(owner.id, 5)), []);
    };
    const owned = (value: Referral): Referral => ({ ...value, owner });

    it('can still be changed, and is listed from then on', async () => {
      const records = open().records(freshSchool());
      await older(records, owned(decided(referral())));
      await replace(records, owned(running('r-1', '2026-12-16')));
      assert.deepEqual(ids(await records.running(5)), ['r-1']);
      assert.deepEqual(ids(await records.referralsOwnedBy(owner.id, 5)), ['r-1']);
      assert.equal((await records.plansOfKeyAdult('teacher-2')).length, 1);
      await replace(records, closed(running('r-1', '2026-12-16'), '2027-01-29'));
      assert.equal((await records.ofWeek('closed', '2027-W04', 5)).items.length, 1);
    });

    it('is changed by one of two, as ever', async () => {
      const records = open().records(freshSchool());
      await older(records, owned(decided(referral())));
      const stored = await records.readReferral('r-1');
      assert.ok(stored);
      const change = { change: 'referral', previous: stored.value, expected: stored.version } as const;
      const one = { ...change, value: owned(running('r-1', '2026-12-16')) };
      const other = { ...change, value: owned(running('r-1', '2026-12-17')) };
      const results = [await records.commit([one]), await records.commit([other])];
      assert.deepEqual(results, ['done', 'changed']);
      assert.deepEqual(ids(await records.running(5)), ['r-1']);
    });
  });

  describe('the cases of a week', () => {
    it('are those sent, decided or closed in it, in pages', async () => {
      const records = open().records(freshSchool());
      for (const id of ['a', 'b', 'c']) await put(records, referral({ id }));
      await put(records, referral({ id: 'before', sentAt: '2026-11-20T09:00:00.000Z' }));
      const first = await records.ofWeek('sent', '2026-W48', 2);
      assert.deepEqual(ids(first), ['a', 'b']);
      assert.deepEqual(ids(await records.ofWeek('sent', '2026-W48', 2, first.next)), ['c']);
      assert.equal((await records.ofWeek('sent', '2026-W48', 5)).items.length, 3);
      assert.equal((await records.ofWeek('sent', '2026-W47', 5)).items.length, 1);
      assert.equal((await records.ofWeek('decided', '2026-W48', 5)).items.length, 0);
      await replace(records, decided(referral({ id: 'a' })));
      assert.deepEqual(ids(await records.ofWeek('decided', '2026-W48', 5)), ['a']);
      await replace(records, closed(running('b', '2026-12-16'), '2027-01-29'));
      assert.equal((await records.ofWeek('closed', '2027-W04', 5)).items.length, 1);
      assert.equal((await records.ofWeek('sent', '2026-W48', 5)).items.length, 3);
    });

    it('follow a decision that is taken back and made again in another week', async () => {
      const records = open().records(freshSchool());
      await put(records, decided(referral()));
      const { decision: _taken, ...undecided } = decided(referral());
      await replace(records, { ...undecided, status: 'under-review' });
      assert.equal((await records.ofWeek('decided', '2026-W48', 5)).items.length, 0);
      assert.deepEqual(ids(await records.undecided(5)), ['r-1']);
      const again = { outcome: 'not-needed' as const, by: lead, at: '2026-12-01T09:00:00.000Z', reason: 'x' };
      await replace(records, { ...undecided, status: 'not-needed', decision: again });
      assert.equal((await records.ofWeek('decided', '2026-W49', 5)).items.length, 1);
    });
  });

  describe('what is claimed once', () => {
    const row = { id: 'digest|19:abc@thread|2026-W48', at: AT, expiresAt: '2027-01-24T14:00:00.000Z' };

    it('is there for the first and exists for everybody after, with all that came with it', async () => {
      const records = open().records(freshSchool());
      assert.equal(await records.readClaim(row.id), undefined);
      assert.equal(await records.commit([{ change: 'once-claim', value: { ...row, by: lead } }]), 'done');
      assert.equal(await records.commit([sent(referral()), { change: 'once-claim', value: row }]), 'exists');
      assert.equal(await records.readReferral('r-1'), undefined);
      assert.deepEqual((await records.readClaim(row.id))?.value, { ...row, by: lead });
      assert.equal(await open().records(freshSchool()).readClaim(row.id), undefined);
    });

    it('can be given back in the version that was read, once, and be claimed again', async () => {
      const records = open().records(freshSchool());
      await records.commit([{ change: 'once-claim', value: row }]);
      const stored = await records.readClaim(row.id);
      assert.ok(stored);
      const gone = { change: 'delete-claim', id: row.id, expected: stored.version } as const;
      assert.equal(await records.commit([gone]), 'done');
      assert.equal(await records.readClaim(row.id), undefined);
      assert.equal(await records.commit([gone]), 'changed');
      assert.equal(await records.commit([{ change: 'once-claim', value: row }]), 'done');
    });
  });
}

const AT = '2026-11-27T14:00:00.000Z';

function running(id: string, nextReview: string, keptBy = keyAdult): Referral {
  const plan = somePlan({ nextReview, keyAdult: keptBy });
  return { ...decided(referral({ id })), status: 'plan-active', plan };
}

function closed(before: Referral, day: string): Referral {
  const at = `${day}T10:00:00.000Z`;
  return { ...before, status: 'closed', closing: { outcome: 'returned', by: lead, at, reason: 'Back.' } };
}

async function put(records: Records, value: Referral): Promise<void> {
  assert.equal(await records.commit([sent(value)]), 'done');
}

async function replace(records: Records, value: Referral): Promise<void> {
  const stored = await records.readReferral(value.id);
  assert.ok(stored);
  const change = { change: 'referral', value, previous: stored.value, expected: stored.version } as const;
  assert.equal(await records.commit([change]), 'done');
}

function ids(page: Page<Referral>): string[] {
  return page.items.map(({ id }) => id);
}
