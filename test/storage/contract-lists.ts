import assert from 'node:assert/strict';

import type { AuditEntry } from '../../src/app/ports/audit.ts';
import type { Page, Records } from '../../src/app/ports/records.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { somePlan } from '../support/plans.ts';
import { freshSchool, type Open } from './opened.ts';
import { audit, AWKWARD, decided, referral, sent } from './samples.ts';

const lead = { id: 'lead-1', name: 'Mr Birch' };
const at = '2026-11-24T10:00:00.000Z';
const owner = { ...lead, since: at, by: lead };
const question = { question: 'Since when?', askedBy: lead, askedAt: at };

/** Longer than an outline keeps. */
const LONG = 'Comes late and sits alone. '.repeat(20);

/** What storage promises about finding cases by owner, question, date, pupil and time. */
export function listContract(open: Open): void {
  describe('the outlines of open cases', () => {
    const undecided = { of: 'undecided' } as const;

    it('come in the order of the list, without long texts, and are whole again when a case is read', async () => {
      const records = open().records(freshSchool());
      const late = referral({ id: 'late', answerBy: '2026-12-02', answers: { PC1: 'AB 8', OT1: LONG } });
      await put(records, late);
      await put(records, referral({ id: 'soon', answerBy: '2026-11-26' }));
      const found = await records.outlines(undecided);
      assert.deepEqual(ids(found), ['soon', 'late']);
      assert.ok(!JSON.stringify(found.items).includes(LONG));
      assert.deepEqual((await records.readReferral('late'))?.value, late);
    });

    it('say what the case says, from one change to the next, and go when it does', async () => {
      const records = open().records(freshSchool());
      await put(records, referral());
      await replace(records, { ...referral(), version: 2, owner });
      assert.deepEqual((await records.outlines(undecided)).items[0]?.owner, owner);
      await replace(records, { ...decided(referral()), version: 3 });
      assert.deepEqual((await records.outlines(undecided)).items, []);
      assert.deepEqual(ids(await records.outlines({ of: 'running' })), ['r-1']);
    });

    it('are found by a statutory date, and while something is to come of a case that is over', async () => {
      const records = open().records(freshSchool());
      await put(records, referral({ id: 'dated', statutoryDates: ['2026-11-27', '2026-12-10'] }));
      const closing = { outcome: 'returned', by: lead, at, reason: 'Back.' } as const;
      await put(records, {
        ...decided(referral({ id: 'over' })),
        status: 'closed',
        plan: somePlan(),
        closing,
      });
      const ahead = { of: 'statutory', first: '2026-11-27', last: '2026-12-01' } as const;
      assert.deepEqual(ids(await records.outlines(ahead)), ['dated']);
      assert.deepEqual(ids(await records.outlines({ of: 'stillToCome' })), ['over']);
    });
  });

  describe('cases by owner', () => {
    it('come undecided first by answer-by date, then what runs, then by latest end, for that owner only', async () => {
      const records = open().records(freshSchool());
      const other = { ...owner, id: 'lead-10' };
      await put(records, referral({ id: 'late', answerBy: '2026-12-02', owner }));
      await put(records, referral({ id: 'soon', answerBy: '2026-11-26', owner }));
      await put(records, referral({ id: 'other', owner: other }));
      await put(records, referral({ id: 'nobody' }));
      for (const day of ['25', '27', '26'])
        await put(records, {
          ...decided(referral({ id: `d${day}`, owner })),
          status: 'not-needed',
          decision: { outcome: 'not-needed', by: lead, at: `2026-11-${day}T09:00:00.000Z`, reason: 'x' },
        });
      const approved = decided(referral({ id: 'approved', owner }));
      await put(records, approved);
      for (const day of ['20', '16'])
        await put(records, {
          ...decided(referral({ id: `p${day}`, owner })),
          status: 'plan-active',
          plan: somePlan({ nextReview: `2027-01-${day}` }),
        });
      await put(records, {
        ...approved,
        id: 'closed',
        reference: 'R-CLOSED',
        status: 'closed',
        plan: somePlan(),
        closing: { outcome: 'returned', by: lead, at: '2027-01-29T09:00:00.000Z', reason: 'Back.' },
      });
      const first = await records.referralsOwnedBy('lead-1', 4);
      assert.deepEqual(ids(first), ['soon', 'late', 'approved', 'p16']);
      const second = await records.referralsOwnedBy('lead-1', 4, first.next);
      assert.deepEqual(ids(second), ['p20', 'closed', 'd27', 'd26']);
      assert.deepEqual(ids(await records.referralsOwnedBy('lead-1', 4, second.next)), ['d25']);
      assert.deepEqual(ids(await records.referralsOwnedBy('lead-10', 3)), ['other']);
    });

    it('follow the owner and the decision', async () => {
      const records = open().records(freshSchool());
      await put(records, referral({ owner }));
      const handed = { ...referral({ owner: { ...owner, id: 'lead-2' } }), version: 2 };
      await replace(records, handed);
      assert.deepEqual(ids(await records.referralsOwnedBy('lead-1', 5)), []);
      await replace(records, decided(handed));
      assert.deepEqual(ids(await records.referralsOwnedBy('lead-2', 5)), ['r-1']);
    });

    it('are kept apart whatever ids look like', async () => {
      const records = open().records(freshSchool());
      for (const odd of AWKWARD) await put(records, referral({ id: odd, owner: { ...owner, id: odd } }));
      for (const odd of AWKWARD) assert.deepEqual(ids(await records.referralsOwnedBy(odd, 50)), [odd]);
    });
  });

  describe('cases with a question that waits', () => {
    it('are listed from the asking to the answer or the decision', async () => {
      const records = open().records(freshSchool());
      await put(records, referral({ id: 'a', owner, enquiries: [question], answerBy: '2026-11-27' }));
      await put(records, referral({ id: 'b', owner, enquiries: [question], answerBy: '2026-11-26' }));
      await put(records, referral({ id: 'c', owner }));
      assert.deepEqual(ids(await records.awaitingAnswer(5)), ['b', 'a']);
      const answered = { ...question, answer: 'Since Monday', answeredAt: at };
      await replace(records, referral({ id: 'b', owner, enquiries: [answered], answerBy: '2026-11-26' }));
      await replace(
        records,
        decided(referral({ id: 'a', owner, enquiries: [question], answerBy: '2026-11-27' })),
      );
      assert.deepEqual(ids(await records.awaitingAnswer(5)), []);
    });

    it('may be asked about before owners were kept, and be handed over since', async () => {
      const records = open().records(freshSchool());
      await put(records, referral({ enquiries: [question] }));
      await replace(records, { ...referral({ enquiries: [question], owner }), version: 2 });
      assert.deepEqual(ids(await records.awaitingAnswer(5)), ['r-1']);
    });
  });

  describe('cases to be answered by a date', () => {
    it('are those of the date and before it, in pages', async () => {
      const records = open().records(freshSchool());
      for (const day of ['25', '24', '26', '23'])
        await put(records, referral({ id: day, answerBy: `2026-11-${day}` }));
      const first = await records.dueBy('2026-11-25', 2);
      assert.deepEqual(ids(first), ['23', '24']);
      const second = await records.dueBy('2026-11-25', 2, first.next);
      assert.deepEqual(ids(second), ['25']);
      assert.equal(second.next, undefined);
    });
  });

  describe('cases with dates that law sets', () => {
    it('are those from the first day to the last, decided or not', async () => {
      const records = open().records(freshSchool());
      await put(records, referral({ id: 'a', statutoryDates: ['2026-11-30', '2026-12-14'] }));
      await put(records, decided(referral({ id: 'b', statutoryDates: ['2026-12-01'] })));
      await put(records, referral({ id: 'c', statutoryDates: [] }));
      const between = (first: string, last: string) => records.withStatutoryDates({ first, last }, 5);
      assert.deepEqual(ids(await between('2026-11-30', '2026-12-01')), ['a', 'b']);
      assert.deepEqual(ids(await between('2026-12-01', '2026-12-14')), ['b', 'a']);
      assert.deepEqual(ids(await between('2026-12-02', '2026-12-13')), []);
      assert.deepEqual(ids(await between('2026-12-02', '2026-12-01')), []);
      await replace(records, { ...referral({ id: 'a', statutoryDates: ['2026-12-20'] }), version: 2 });
      assert.deepEqual(ids(await between('2026-11-01', '2026-12-19')), ['b']);
    });
  });

  describe("a pupil's cases", () => {
    it('come newest first, in pages, however the reference is written', async () => {
      const records = open().records(freshSchool());
      for (let day = 10; day < 15; day++)
        await put(
          records,
          referral({ id: `r${day}`, sentAt: `2026-11-${day}T09:00:00.000Z`, answers: { PC1: 'AB 8' } }),
        );
      await put(records, referral({ id: 'other', answers: { PC1: 'AB 88' } }));
      const seen: string[][] = [];
      let next: string | undefined;
      do {
        const page: Page<Referral> = await records.referralsOfPupil('ab-8', 2, next);
        seen.push(ids(page));
        next = page.next;
      } while (next !== undefined);
      assert.deepEqual(seen, [['r14', 'r13'], ['r12', 'r11'], ['r10']]);
    });

    it('are none for a reference without a letter or digit', async () => {
      const records = open().records(freshSchool());
      await put(records, referral({ answers: { PC1: 'AB 8' } }));
      for (const pupil of ['', ' ', '|', '-'])
        assert.deepEqual(ids(await records.referralsOfPupil(pupil, 5)), []);
    });
  });

  describe('everything that happened in a time', () => {
    it('leaves out what was before and after, and other schools', async () => {
      const school = freshSchool();
      const records = open().records(school);
      await records.commit([
        { change: 'audit', value: audit('before', 9) },
        { change: 'audit', value: audit('first', 10) },
        { change: 'audit', value: audit('last', 19, 'r-2') },
        { change: 'audit', value: audit('after', 20, 'r-2') },
      ]);
      const until = new Date('2026-11-24T09:20:00Z');
      const page = await records.auditBetween(new Date('2026-11-24T09:10:00Z'), until);
      assert.deepEqual(page.items.map(({ id }) => id).toSorted(), ['first', 'last']);
      const other = await open().records(freshSchool()).auditBetween(new Date(0), until);
      assert.deepEqual(other, { items: [], unreadable: 0 });
    });

    it('comes whole when it is long, page by page', async () => {
      const records = open().records(freshSchool());
      for (let part = 0; part < 4; part++)
        await records.commit(
          Array.from({ length: 60 }, (_, minute) => ({
            change: 'audit',
            value: audit(`${part}-${minute}`, minute, `r-${part}`),
          })),
        );
      const found: AuditEntry[] = [];
      let next: string | undefined;
      do {
        const page = await records.auditBetween(new Date(0), new Date('2027-01-01'), next);
        found.push(...page.items);
        next = page.next;
      } while (next !== undefined);
      assert.equal(new Set(found.map(({ id }) => id)).size, 240);
      assert.equal(found.length, 240);
    });
  });
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
