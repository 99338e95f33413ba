import assert from 'node:assert/strict';

import type { Delivery } from '../../src/app/ports/deliveries.ts';
import type { StopRecord } from '../../src/app/ports/audit.ts';
import type { Change } from '../../src/app/ports/records.ts';
import type { ExpiringKind, Retention } from '../../src/app/ports/retention.ts';
import type { Draft } from '../../src/domain/questions/draft.ts';
import { freshSchool, type Open } from './opened.ts';
import { audit, AWKWARD, delivery, draft, referral, sent } from './samples.ts';

const NOON = '2026-12-01T12:00:00.000Z';

/** What storage promises about what is kept for a time only. */
export function retentionContract(open: Open): void {
  describe('retention', () => {
    let school: string;
    const records = () => open().records(school);
    const retention = () => open().retention(school);
    beforeEach(() => {
      school = freshSchool();
    });

    it('finds the drafts whose own end has come, whoever they belong to', async () => {
      await write(
        ...AWKWARD.map((owner, at) =>
          newDraft({ owner, id: `${at}`, expiresAt: at % 2 === 0 ? NOON : '2026-12-01T12:00:00.001Z' }),
        ),
      );
      assert.equal(await removeAll(retention(), 'draft', NOON), AWKWARD.length / 2);
      for (const [at, owner] of AWKWARD.entries()) {
        const stays = at % 2 === 1;
        assert.equal((await records().readDraft(owner, `${at}`)) !== undefined, stays);
      }
    });

    it('compares moments, however they are written', async () => {
      await write(
        newDraft({ id: 'over', expiresAt: '2026-12-01T12:30:00+01:00' }),
        newDraft({ id: 'not-yet', expiresAt: '2026-12-01T11:30:00-01:00' }),
      );
      assert.equal(await removeAll(retention(), 'draft', NOON), 1);
      assert.ok(await records().readDraft('teacher-1', 'not-yet'));
    });

    it('does not remove a draft that was changed since it was looked at', async () => {
      await write(newDraft({ expiresAt: NOON }));
      const { rows } = await retention().expired('draft', new Date(NOON));
      const read = await records().readDraft('teacher-1', 'd-1');
      assert.ok(read && rows[0]);
      await write({ change: 'draft', value: draft({ at: 'check' }), expected: read.version });
      assert.equal(await retention().remove(rows[0]), false);
      assert.equal((await records().readDraft('teacher-1', 'd-1'))?.value.at, 'check');
    });

    it('lets exactly one of several instances remove a row', async () => {
      await write(newDraft({ expiresAt: NOON }));
      const [row] = (await retention().expired('draft', new Date(NOON))).rows;
      assert.ok(row);
      const removed = await Promise.all([1, 2, 3, 4].map(() => retention().remove(row)));
      assert.equal(removed.filter(Boolean).length, 1);
    });

    it('finds stop records past their own end, and each kind alone', async () => {
      await write(stop('old', '2026-11-01T12:00:00.000Z'), stop('new', '2026-11-02T12:00:00.000Z'));
      assert.equal(await removeAll(retention(), 'draft', NOON), 0);
      assert.equal(await removeAll(retention(), 'sent-delivery', NOON), 0);
      assert.equal(await removeAll(retention(), 'stop', NOON), 1);
      assert.equal(await removeAll(retention(), 'stop', NOON), 0);
      assert.equal(await removeAll(retention(), 'stop', '2026-12-02T12:00:00.000Z'), 1);
    });

    it('finds deliveries that were sent, and none that somebody still waits for', async () => {
      const statuses: readonly Delivery['status'][] = ['waiting', 'sending', 'sent', 'held', 'failed'];
      await write(
        ...statuses.map((status) => newDelivery(delivery({ id: status, status, dueAt: NOON }))),
        newDelivery(delivery({ id: 'later', status: 'sent', dueAt: '2026-12-01T12:00:01Z' })),
        newDelivery(delivery({ id: 'overtaken', status: 'failed', why: 'not-wanted', dueAt: NOON })),
      );
      assert.equal(await removeAll(retention(), 'sent-delivery', NOON), 2);
      for (const id of ['sent', 'overtaken']) assert.equal(await records().readDelivery(id), undefined, id);
      for (const id of ['waiting', 'sending', 'held', 'failed', 'later'])
        assert.ok(await records().readDelivery(id), id);
      assert.equal((await records().heldFor('teacher-1')).length, 1);
    });

    it('deletes what the clock sent or could not send, and keeps a case’s card that failed', async () => {
      const about = { createdAt: NOON, attempts: 1, dueAt: NOON } as const;
      const digest = { ...about, kind: 'digest', channel: 'c', audience: 'staff', week: '2026-W48' } as const;
      const problem = { ...about, kind: 'problem', to: 'lead', problem: 'missed', channel: 'c' } as const;
      await write(
        newDelivery({ ...digest, id: 'sent', status: 'sent', late: false }),
        newDelivery({ ...digest, id: 'failed', status: 'failed', late: false, asOf: NOON }),
        newDelivery({ ...digest, id: 'waiting', status: 'waiting', late: true }),
        newDelivery({ ...problem, id: 'told', status: 'failed', about: 'digest' }),
        newDelivery({ ...about, id: 'card', kind: 'case-card', referralId: 'r', status: 'failed' }),
        { change: 'once-claim', value: { id: 'digest|c|2026-W48', at: NOON, expiresAt: NOON } },
        {
          change: 'once-claim',
          value: { id: 'digest|c|2026-W49', at: NOON, expiresAt: '2027-03-01T12:00:00Z' },
        },
      );
      assert.equal(await removeAll(retention(), 'sent-delivery', '2027-01-01T00:00:00Z'), 3);
      assert.ok(await records().readDelivery('waiting'));
      assert.ok(await records().readDelivery('card'));
      assert.equal(await removeAll(retention(), 'once-claim', '2027-01-01T00:00:00Z'), 1);
      assert.equal(await records().readClaim('digest|c|2026-W48'), undefined);
      assert.ok(await records().readClaim('digest|c|2026-W49'));
    });

    it('goes through more rows than one page, and takes none twice', async () => {
      const ids = Array.from({ length: 230 }, (_, at) => `d-${at}`);
      for (const from of [0, 100, 200])
        await write(
          ...ids
            .slice(from, from + 100)
            .map((id, at) => newDraft({ id, ...(at % 10 ? {} : { expiresAt: NOON }) })),
        );
      assert.equal(await removeAll(retention(), 'draft', '2026-12-01T08:00:00Z'), 0);
      const far = '2027-01-01T00:00:00Z';
      const seen: string[] = [];
      let from: string | undefined;
      do {
        const page = await retention().expired('draft', new Date(far), from);
        seen.push(...page.rows.map(({ key }) => key));
        from = page.next;
      } while (from !== undefined);
      assert.equal(seen.length, 230);
      assert.equal(new Set(seen).size, 230);
    });

    it('touches no other school, case, audit row or place', async () => {
      const other = freshSchool();
      await open()
        .records(other)
        .commit([newDraft({ expiresAt: NOON })]);
      await write(
        sent(referral()),
        { change: 'audit', value: audit('a') },
        {
          change: 'card-place',
          value: { referralId: 'r-1', conversationId: 'c', messageId: 'm', drawnVersion: 1 },
          expected: 'new',
        },
      );
      for (const kind of ['draft', 'stop', 'sent-delivery'] as const)
        assert.equal(await removeAll(retention(), kind, '2100-01-01T00:00:00Z'), 0);
      assert.ok(await open().records(other).readDraft('teacher-1', 'd-1'));
      assert.ok(await records().readReferral('r-1'));
    });

    async function write(...changes: readonly Change[]): Promise<void> {
      assert.equal(await records().commit(changes), 'done');
    }
  });
}

function newDraft(changes: Partial<Draft>): Change {
  return { change: 'draft', value: draft(changes), expected: 'new' };
}

function newDelivery(value: Delivery): Change {
  return { change: 'delivery', value, expected: 'new' };
}

function stop(id: string, at: string): Change {
  const expiresAt = new Date(Date.parse(at) + 30 * 24 * 60 * 60_000).toISOString();
  return { change: 'stop', value: { id, at, by: 'teacher-1', expiresAt } satisfies StopRecord };
}

/** Removes all rows of a kind that had expired by then; resolves to how many. */
async function removeAll(retention: Retention, kind: ExpiringKind, until: string): Promise<number> {
  let count = 0;
  let from: string | undefined;
  do {
    const page = await retention.expired(kind, new Date(until), from);
    assert.equal(page.unreadable, 0);
    for (const row of page.rows) if (await retention.remove(row)) count++;
    from = page.next;
  } while (from !== undefined);
  return count;
}
