import assert from 'node:assert/strict';
import type { Referral } from '../../src/domain/case/referral.ts';
import { referral } from '../storage/samples.ts';
import { LEAD, TEACHER } from '../support/activities.ts';
import { somePlan, someUpdate } from '../support/plans.ts';
import { startPlay, textsOf, type Play } from '../support/play.ts';

const lead = { id: LEAD.aadObjectId, name: LEAD.name };
const teacher = { id: TEACHER.aadObjectId, name: TEACHER.name };
const at = '2026-11-24T10:00:00.000Z';
/** A plan that runs since Monday 16 November, with last week's update. */
const running: Referral = referral({
  reference: 'R-TEST1',
  referrer: { id: 'somebody', name: 'Ms Ash' },
  sentAt: '2026-11-12T10:00:00.000Z',
  answers: { PC1: 'AB 8', PC2: '8' },
  status: 'plan-active',
  owner: { ...lead, since: at, by: lead },
  decision: { outcome: 'ap-plan', by: lead, at, reason: 'Now.' },
  plan: somePlan({
    keyAdult: teacher,
    start: '2026-11-16',
    updates: [someUpdate({ week: '2026-W47', by: teacher, at: '2026-11-19T12:00:00.000Z' })],
  }),
});

describe('A pupil nobody has seen (A-08)', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await play.lead.says('hello');
    await play.records.commit([{ change: 'referral', value: running, previous: null, expected: 'new' }]);
  });
  afterEach(() => play.stop());

  /** The key adult gives the week's update, from the card that asks for it. */
  const tells = async (said: { contact: string; seen: string; lastSeen?: string }) => {
    await play.teacher.says('hello');
    await play.teacher.sendsPress('update', { r: running.id });
    await play.teacher.presses('Send the update', {
      UW1: '4',
      UW2: '0',
      UW3: '2',
      UW4: 'the-same',
      UW5: 'the-same',
      UW6: said.contact,
      UW7: said.seen,
      UW8: said.lastSeen ?? '',
      UW9: '',
    });
    await play.settled();
  };
  const toLead = () =>
    play.connector.sent
      .filter(({ conversationId, kind }) => conversationId === LEAD.chat && kind === 'chat')
      .slice(1)
      .map(({ card }) => textsOf(card));

  it('is raised at once, also late in the evening, with the lead and in the thread', async () => {
    play.clock.pass(12 * 3600);
    await tells({ contact: 'yes', seen: 'no', lastSeen: '2026-11-20' });
    const [card = '', ...others] = toLead();
    assert.deepEqual(others, []);
    const lines = card.split('\n');
    const notice = lines.findIndex((line) => line.startsWith('Please look today'));
    assert.ok(notice >= 0 && notice < 4, `the notice does not lead:\n${card}`);
    assert.match(lines[notice] ?? '', /Alex Teacher writes that nobody from school has seen the pupil/);
    assert.match(lines[notice] ?? '', /Last seen Fri 20 Nov, as Alex Teacher wrote/);
    assert.match(lines[notice] ?? '', /speak to Dana Safe/);
    const thread = play.connector.sent.filter(({ kind }) => kind === 'thread').at(-1)?.activity.text ?? '';
    assert.match(thread, /R-TEST1: please look today/);
    assert.doesNotMatch(thread, /AB 8/);
  });

  it('is raised when contact was missed, with the week in which somebody saw the pupil', async () => {
    await tells({ contact: 'no', seen: 'yes' });
    assert.match(toLead()[0] ?? '', /Alex Teacher writes that contact was missed/);
  });

  it('is not raised when all went as agreed', async () => {
    await tells({ contact: 'yes', seen: 'yes' });
    assert.deepEqual(toLead(), []);
    assert.equal((await play.records.readReferral(running.id))?.value.plan?.updates.length, 2);
  });
});
