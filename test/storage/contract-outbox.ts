import assert from 'node:assert/strict';

import { WHY_UNDELIVERED, type Delivery } from '../../src/app/ports/deliveries.ts';
import type { Records, Stored } from '../../src/app/ports/records.ts';
import type { TablesConnection } from '../../src/storage/connection.ts';
import { freshSchool, type Open } from './opened.ts';
import { audit, AWKWARD, delivery } from './samples.ts';

const LATER = new Date('2026-11-24T12:00:00.000Z');

/** What storage promises about deliveries, wake-ups and where cards stand. */
export function outboxContract(open: Open): void {
  describe('deliveries', () => {
    it('come back as written, of every kind', async () => {
      const records = open().records(freshSchool());
      const base = {
        referralId: 'r-1',
        createdAt: '2026-11-24T09:00:00.000Z',
        attempts: 3,
        status: 'sent',
      } as const;
      const dueAt = '2026-11-24T09:00:00.000Z';
      const all: Delivery[] = [
        { ...base, dueAt, id: 'a', kind: 'case-card' },
        { ...base, dueAt, id: 'b', kind: 'thread', news: 'note' },
        { ...base, dueAt, id: 'c', kind: 'person', to: 'teacher-1', news: 'details' },
      ];
      await records.commit(all.map((value) => ({ change: 'delivery', value, expected: 'new' })));
      for (const value of all) assert.deepEqual((await records.readDelivery(value.id))?.value, value);
    });

    it('come back with why they wait, and a notice with what it is about', async () => {
      const records = open().records(freshSchool());
      const base = { createdAt: '2026-11-24T09:00:00.000Z', dueAt: '2026-11-24T09:00:00.000Z', attempts: 1 };
      const all: Delivery[] = [
        ...WHY_UNDELIVERED.map((why): Delivery => ({
          ...base,
          id: `case.1.${why}`,
          kind: 'case-card',
          referralId: 'r-1',
          status: 'failed',
          why,
        })),
        {
          ...base,
          id: 'n.lead',
          kind: 'problem',
          to: 'lead',
          problem: 'undelivered',
          about: 'deliveries',
          channel: '19:a@thread.tacv2',
          items: ['a', 'b'],
          status: 'sent',
        },
      ];
      await records.commit(all.map((value) => ({ change: 'delivery', value, expected: 'new' })));
      for (const value of all) assert.deepEqual((await records.readDelivery(value.id))?.value, value);
    });

    it('that have not arrived are listed, of every status but sent and being sent', async () => {
      const records = open().records(freshSchool());
      const statuses: readonly Delivery['status'][] = ['waiting', 'sending', 'sent', 'held', 'failed'];
      for (const status of statuses)
        await records.commit([
          { change: 'delivery', value: delivery({ id: status, status }), expected: 'new' },
        ]);
      assert.deepEqual((await records.undelivered()).map(({ id }) => id).toSorted(), [
        'failed',
        'held',
        'waiting',
      ]);
    });

    it('of lines under one case’s card that wait are listed in order, and can be changed', async () => {
      const records = open().records(freshSchool());
      const line = (
        referralId: string,
        version: number,
        status: Delivery['status'] = 'waiting',
      ): Delivery => ({
        id: `${referralId}.${version}.thread`,
        kind: 'thread',
        referralId,
        news: 'note',
        createdAt: '2026-11-24T09:00:00.000Z',
        dueAt: '2026-11-24T09:00:00.000Z',
        attempts: 0,
        status,
      });
      const all = [
        line('a_b', 10),
        line('a_b', 9),
        line('a_b', 2, 'sent'),
        line('a_b2', 3),
        line('a', 4),
        delivery({ id: 'a_b.9.person.x.seen' }),
      ];
      await records.commit(all.map((value) => ({ change: 'delivery', value, expected: 'new' })));
      const lines = await records.threadLinesOf('a_b');
      assert.deepEqual(
        lines.map(({ value }) => value.id),
        ['a_b.9.thread', 'a_b.10.thread'],
      );
      const [first] = lines;
      assert.ok(first);
      const change = {
        change: 'delivery',
        value: { ...first.value, status: 'sent' },
        expected: first.version,
      } as const;
      assert.equal(await records.commit([change]), 'done');
      assert.equal((await records.threadLinesOf('a_b')).length, 1);
    });

    it('of many who write the same ones at one moment are written by one, and all others are told so', async () => {
      const records = open().records(freshSchool());
      const results = await Promise.all(
        Array.from({ length: 30 }, async (_, each) => {
          const dueAt = `2026-11-24T09:00:00.${100 + each}Z`;
          const kinds = ['v-1', 'v-2', 'v-3'].map((id) => delivery({ id, dueAt }));
          return records.commit(kinds.map((value) => ({ change: 'delivery', value, expected: 'new' })));
        }),
      );
      assert.equal(results.filter((each) => each === 'done').length, 1);
    });

    it('are claimed by one sender only', async () => {
      const school = freshSchool();
      const records = open().records(school);
      await records.commit([{ change: 'delivery', value: delivery(), expected: 'new' }]);
      const stored = await records.readDelivery('v-1');
      assert.ok(stored);
      const value = delivery({ status: 'sending', dueAt: '2026-11-24T09:00:30.000Z' });
      const claim = () =>
        open()
          .records(school)
          .commit([{ change: 'delivery', value, expected: stored.version }]);
      assert.deepEqual((await Promise.all([claim(), claim(), claim()])).toSorted(), [
        'changed',
        'changed',
        'done',
      ]);
    });

    it('held for a person are listed until they are no longer held', async () => {
      const records = open().records(freshSchool());
      await records.commit([
        { change: 'delivery', value: delivery({ id: 'a' }), expected: 'new' },
        { change: 'delivery', value: delivery({ id: 'b', status: 'held' }), expected: 'new' },
        {
          change: 'delivery',
          value: delivery({ id: 'c', status: 'held', to: 'teacher-10' }),
          expected: 'new',
        },
      ]);
      assert.deepEqual(await held(records), ['b']);
      await to(records, 'a', 'held');
      assert.deepEqual(await held(records), ['a', 'b']);
      await to(records, 'a', 'held');
      await to(records, 'b', 'waiting');
      assert.deepEqual(await held(records), ['a']);
      await to(records, 'a', 'sent');
      await to(records, 'b', 'held');
      await to(records, 'b', 'waiting');
      assert.deepEqual(await held(records), []);
    });

    it('held can be changed with what the list gave', async () => {
      const records = open().records(freshSchool());
      await records.commit([{ change: 'delivery', value: delivery({ status: 'held' }), expected: 'new' }]);
      const [listed] = await records.heldFor('teacher-1');
      assert.ok(listed);
      const change = {
        change: 'delivery',
        value: delivery({ status: 'waiting' }),
        expected: listed.version,
      } as const;
      assert.equal(await records.commit([change]), 'done');
      assert.equal(await records.commit([change]), 'changed');
    });
  });

  describe('card places', () => {
    it('are one for each case, replaced only in the version that was read', async () => {
      const records = open().records(freshSchool());
      const value = {
        referralId: 'r-1',
        conversationId: '19:a@thread.tacv2',
        messageId: '1',
        drawnVersion: 1,
      };
      assert.equal(await records.readCardPlace('r-1'), undefined);
      assert.equal(await records.commit([{ change: 'card-place', value, expected: 'new' }]), 'done');
      assert.equal(await records.commit([{ change: 'card-place', value, expected: 'new' }]), 'exists');
      const stored = await records.readCardPlace('r-1');
      assert.deepEqual(stored?.value, value);
      const linesAt = ['2026-11-24T08:00:00.000Z'];
      const busy = { ...value, busyUntil: '2026-11-24T09:00:00.000Z', linesAt };
      const change = { change: 'card-place', value: busy, expected: stored.version } as const;
      assert.equal(await records.commit([change]), 'done');
      assert.equal(await records.commit([change]), 'changed');
      assert.deepEqual((await records.readCardPlace('r-1'))?.value, busy);
    });
  });

  describe('wake-ups', () => {
    it('come when they are due and not before, soonest first', async () => {
      const [connection, school] = [open(), freshSchool()];
      await connection.records(school).commit([
        {
          change: 'delivery',
          value: delivery({ id: 'b', dueAt: '2026-11-24T11:00:00.000Z' }),
          expected: 'new',
        },
        { change: 'delivery', value: delivery({ id: 'a', dueAt: '2026-11-24T12:00:00Z' }), expected: 'new' },
        {
          change: 'delivery',
          value: delivery({ id: 'c', dueAt: '2026-11-24T12:00:00.001Z' }),
          expected: 'new',
        },
      ]);
      assert.deepEqual(await due(connection, school), ['b', 'a']);
      const early = await connection.wakeUps.due(new Date('2026-11-24T11:00:00Z'), 1000);
      assert.deepEqual(
        early.filter((wake) => wake.school === school),
        [{ school, deliveryId: 'b', dueAt: '2026-11-24T11:00:00.000Z' }],
      );
      assert.equal((await connection.wakeUps.due(LATER, 1)).length, 1);
    });

    it('stand for what waits or is being sent, not for what is held, sent or given up', async () => {
      const [connection, school] = [open(), freshSchool()];
      for (const status of ['waiting', 'sending', 'sent', 'held', 'failed'] as const)
        await connection
          .records(school)
          .commit([{ change: 'delivery', value: delivery({ id: status, status }), expected: 'new' }]);
      assert.deepEqual((await due(connection, school)).toSorted(), ['sending', 'waiting']);
    });

    it('are written before the batch, so that one whose batch fails stands alone', async () => {
      const [connection, school] = [open(), freshSchool()];
      const records = connection.records(school);
      await records.commit([{ change: 'audit', value: audit('a') }]);
      const result = await records.commit([
        { change: 'delivery', value: delivery(), expected: 'new' },
        { change: 'audit', value: audit('a') },
      ]);
      assert.equal(result, 'exists');
      assert.equal(await records.readDelivery('v-1'), undefined);
      assert.deepEqual(await due(connection, school), ['v-1']);
      assert.equal(
        await records.commit([{ change: 'delivery', value: delivery(), expected: 'new' }]),
        'done',
      );
      assert.deepEqual(await due(connection, school), ['v-1']);
    });

    it('left over from a failed batch move to where the next one wants them', async () => {
      const [connection, school] = [open(), freshSchool()];
      const records = connection.records(school);
      await connection.wakeUps.again(school, 'v-1', new Date('2026-11-24T09:00:00Z'));
      const value = delivery({ dueAt: '2026-11-24T13:00:00.000Z' });
      const other = delivery({ id: 'v-2' });
      assert.equal(
        await records.commit([
          { change: 'delivery', value, expected: 'new' },
          { change: 'delivery', value: other, expected: 'new' },
        ]),
        'done',
      );
      assert.deepEqual(await due(connection, school), ['v-2']);
      assert.deepEqual(await due(connection, school, new Date('2026-11-24T13:00:00Z')), ['v-2', 'v-1']);
    });

    it('move with the claim of a sender', async () => {
      const [connection, school] = [open(), freshSchool()];
      const records = connection.records(school);
      await records.commit([{ change: 'delivery', value: delivery(), expected: 'new' }]);
      const stored = (await records.readDelivery('v-1')) as Stored<Delivery>;
      const value = delivery({ status: 'sending', dueAt: '2026-11-24T12:00:01.000Z' });
      await records.commit([{ change: 'delivery', value, expected: stored.version }]);
      assert.deepEqual(await due(connection, school), []);
      assert.deepEqual(await due(connection, school, new Date('2026-11-24T12:00:01.000Z')), ['v-1']);
    });

    it('can be put off and brought forward, the same twice being once', async () => {
      const [connection, school] = [open(), freshSchool()];
      const { wakeUps } = connection;
      await wakeUps.again(school, 'v-1', new Date('2026-11-24T11:00:00Z'));
      await wakeUps.again(school, 'v-1', new Date('2026-11-24T11:00:00Z'));
      assert.deepEqual(await due(connection, school), ['v-1']);
      await wakeUps.again(school, 'v-1', new Date('2026-11-24T13:00:00Z'));
      await wakeUps.again(school, 'v-1', new Date('2026-11-24T13:00:00Z'));
      assert.deepEqual(await due(connection, school), []);
      await wakeUps.again(school, 'v-1', new Date('2026-11-24T11:59:00Z'));
      assert.deepEqual(await due(connection, school), ['v-1']);
      assert.deepEqual(await due(connection, school, new Date('2026-11-25T00:00:00Z')), ['v-1']);
    });

    it('are done once and for all, and done again without harm', async () => {
      const [connection, school] = [open(), freshSchool()];
      await connection.wakeUps.again(school, 'v-1', new Date('2026-11-24T11:00:00Z'));
      await connection.wakeUps.again(school, 'v-2', new Date('2026-11-24T11:00:00Z'));
      await connection.wakeUps.done(school, 'v-1');
      await connection.wakeUps.done(school, 'v-1');
      await connection.wakeUps.done(school, 'never');
      assert.deepEqual(await due(connection, school), ['v-2']);
    });

    it('of several instances at once end in one place', async () => {
      const [connection, school] = [open(), freshSchool()];
      await Promise.all(
        [11, 10, 9].map((hour) => open().wakeUps.again(school, 'v', new Date(Date.UTC(2026, 10, 24, hour)))),
      );
      assert.deepEqual(await due(connection, school), ['v']);
      await Promise.all([open().wakeUps.done(school, 'v'), open().wakeUps.done(school, 'v')]);
      assert.deepEqual(await due(connection, school, new Date('2030-01-01T00:00:00Z')), []);
    });

    it('of one school are found however many of another are due before', async () => {
      const [connection, busy, school] = [open(), freshSchool(), freshSchool()];
      for (let each = 0; each < 7; each++)
        await connection.wakeUps.again(busy, `v-${each}`, new Date(Date.UTC(2026, 10, 24, 8, each)));
      for (const id of ['b', 'a'])
        await connection.wakeUps.again(school, id, new Date('2026-11-24T11:00:00Z'));
      const woken = await connection.wakeUps.due(LATER, 2, new Set([school]));
      assert.deepEqual(
        woken.map(({ deliveryId }) => deliveryId),
        ['a', 'b'],
      );
      assert.equal((await connection.wakeUps.due(LATER, 1, new Set([school]))).length, 1);
    });

    it('are kept apart whatever their school and delivery look like', async () => {
      const connection = open();
      const mark = freshSchool();
      for (const odd of AWKWARD)
        await connection.wakeUps.again(mark + odd, odd, new Date('2026-11-24T11:00:00Z'));
      const woken = (await connection.wakeUps.due(LATER, 1000)).filter(({ school }) =>
        school.startsWith(mark),
      );
      assert.deepEqual(new Set(woken.map(({ deliveryId }) => deliveryId)), new Set(AWKWARD));
      assert.ok(woken.every(({ school, deliveryId }) => school === mark + deliveryId));
    });
  });
}

async function due(connection: TablesConnection, mine: string, now = LATER): Promise<string[]> {
  const woken = await connection.wakeUps.due(now, 1000);
  return woken.filter(({ school }) => school === mine).map(({ deliveryId }) => deliveryId);
}

async function held(records: Records): Promise<string[]> {
  const listed = await records.heldFor('teacher-1');
  return listed.map(({ value }) => value.id).toSorted();
}

async function to(records: Records, id: string, status: Delivery['status']): Promise<void> {
  const stored = await records.readDelivery(id);
  assert.ok(stored);
  const value = { ...stored.value, status };
  assert.equal(await records.commit([{ change: 'delivery', value, expected: stored.version }]), 'done');
}
