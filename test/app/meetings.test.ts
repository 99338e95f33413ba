import assert from 'node:assert/strict';
import { TEACHER } from '../support/activities.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { COLLEAGUE, HEAD, SECOND_LEAD, SENCO } from '../support/school.ts';

const COLLEAGUE_ID = COLLEAGUE.aadObjectId;

describe('A meeting about a case', () => {
  let play: Play;
  let colleague: Player;
  beforeEach(async () => {
    play = await startPlay();
    colleague = play.player(COLLEAGUE);
    for (const each of [play.lead, colleague]) await each.says('hello');
    await sendsReferral(play);
  });
  afterEach(() => play.stop());

  const stored = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const meeting = async () => (await stored()).meetings?.at(-1);
  const opens = async (player: Player) => {
    await player.says('find R-TEST1');
    await player.presses('Open R-TEST1');
  };
  const records = async (inputs: object = {}) => {
    await opens(play.lead);
    await play.lead.presses('Record a meeting');
    await play.lead.presses('Save the meeting', {
      kind: 'team-around',
      staff: play.lead.user.aadObjectId,
      others: 'parents,health',
      ...inputs,
    });
  };
  const agrees = (inputs: object) =>
    play.lead.presses('Save what was agreed', {
      what: 'Ring home on Friday.',
      who: COLLEAGUE_ID,
      by: '2026-12-04',
      ...inputs,
    });
  /** What came to somebody's chat last without their asking. */
  const told = (player: Player) =>
    play.connector.sent.findLast(
      ({ kind, conversationId }) => kind === 'chat' && conversationId === player.user.chat,
    )!;
  const reminds = () => play.schoolBot.reminders();

  it('is written down on one card, and what was agreed one by one after it', async () => {
    await records({ else: COLLEAGUE_ID });
    await agrees({});
    assert.match(play.lead.sees, /is told in their own chat/);
    await agrees({ what: 'See the GP about sleep.', who: 'parents', by: '2026-12-11' });
    assert.match(play.lead.sees, /There: Sam Lead, Jo Colleague, parents or carers, health/);
    assert.match(play.lead.sees, /Ring home on Friday \(Jo Colleague, by Fri 4 Dec\)/);
    await opens(play.lead);
    assert.match(
      play.lead.sees,
      /Agreed at meetings, and not done yet[\s\S]*A parent or carer, by Fri 11 Dec/,
    );
  });

  it('tells whoever agreed to something what it is and a reference, and not whom it is about', async () => {
    await records();
    await agrees({});
    await reminds();
    await play.settled();
    colleague.reads(told(colleague));
    assert.match(colleague.sees, /R-TEST1/);
    assert.match(colleague.sees, /Ring home on Friday/);
    assert.doesNotMatch(colleague.sees, /PB 3|Year 3/);
    assert.deepEqual(
      colleague.buttons.filter((title) => title.startsWith('Open')),
      [],
    );
  });

  it('tells of what is agreed for a far day once, and not again after months', async () => {
    await records();
    await agrees({ by: '2027-04-30' });
    assert.equal(await reminds(), 1);
    for (const date of ['2027-02-22', '2027-02-23', '2027-04-28']) {
      play.clock.startsAt(date);
      await play.schoolBot.deleteExpired();
      await reminds();
    }
    await play.settled();
    const cards = play.connector.sent.filter(
      ({ conversationId, card }) => conversationId === COLLEAGUE.chat && textsOf(card).includes('Ring home'),
    );
    assert.equal(cards.length, 1);
  });

  it('is done with one press, and a second press changes nothing', async () => {
    await records();
    await agrees({});
    await colleague.says('my dates');
    assert.match(colleague.sees, /Ring home on Friday/);
    const before = colleague.card;
    await colleague.presses('Done');
    assert.match(colleague.sees, /Thank you/);
    assert.match(colleague.sees, /No day waits for you/);
    colleague.card = before;
    await colleague.presses('Done');
    assert.match(colleague.sees, /has already said that this is done/);
    assert.equal((await meeting())?.actions[0]?.done?.by.name, COLLEAGUE.name);
    await play.settled();
    assert.equal(await reminds(), 0);
  });

  it('takes "Done" late, once the case is closed', async () => {
    await records();
    await agrees({});
    await colleague.says('my dates');
    await opens(play.lead);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'All well again.' });
    await colleague.presses('Done');
    assert.match(colleague.sees, /Thank you/);
    assert.ok((await meeting())?.actions[0]?.done);
  });

  it('takes "Done" only from whoever agreed to it, or a lead who did not raise it', async () => {
    await records();
    await agrees({});
    const { id, actions } = (await meeting())!;
    const data = { r: (await stored()).id, meeting: id, done: actions[0]!.id };
    const head = play.player(HEAD);
    await head.says('hello');
    for (const stranger of [play.teacher, head]) {
      await stranger.sendsPress('do-action', data);
      assert.match(stranger.sentence ?? '', /for whoever agreed to do it/);
    }
    const second = play.player(SECOND_LEAD);
    await second.says('hello');
    await opens(second);
    await second.presses('Meetings');
    await second.presses('Done: Ring home');
    assert.match(second.sees, /done, says Robin Second/);
  });

  it('says what is wrong beside each field, and keeps what was typed', async () => {
    await records({ kind: '', staff: '' });
    assert.match(play.lead.sees, /choose what the meeting was/);
    assert.match(play.lead.sees, /tick who of the staff was there/);
    assert.equal(await meeting(), undefined);
    await play.lead.presses('Save the meeting', { kind: 'review', staff: play.lead.user.aadObjectId });
    await agrees({ who: '', by: '2026-11-02' });
    assert.match(play.lead.sees, /choose who does it/);
    assert.match(play.lead.sees, /This day has gone/);
    assert.match(play.lead.sees, /Ring home on Friday/);
    await agrees({ what: 'He wants to kill himself.' });
    assert.match(play.lead.sees, /some of these words can be about harm/);
    assert.deepEqual((await meeting())?.actions, []);
  });

  it('agrees on five things at most, and on each once', async () => {
    await records();
    await agrees({});
    await agrees({});
    assert.match(play.lead.sees, /already agreed there/);
    await play.lead.presses('Add what was agreed');
    for (const n of [2, 3, 4, 5]) await agrees({ what: `Thing ${n}.` });
    assert.equal((await meeting())?.actions.length, 5);
    assert.ok(!play.lead.buttons.includes('Save what was agreed'));
  });

  const corrects = async (inputs: object) => {
    await opens(play.lead);
    await play.lead.presses('Meetings');
    await play.lead.presses('Correct it');
    await play.lead.presses('Save the correction', { ...inputs });
  };

  it('is corrected, with somebody else who was there', async () => {
    await records();
    await corrects({ kind: 'return', else: SENCO.aadObjectId });
    assert.equal((await meeting())?.kind, 'return');
    assert.deepEqual(
      (await meeting())?.staff.map(({ name }) => name),
      [play.lead.user.name, SENCO.name],
    );
  });

  it('keeps what it said before it was corrected, with who corrected it and when, for those who read the history', async () => {
    await records({ else: COLLEAGUE_ID });
    await corrects({ kind: 'return', on: '2026-11-23', else: '' });
    assert.match(
      play.lead.sees,
      /Corrected by Sam Lead on Tue 24 Nov 2026[^\n]*Before, what the meeting was: Team around the child; the day of the meeting: Tue 24 Nov 2026/,
    );
    await opens(play.lead);
    await play.lead.presses('History');
    assert.match(play.lead.sees, /corrected a meeting: What the meeting was; The day of the meeting/);
    await colleague.sendsPress('meetings', { r: (await stored()).id });
    assert.match(colleague.sees, /Return meeting/);
    assert.doesNotMatch(colleague.sees, /Corrected by/);
    const { id } = await stored();
    const audit = await play.records.auditOf(id);
    assert.deepEqual(
      audit.find(({ what }) => what === 'meeting-changed')?.corrected?.map(({ before }) => before),
      ['team-around', '2026-11-24'],
    );
  });

  it('is corrected once when the same is sent twice', async () => {
    await records();
    await corrects({ kind: 'return' });
    await corrects({ kind: 'return' });
    assert.match(play.lead.sees, /what is written of the meeting already/);
    const audit = await play.records.auditOf((await stored()).id);
    assert.equal(audit.filter(({ what }) => what === 'meeting-changed').length, 1);
  });

  it('is written down after the case was passed on too, and what was agreed there is brought to whoever does it', async () => {
    await opens(play.lead);
    await play.lead.presses('Pass it on', { 'pass-on-choice': 'la', 'pass-on-text': 'For the LA.' });
    await records({ kind: 'other' });
    await agrees({});
    await reminds();
    await play.settled();
    colleague.reads(told(colleague));
    assert.match(colleague.sees, /Ring home on Friday/);
    await colleague.presses('Done');
    assert.match(colleague.sees, /Thank you/);
  });

  it('is not written down about a case that needed nothing', async () => {
    await opens(play.lead);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'All well again.' });
    assert.ok(!play.lead.buttons.includes('Record a meeting'));
  });

  it('is not for a teacher who raised the case and was not there', async () => {
    await records();
    const r = (await stored()).id;
    await play.teacher.sendsPress('meetings', { r });
    assert.match(play.teacher.sentence ?? '', /Nothing was opened/);
    await play.teacher.sendsPress('record-meeting', { r, kind: 'review', staff: TEACHER.aadObjectId });
    assert.equal((await stored()).meetings?.length, 1);
  });
});
