import assert from 'node:assert/strict';
import type { Delivery } from '../../src/app/ports/deliveries.ts';
import type { StaffMember } from '../../src/domain/people/roles.ts';
import { INCLUSION_CHANNEL, TEACHER } from '../support/activities.ts';
import { sendsReferral, startPlay, type Play } from '../support/play.ts';
import { testSchool } from '../support/school.ts';

const MINUTE = 60;

describe('Lines in the thread of a case', () => {
  let play: Play;
  const start = async (changes = {}) => {
    play = await startPlay(changes);
    play.lead.reads(await sendsReferral(play));
  };
  beforeEach(() => start());
  afterEach(() => play.stop());
  const threads = () =>
    play.connector.sent.filter(({ kind }) => kind === 'thread').map(({ activity }) => activity.text ?? '');
  const note = async (text: string, refusals = 0) => {
    await play.teacher.says('my referrals');
    await play.teacher.presses('Open R-TEST1');
    play.connector.trouble({ status: 503 }, { on: 'send', times: refusals });
    await play.teacher.presses('Send the note', { note: text });
    await play.settled();
  };
  const sweeps = async (times: number, seconds: number) => {
    for (let each = 0; each < times; each++) {
      play.clock.pass(seconds);
      await play.schoolBot.sweep();
    }
  };

  it('are at most two in ten minutes; what waits comes in one', async () => {
    for (let number = 0; number < 30; number++) await note(`Note ${number}.`);
    assert.equal(threads().length, 2);
    await sweeps(9, MINUTE);
    assert.equal(threads().length, 2);
    await sweeps(8, MINUTE);
    assert.equal(threads().length, 3);
    assert.equal(threads()[2]?.match(/added a note/g)?.length, 1, 'the same words are said once');
    await sweeps(60, MINUTE);
    assert.equal(threads().length, 3);
  });

  it('stand in the order in which things happened', async () => {
    await note('One.');
    await note('Two.');
    await note('Three.');
    await play.lead.presses('Send the question', { 'ask-text': 'Since when?' });
    await play.settled();
    await play.teacher.says('my referrals');
    await play.teacher.presses('Open R-TEST1');
    await play.teacher.presses('Send my answer', { answer: 'Since half term.' });
    await play.settled();
    await sweeps(13, MINUTE);
    assert.match(threads()[2] ?? '', /added a note.*\n.*question.*\n.*has answered/);
    assert.equal(threads().length, 3);
  });

  it('that Teams does not take stay together, in order, and come once', async () => {
    await note('One.', 3);
    await play.lead.presses('Send the question', { 'ask-text': 'Since when?' });
    await play.settled();
    await sweeps(6, MINUTE);
    const all = threads().join('\n');
    assert.match(all, /added a note[^]*question/);
    assert.equal(all.match(/question/g)?.length, 1);
    assert.equal(all.match(/added a note/g)?.length, 1);
  });

  it('that a pupil was not seen do not wait for anything', async () => {
    for (const text of ['One.', 'Two.', 'Three.']) await note(text);
    assert.equal(threads().length, 2);
    const found = await play.records.findByReference('R-TEST1');
    assert.ok(found);
    const now = play.clock.now().toISOString();
    const value: Delivery = {
      id: `${found.value.id}.99.thread`,
      kind: 'thread',
      referralId: found.value.id,
      news: 'unseen',
      createdAt: now,
      attempts: 0,
      status: 'waiting',
      dueAt: now,
    };
    await play.records.commit([{ change: 'delivery', value, expected: 'new' }]);
    await play.schoolBot.sweep();
    assert.equal(threads().length, 3);
    assert.match(threads()[2] ?? '', /added a note.*\n.*please look today/);
  });

  it('say that the referrer has been told once they have', async () => {
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
    await play.settled();
    assert.match(threads().at(-1) ?? '', /The referrer has been told/);
  });

  it('do not say so when the referrer cannot be reached', async () => {
    play.connector.trouble({ status: 403, code: 'ConversationBlockedByUser' }, { on: 'send' });
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
    await play.settled();
    assert.match(threads().at(-1) ?? '', /has not been told/);
  });

  it('nor when the referrer is not on the staff list any more', async () => {
    // The settings are read at start; the list the bot works on is this one.
    const staff = play.settings.staff as StaffMember[];
    staff.splice(
      staff.findIndex(({ id }) => id === TEACHER.aadObjectId),
      1,
    );
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
    await play.settled();
    assert.match(threads().at(-1) ?? '', /not on the staff list any more and has not been told/);
    const edit = play.connector.sent.findLast(
      ({ kind, conversationId }) => kind === 'edit' && conversationId === INCLUSION_CHANNEL,
    );
    assert.match(JSON.stringify(edit?.card), /not on the staff list any more/);
    assert.doesNotMatch(JSON.stringify(edit?.card), /has been told/);
    assert.ok(testSchool().staff.length > staff.length);
  });
});
