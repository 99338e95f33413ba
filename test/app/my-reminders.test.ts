import assert from 'node:assert/strict';
import { ALONE } from '../../src/app/crowd.ts';
import { answerTyped } from '../../src/app/typed-words.ts';
import { openMemory } from '../../src/storage/memory/open-memory.ts';
import { referral } from '../storage/samples.ts';
import { LEAD, TEACHER } from '../support/activities.ts';
import { somePlan } from '../support/plans.ts';
import { startReminding } from '../support/reminding.ts';
import { OFFICE } from '../support/school.ts';

const lead = { id: LEAD.aadObjectId, name: LEAD.name };
const teacher = { id: TEACHER.aadObjectId, name: TEACHER.name };
const owner = { ...lead, since: '2026-11-24T09:00:00.000Z', by: lead };
const decision = { outcome: 'ap-plan', by: lead, at: '2026-11-24T10:00:00.000Z', reason: 'Now.' } as const;
const sent = referral({ id: 'r-2', referrer: teacher, answers: { PC1: 'AB 8' }, owner });
const plan = somePlan({ keyAdult: teacher, nextReview: '2027-01-20' });
const running = referral({ ...sent, id: 'r-1', reference: 'R-2', status: 'plan-active', decision, plan });

describe('The word "reminders"', () => {
  it('brings them back to whoever types it, told before or not, until they are done', async () => {
    const school = await startReminding();
    await school.keep(sent, running);
    school.clock.startsAt('2026-12-04');
    await school.run();
    const asks = async (id: string) => {
      const person = school.settings.staff.find((each) => each.id === id)!;
      const { reply } = await answerTyped(
        {
          ...school.outbox,
          crowd: ALONE,
          person,
          where: 'chat',
          messageId: undefined,
          everyTime: school.outbox.records,
          isRepeat: async () => false,
          erasure: openMemory().erasure('testschool'),
          proposals: openMemory().proposals,
          countExpired: async () => assert.fail(),
          finishRequest: async () => [],
          isPublicKey: async () => false,
          isReachable: async () => false,
        },
        'Reminders',
      );
      assert.ok('show' in reply && reply.show === 'reminders');
      return reply.reminders.items.map(({ item, referral: { id } }) => `${item.of} ${id}`);
    };
    assert.deepEqual(await asks(lead.id), ['undecided r-2']);
    assert.deepEqual(await asks(teacher.id), ['update-missing r-1']);
    assert.deepEqual(await asks(OFFICE.aadObjectId), []);
  });
});
