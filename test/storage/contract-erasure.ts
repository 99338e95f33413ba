import assert from 'node:assert/strict';
import { freshSchool, type Open } from './opened.ts';
import { audit, delivery, referral } from './samples.ts';

const AT = '2030-01-01T02:30:00.000Z';
const LATER = new Date('2100-01-01T00:00:00Z');

/** What storage promises about what is deleted for good. */
export function erasureContract(open: Open): void {
  describe('erasure', () => {
    let school: string;
    const erasure = () => open().erasure(school);
    const records = () => open().records(school);
    beforeEach(() => {
      school = freshSchool();
    });

    const store = async (id: string) => {
      const value = referral({ id, reference: `R-${id}` });
      const held = delivery({ id: `${id}.1.person.teacher-1.seen`, status: 'held' });
      await records().commit([
        { change: 'referral', value, previous: null, expected: 'new' },
        {
          change: 'audit',
          value: {
            ...audit(`audit-${id}`, 0, id),
            corrected: [{ question: 'PC1', before: 'AB 8', after: 'AC 8' }],
          },
        },
        { change: 'delivery', value: held, expected: 'new' },
      ]);
      return value;
    };
    const only = async () => {
      const { items } = await erasure().cases();
      assert.equal(items.length, 1);
      assert.ok(items[0]);
      return items[0];
    };

    it('deletes a case with all that lists it, and leaves who did what without the answers', async () => {
      const { id, reference } = await store('gone');
      assert.equal(await erasure().deleteCase(await only(), { id, reference, as: 'ended', at: AT }), true);
      assert.deepEqual((await erasure().cases()).items, []);
      assert.deepEqual((await records().undecided(10)).items, []);
      assert.equal(await records().findByReference(reference), undefined);
      assert.deepEqual(await records().heldFor('teacher-1'), []);
      const [entry] = await records().auditOf(id);
      assert.equal(entry?.corrected, undefined);
      assert.deepEqual(
        (await erasure().deletedCases()).map((each) => each.id),
        [id],
      );
    });

    it('gives all cases, page by page', async () => {
      const ids = Array.from({ length: 55 }, (_, place) => `case-${place}`);
      await Promise.all(
        ids.map((id) =>
          records().commit([
            {
              change: 'referral',
              value: referral({ id, reference: `R-${id}` }),
              previous: null,
              expected: 'new',
            },
          ]),
        ),
      );
      const first = await erasure().cases();
      const rest = await erasure().cases(first.next);
      assert.equal(rest.next, undefined);
      assert.deepEqual(
        [...first.items, ...rest.items].map(({ value }) => value.id).toSorted(),
        ids.toSorted(),
      );
    });

    it('keeps a hold until it is lifted', async () => {
      const hold = {
        referralId: 'a',
        reference: 'R-A',
        by: { id: 'l', name: 'Lead' },
        at: AT,
        reason: 'A claim',
      };
      assert.equal(await erasure().hold(hold), true);
      assert.equal(await erasure().hold(hold), false);
      assert.deepEqual(await erasure().holds(), [hold]);
      assert.equal(await erasure().lift('a'), true);
      assert.equal(await erasure().lift('a'), false);
    });

    it('deletes audit of before a day, and only counts it when asked to', async () => {
      const { id } = await store('old');
      const early = new Date('2000-01-01T00:00:00Z');
      assert.equal((await erasure().deleteAuditBefore(early, false)).count, 0);
      assert.equal((await erasure().deleteAuditBefore(LATER, true)).count, 1);
      assert.equal((await erasure().deleteAuditBefore(LATER, false)).count, 1);
      assert.deepEqual(await records().auditOf(id), []);
    });

    it('deletes what nobody came for, unless it is about a case', async () => {
      await store('kept');
      const start = { id: 'start-1', kind: 'start', to: 'teacher-2', status: 'held', attempts: 1 } as const;
      await records().commit([
        { change: 'delivery', value: { ...start, createdAt: AT, dueAt: AT }, expected: 'new' },
      ]);
      assert.equal(await erasure().deleteHeldBefore(new Date(AT), false), 0);
      assert.equal(await erasure().deleteHeldBefore(LATER, true), 1);
      assert.equal(await erasure().deleteHeldBefore(LATER, false), 1);
      assert.equal(await records().readDelivery('start-1'), undefined);
      assert.equal((await records().heldFor('teacher-1')).length, 1);
    });

    it('deletes the addresses of everybody else', async () => {
      const at = { conversationId: 'a:1', serviceUrl: 'https://teams.example', tenantId: 't', botId: 'b' };
      for (const person of ['stays', 'left', 'x/y'])
        await open().addressBook(school).rememberPerson(person, at);
      assert.equal(await erasure().deleteAddressesBut(new Set(['stays', 'x/y']), true), 1);
      assert.equal(await erasure().deleteAddressesBut(new Set(['stays', 'x/y']), false), 1);
      assert.equal(await erasure().deleteAddressesBut(new Set(['stays', 'x/y']), false), 0);
    });
  });
}
