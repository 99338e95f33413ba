import assert from 'node:assert/strict';
import type { Delivery } from '../../src/app/ports/deliveries.ts';
import type { PersonNotice } from '../../src/domain/case/notices.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { referral } from '../storage/samples.ts';
import { LEAD, TEACHER } from '../support/activities.ts';
import { somePlan } from '../support/plans.ts';
import { startReminding, type Reminding } from '../support/reminding.ts';
import { COLLEAGUE } from '../support/school.ts';

const lead = { id: LEAD.aadObjectId, name: LEAD.name };
const at = '2026-11-24T08:00:00.000Z';

describe('News for a key adult that had to wait', () => {
  let school: Reminding;
  beforeEach(async () => {
    school = await startReminding();
  });

  /** A plan that runs since Monday, with the teacher as its key adult, unless it says otherwise. */
  const running = (changes: Partial<Referral> = {}) =>
    referral({
      referrer: { id: 'somebody', name: 'Ms Ash' },
      status: 'plan-active',
      owner: { ...lead, since: at, by: lead },
      decision: { outcome: 'in-school-plan', by: lead, at, reason: 'Now.' },
      plan: somePlan({
        keyAdult: { id: TEACHER.aadObjectId, name: TEACHER.name },
        start: '2026-11-23',
        madeAt: '2026-11-20T10:00:00.000Z',
      }),
      ...changes,
    });
  const waits = async (to: string, news: PersonNotice) => {
    const value: Delivery = {
      id: `${to}.${news}`,
      kind: 'person',
      referralId: 'r-1',
      to,
      news,
      createdAt: at,
      attempts: 0,
      status: 'waiting',
      dueAt: at,
    };
    await school.records.commit([{ change: 'delivery', value, expected: 'new' }]);
    await school.sweep();
    return school.heard(to);
  };

  for (const news of ['key-adult', 'update-due'] as const) {
    it(`comes to them (${news})`, async () => {
      await school.keep(running());
      assert.equal((await waits(TEACHER.aadObjectId, news)).length, 1);
    });

    it(`does not come to somebody who is key adult no more (${news})`, async () => {
      await school.keep(running());
      assert.deepEqual(await waits(COLLEAGUE.aadObjectId, news), []);
      const row = await school.records.readDelivery(`${COLLEAGUE.aadObjectId}.${news}`);
      assert.equal(row?.value.why, 'not-wanted', 'the record does not say that they were told');
    });

    it(`does not come once the plan has ended (${news})`, async () => {
      const closing = { outcome: 'returned', by: lead, at, reason: 'Back.' } as const;
      await school.keep(running({ status: 'closed', closing }));
      assert.deepEqual(await waits(TEACHER.aadObjectId, news), []);
    });
  }
});
