import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL } from '../support/activities.ts';
import type { Sent } from '../support/fake-connector.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { COLLEAGUE, SECOND_LEAD } from '../support/school.ts';

describe('The inclusion channel', () => {
  let play: Play;
  let posted: Sent;
  beforeEach(async () => {
    play = await startPlay();
    // The lead has talked to the bot before, so it knows their chat.
    await play.lead.says('hello');
    posted = await sendsReferral(play);
    play.lead.reads(posted);
  });
  afterEach(() => play.stop());

  /** The shared card as everybody sees it now. */
  const shared = () => {
    const standing = play.connector.standing(INCLUSION_CHANNEL, posted.messageId);
    return textsOf(standing?.attachments?.[0]?.content);
  };
  const sentTo = (player: Player) =>
    play.connector.sent.filter(
      ({ kind, conversationId }) => kind === 'chat' && conversationId === player.user.chat,
    );
  const threads = () => play.connector.sent.filter(({ kind }) => kind === 'thread');
  const REASON = 'Thank you. It starts on Monday, with a key adult.';

  it('lets a lead take the case and tells the referrer who has it', async () => {
    await play.lead.presses('Take it on');
    await play.settled();
    assert.match(shared(), /Being looked at/);
    assert.match(shared(), /Seen by Sam Lead, Tue 24 Nov, 09:00/);
    play.teacher.reads(sentTo(play.teacher).at(-1)!);
    assert.match(play.teacher.sees, /Sam Lead has seen it/);
  });

  it('shows the outcome, who and when without buttons to decide, tells the thread and the referrer with the reason', async () => {
    await play.lead.presses('Approve the in-school next steps', { 'approve-in-school-text': REASON });
    await play.settled();
    assert.match(shared(), /In-school next steps approved/);
    assert.match(shared(), /Sam Lead/);
    assert.doesNotMatch(shared(), /on Monday/, 'the reason is free text and stays out of the channel');
    assert.doesNotMatch(shared(), /Approve|Not needed|Ask the referrer/);
    assert.match(
      threads().at(-1)?.activity.text ?? '',
      /R-TEST1: in-school next steps approved, by Sam Lead/,
    );
    assert.equal(threads().at(-1)?.under, posted.messageId);
    play.teacher.reads(sentTo(play.teacher).at(-1)!);
    assert.match(play.teacher.sees, /There is an outcome/);
    assert.match(play.teacher.sees, /It starts on Monday/);
  });

  it('closes a case as not needed with a reason the referrer reads', async () => {
    await play.lead.presses('Close as not needed', {
      'close-not-needed-text': 'Already on the year team’s plan.',
    });
    await play.settled();
    assert.match(shared(), /Closed: not needed/);
    play.teacher.reads(sentTo(play.teacher).at(-1)!);
    assert.match(play.teacher.sees, /year team’s plan/);
  });

  it('carries a question to the referrer and the answer back to the case', async () => {
    await play.lead.presses('Send the question', { 'ask-text': 'Is it worse on PE days?' });
    await play.settled();
    assert.match(shared(), /Waiting for the referrer/);
    assert.doesNotMatch(shared(), /PE days/);
    play.teacher.reads(sentTo(play.teacher).at(-1)!);
    assert.match(play.teacher.sees, /PE days/);
    await play.teacher.presses('Send my answer', { answer: 'Yes, most of all on Mondays.' });
    await play.settled();
    assert.match(play.teacher.sees, /Your answer was sent/);
    assert.match(shared(), /Being looked at/);
    play.lead.reads(sentTo(play.lead).at(-1)!);
    assert.match(play.lead.sees, /most of all on Mondays/);
    const found = await play.records.findByReference('R-TEST1');
    const audit = await play.records.auditOf(found?.value.id ?? '');
    assert.ok(
      audit.some(({ what, by }) => what === 'details-opened' && by.name === 'Sam Lead'),
      'that the lead was shown the full referral is written down',
    );
  });

  it('lets the referrer add a note after the outcome', async () => {
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
    await play.settled();
    play.teacher.reads(sentTo(play.teacher).at(-1)!);
    await play.teacher.presses('Send the note', { note: 'Late again today.' });
    await play.settled();
    assert.match(play.teacher.sees, /Your note was added/);
    assert.match(threads().at(-1)?.activity.text ?? '', /added a note/);
  });

  for (const [button, field] of [
    ['Approve the in-school next steps', 'approve-in-school-text'],
    ['Send the question', 'ask-text'],
    ['Close as not needed', 'close-not-needed-text'],
  ] as const) {
    it(`asks for words before "${button}" and keeps what is too long`, async () => {
      await play.lead.presses(button, { [field]: '   ' });
      assert.match(play.lead.sees, /Please write/);
      await play.lead.presses(button, { [field]: 'x'.repeat(301) });
      assert.match(play.lead.sees, /shorten this to 300 characters: it has 301/);
      assert.match(play.lead.sees, /x{301}/);
      await play.settled();
      assert.match(shared(), /New/);
    });
  }

  it('lets a lead look again when words may mean harm, and sends them on a second press', async () => {
    await play.lead.presses('Close as not needed', {
      'close-not-needed-text': 'He was hit by the curtain on stage.',
    });
    assert.match(play.lead.sees, /look again/);
    await play.lead.presses('Close as not needed');
    await play.settled();
    assert.match(shared(), /Closed: not needed/);
  });

  it('asks for a reason that can be seen, and stores no characters that cannot', async () => {
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': '\u200b\u202e \u0000' });
    assert.match(play.lead.sees, /Please write a short reason/);
    await play.lead.presses('Close as not needed', {
      'close-not-needed-text': 'Already\u202e planned.\u0000',
    });
    const found = await play.records.findByReference('R-TEST1');
    assert.equal(found?.value.decision?.reason, 'Already  planned.');
  });

  it('refuses a teacher who is no lead', async () => {
    const colleague = play.player(COLLEAGUE);
    colleague.reads(posted);
    await colleague.presses('Take it on');
    assert.match(colleague.sees, /Only inclusion leads can do this/);
    await play.settled();
    assert.match(shared(), /New/);
  });

  it('lets nobody decide on their own referral', async () => {
    const second = play.player(SECOND_LEAD);
    const own = await sendsReferral(play, second);
    second.reads(own);
    await second.presses('Approve the in-school next steps', { 'approve-in-school-text': REASON });
    assert.match(second.sees, /You raised this concern yourself/);
    const found = await play.records.findByReference('R-TEST2');
    assert.equal(found?.value.status, 'submitted');
  });

  it('shows a late press what was already decided', async () => {
    const second = play.player(SECOND_LEAD);
    second.reads(posted);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
    await second.presses('Approve the in-school next steps', { 'approve-in-school-text': REASON });
    assert.match(second.sees, /Already decided: closed: not needed, by Sam Lead/);
  });

  it('decides once when a button is pressed twice at once', async () => {
    const second = play.player(SECOND_LEAD);
    second.reads(posted);
    const press = (player: Player) =>
      player.presses('Close as not needed', { 'close-not-needed-text': REASON });
    await Promise.all([press(play.lead), press(play.lead), press(second)]);
    await play.settled();
    const found = await play.records.findByReference('R-TEST1');
    assert.equal(found?.value.version, 2);
    assert.equal(threads().length, 1);
    const audit = await play.records.auditOf(found.value.id);
    assert.equal(audit.filter(({ what }) => what === 'closed-not-needed').length, 1);
  });

  it('opens the full referral in the lead’s own chat only, and writes down who read it', async () => {
    await play.lead.presses('Open details');
    assert.match(play.lead.sees, /on its way to your own chat/);
    await play.settled();
    const details = sentTo(play.lead).at(-1);
    assert.match(textsOf(details?.card), /Raised by: \nAlex Teacher/);
    play.lead.reads(details!);
    await play.lead.looksAt('All answers');
    assert.match(play.lead.sees, /Signs noticed: \nLate to school/);
    await play.lead.looksAt('Why this level');
    assert.match(play.lead.sees, /This product's own rule, from practice; not law/);
    const found = await play.records.findByReference('R-TEST1');
    const audit = await play.records.auditOf(found?.value.id ?? '');
    assert.ok(audit.some(({ what, by }) => what === 'details-opened' && by.name === 'Sam Lead'));
  });

  it('lists open cases for a lead and lets them decide from their own chat', async () => {
    await play.lead.says('open');
    assert.match(play.lead.sees, /Pupil PB 3 · Year 3 · R-TEST1/);
    assert.match(play.lead.sees, /Targeted\. \nAnswer by Tue 1 Dec\. \nNew/);
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': '' });
    assert.match(play.lead.sees, /Please write a short reason/);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
    await play.settled();
    assert.match(play.lead.sees, /Closed: not needed/);
    assert.match(shared(), /Closed: not needed/);
    await play.lead.says('open');
    assert.match(play.lead.sees, /No case is waiting/);
  });

  it('lists no open cases for a teacher', async () => {
    await play.teacher.says('open');
    assert.match(play.teacher.sentence ?? '', /Only the SENCO, inclusion leads and the headteacher/);
  });

  it('shows no details to a teacher who forges a lead’s press in chat', async () => {
    const found = await play.records.findByReference('R-TEST1');
    await play.teacher.says('hello');
    await play.teacher.sendsPress('take', { r: found?.value.id });
    assert.match(play.teacher.sentence ?? '', /Only inclusion leads can do this/);
  });

  it('does not open details for a teacher', async () => {
    const colleague = play.player(COLLEAGUE);
    colleague.reads(posted);
    await colleague.presses('Open details');
    assert.match(colleague.sentence ?? '', /Only the SENCO, inclusion leads and the headteacher/);
  });

  it('keeps a lead’s details for when they next write, if their chat is not known', async () => {
    const second = play.player(SECOND_LEAD);
    second.reads(posted);
    await second.presses('Open details');
    await play.settled();
    assert.equal(sentTo(second).length, 0);
    await second.says('hello');
    await play.settled();
    assert.match(textsOf(sentTo(second).at(-1)?.card), /What was said/);
  });
});
