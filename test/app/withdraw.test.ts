import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL } from '../support/activities.ts';
import type { Sent } from '../support/fake-connector.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { opens, twoConcerns } from '../support/same-pupil.ts';
import { COLLEAGUE } from '../support/school.ts';

describe('A concern that was sent', () => {
  let play: Play;
  let posted: Sent;
  beforeEach(async () => {
    play = await startPlay();
    await play.lead.says('hello');
    await play.teacher.says('hello');
    posted = await sendsReferral(play);
  });
  afterEach(() => play.stop());

  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const shared = () =>
    textsOf(play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content);
  const thread = () => play.connector.sent.map(({ activity }) => activity.text ?? '').join('\n');
  const told = (player: Player) =>
    play.connector.sent.findLast(
      ({ kind, conversationId }) => kind === 'chat' && conversationId === player.user.chat,
    )!;
  const withdraws = async (because = 'sorted-out') => {
    await play.teacher.presses('Withdraw this concern');
    await play.teacher.presses('Withdraw R-TEST1', { because });
    await play.settled();
  };

  it('is withdrawn from its receipt, after a question that names the pupil', async () => {
    await play.teacher.presses('Withdraw this concern');
    assert.match(
      play.teacher.sees,
      /^Pupil PB 3 · Year 3 · R-TEST1\nWithdraw the concern about pupil PB 3\?/,
    );
    assert.match(play.teacher.sees, /Whatever the DSL was told stands/);
    await play.teacher.presses('Withdraw R-TEST1');
    assert.match(play.teacher.sees, /Please choose why you withdraw it/);
    assert.equal((await theCase()).status, 'submitted');
    await play.teacher.presses('Withdraw R-TEST1', { because: 'wrong-pupil' });
    await play.settled();
    assert.match(play.teacher.sees, /Withdrawn[^]*It was about the wrong pupil/);
    const { status, decision } = await theCase();
    assert.deepEqual([status, decision?.because], ['withdrawn', 'wrong-pupil']);
    assert.match(shared(), /Withdrawn by Alex Teacher/);
    assert.match(thread(), /R-TEST1: Alex Teacher has withdrawn the concern/);
    const audit = await play.records.auditOf((await theCase()).id);
    assert.ok(audit.some(({ what }) => what === 'withdrawn'));
  });

  it('is on no list of things to do once it is withdrawn, and tells whoever looked after it', async () => {
    play.lead.reads(posted);
    await play.lead.presses('Send the question', { 'ask-text': 'Which lessons?' });
    await play.settled();
    play.teacher.reads(told(play.teacher));
    await withdraws();
    play.lead.reads(told(play.lead));
    assert.match(play.lead.sees, /Alex Teacher has withdrawn this concern/);
    for (const list of ['open', 'due', 'waiting']) {
      await play.lead.says(list);
      assert.ok(!play.lead.sees.includes('R-TEST1'), list);
    }
    await play.teacher.says('hello');
    assert.doesNotMatch(play.teacher.sees, /waits for your answer/);
    await play.teacher.says('my referrals');
    assert.match(play.teacher.sees, /Finished\nPupil PB 3 · Year 3 · R-TEST1\nWithdrawn by you/);
  });

  it('is not decided on while it is withdrawn, and an inclusion lead takes it up again in the channel', async () => {
    await withdraws();
    play.lead.reads(play.channelCards().at(-1)!);
    await play.lead.sendsPress('approve-in-school', {
      r: (await theCase()).id,
      'approve-in-school-text': 'x',
    });
    assert.match(play.lead.sees, /Alex Teacher withdrew this concern on .*, so nothing was changed/);
    await play.lead.presses('Take it up again', { 'take-up-again-text': 'I saw it too.' });
    await play.settled();
    assert.equal((await theCase()).status, 'under-review');
    assert.match(shared(), /Withdrawn by Alex Teacher, and taken up again by Sam Lead/);
    play.teacher.reads(told(play.teacher));
    assert.match(play.teacher.sees, /You withdrew it, and an inclusion lead looks at it all the same/);
    assert.match(play.teacher.sees, /Sam Lead took it up again[^]*I saw it too\./);
    assert.ok(!play.teacher.buttons.includes('Withdraw this concern'), 'it is for the lead to decide now');
    await play.teacher.sendsPress('withdraw', { r: (await theCase()).id, because: 'other' });
    assert.match(play.teacher.sees, /Sam Lead took this concern up again/);
    assert.equal((await theCase()).status, 'under-review');
  });

  it('waits for the answer again when it is taken up again with a question that was not answered', async () => {
    play.lead.reads(posted);
    await play.lead.presses('Send the question', { 'ask-text': 'Which lessons?' });
    await play.settled();
    play.teacher.reads(told(play.teacher));
    await withdraws();
    await opens(play.lead, 'R-TEST1');
    await play.lead.presses('Take it up again', { 'take-up-again-text': 'I saw it too.' });
    await play.settled();
    play.teacher.reads(told(play.teacher));
    await play.teacher.presses('Send my answer', { answer: 'Maths and PE.' });
    assert.equal((await theCase()).enquiries[0]?.answer, 'Maths and PE.');
  });

  it('is withdrawn once, however often it is pressed', async () => {
    const { id } = await theCase();
    await play.teacher.presses('Withdraw this concern');
    await Promise.all([
      play.teacher.sendsPress('withdraw', { r: id, because: 'other' }),
      play.teacher.sendsPress('withdraw', { r: id, because: 'other' }),
    ]);
    await play.teacher.sendsPress('withdraw', { r: id, because: 'other' });
    assert.match(play.teacher.sees, /Withdrawn/);
    const audit = await play.records.auditOf(id);
    assert.equal(audit.filter(({ what }) => what === 'withdrawn').length, 1);
    await play.teacher.sendsPress('ask-withdraw', { r: id });
    assert.match(play.teacher.sees, /Withdrawn by you/);
  });

  it('is not withdrawn or corrected after a decision, from an old card: it says who decided', async () => {
    const { id } = await theCase();
    play.lead.reads(posted);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Planned.' });
    for (const verb of ['ask-withdraw', 'withdraw', 'correct']) {
      await play.teacher.sendsPress(verb, { r: id, because: 'other' });
      assert.match(play.teacher.sees, /Already decided: closed: not needed, by Sam Lead/, verb);
    }
    assert.equal((await theCase()).status, 'not-needed');
    assert.ok(!play.teacher.buttons.includes('Correct my answers'));
  });

  it('is for nobody else to withdraw or to correct', async () => {
    const { id } = await theCase();
    const colleague = play.player(COLLEAGUE);
    for (const verb of ['ask-withdraw', 'withdraw', 'correct'])
      for (const other of [colleague, play.lead]) {
        await other.sendsPress(verb, { r: id, because: 'other' });
        assert.match(other.sentence ?? '', /cannot find a referral of yours/, verb);
      }
    assert.equal((await theCase()).status, 'submitted');
  });

  it('takes a note while a question waits, and what was begun as the answer is still there', async () => {
    play.lead.reads(posted);
    await play.lead.presses('Send the question', { 'ask-text': 'Which lessons?' });
    await play.settled();
    play.teacher.reads(told(play.teacher));
    assert.match(play.teacher.sees, /^Pupil PB 3 · Year 3 · R-TEST1\nA question/);
    assert.match(play.teacher.sees, /Please answer before Tue 1 Dec: by then it is decided/);
    await play.teacher.presses('Send the note', { answer: 'Mostly ma', note: 'Late again today.' });
    assert.equal((await theCase()).notes.length, 1);
    assert.match(play.teacher.sees, /Mostly ma/);
  });
});

describe('A concern that a colleague’s was joined to', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());

  it('is not withdrawn with a press, and does not say why', async () => {
    const { earlier, later } = await twoConcerns(play, play.player(COLLEAGUE));
    await opens(play.lead, later);
    await play.lead.presses(`Join to ${earlier}`);
    const { id } = (await play.records.findByReference(earlier))!.value;
    await play.teacher.sendsPress('ask-withdraw', { r: id });
    assert.match(play.teacher.sees, /An inclusion lead already works with this concern/);
    assert.ok(!play.teacher.sees.includes(COLLEAGUE.name) && !play.teacher.sees.includes(later));
  });
});
