import assert from 'node:assert/strict';
import { message, send, TEACHER, type Json } from '../support/activities.ts';
import { sendsReferral, startPlay, textsOf, type Play } from '../support/play.ts';
import { OFFICE, SENCO } from '../support/school.ts';

describe('What people type in the chat', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());

  const seenAfter = async (text: string, player = play.lead) => {
    await player.says(text);
    return player.sees;
  };

  it('is a command however people type it', async () => {
    const due = await seenAfter('due');
    for (const text of [
      'due.',
      'Due?',
      '"due"',
      '“due”',
      'due please',
      'please due',
      '\u200Bdue',
      'due today',
      'ｄｕｅ',
    ])
      assert.equal(await seenAfter(text), due, text);
    const referrals = await seenAfter('my referrals');
    for (const text of ['“My referrals.”', 'my referrals, please', '<quoted messageId="1732"/> my referrals'])
      assert.equal(await seenAfter(text), referrals, text);
  });

  it('finds a pupil with "please" behind the reference, or "open" before that of a referral', async () => {
    await sendsReferral(play);
    for (const text of ['find PB 3 please', 'search pb-3.', 'open R-TEST1'])
      assert.match(await seenAfter(text), /Pupil PB 3 · Year 3 · R-TEST1/, text);
  });

  it('opens one’s own referral by its reference, and lists them to withdraw or correct one', async () => {
    await sendsReferral(play);
    for (const text of ['R-TEST1', 'status R-TEST1?', 'status of r-test1'])
      assert.match(await seenAfter(text, play.teacher), /R-TEST1\nYour concern, as it stands now/, text);
    for (const text of ['withdraw', 'correct my concern', 'Change my referral.'])
      assert.match(await seenAfter(text, play.teacher), /Referrals you sent/, text);
    assert.match(await seenAfter('R-TEST1', play.player(OFFICE)), /did not understand/);
    assert.match(await seenAfter('status R-TEST1'), /Pupil PB 3 · Year 3 · R-TEST1/);
  });

  it('is Stop where it can mean that', async () => {
    for (const text of [
      'stop',
      'Stop!',
      'sto\u00ADp',
      'ｓｔｏｐ',
      'please stop now',
      'D.S.L.',
      'the DSL',
      'safe\u00ADguarding',
    ]) {
      const sees = await seenAfter(text, play.teacher);
      assert.match(sees, /Dana Safe/, text);
      assert.doesNotMatch(sees, /slipping away/, text);
    }
  });

  it('is no list of cases when a teacher types "urgent", but says whom to speak to', async () => {
    const sees = await seenAfter('urgent', play.teacher);
    assert.match(sees, /did not understand/);
    assert.match(sees, /Dana Safe/);
    assert.match(await seenAfter('urgent'), /No urgent case/);
  });

  it('is not Stop in words about something else', async () => {
    for (const text of [
      'non-stop talking in class',
      'nonstop',
      'he waits at the bus stop',
      'stop sending me messages',
    ])
      assert.match(await seenAfter(text, play.teacher), /did not understand/, text);
  });

  it('that is not understood is said to be so, with the words that work for this person', async () => {
    const teacher = await seenAfter('how do I cancel', play.teacher);
    assert.match(teacher, /did not understand.*"my referrals".*"stop"/);
    assert.doesNotMatch(teacher, /"due"/);
    assert.match(await seenAfter('how do I cancel'), /did not understand.*"due".*"digest"/);
    assert.match(await seenAfter('help', play.teacher), /These words work for you.*"my referrals"/);
    for (const text of ['hello', 'Hi!', 'help', 'good morning'])
      assert.doesNotMatch(await seenAfter(text, play.teacher), /did not understand/, text);
  });

  it('that is not understood is not answered with a word that this person would be refused', async () => {
    const senco = play.player(SENCO);
    const words = await seenAfter('help', senco);
    assert.match(words, /"due"/);
    assert.doesNotMatch(words, /"providers"/);
    assert.match(await seenAfter('help'), /"providers"/);
  });

  it('is offered as the answer to the one question that waits, and sent with one press', async () => {
    play.lead.reads(await sendsReferral(play));
    await play.lead.presses('Send the question', { 'ask-text': 'How are the mornings?' });
    await play.settled();
    await play.teacher.says('He is late most Mondays. '.repeat(20));
    assert.match(play.teacher.sees, /shorten this to 300/);
    await play.teacher.says('He is late most Mondays and very tired.');
    assert.match(play.teacher.sees, /Is this your answer to Sam Lead/);
    assert.match(play.teacher.sees, /Not sent yet/);
    const before = await play.records.findByReference('R-TEST1');
    assert.equal(before?.value.enquiries[0]?.answer, undefined);
    await play.teacher.presses('Send my answer');
    const after = await play.records.findByReference('R-TEST1');
    assert.equal(after?.value.enquiries[0]?.answer, 'He is late most Mondays and very tired.');
    await play.teacher.says('Thank you for asking.');
    assert.match(play.teacher.sees, /did not understand/);
  });

  const setting = () => ({ from: TEACHER, serviceUrl: play.connector.url });
  const answerTo = async (activity: Json) => {
    const before = play.connector.sent.length;
    await send(play.url, activity);
    await play.settled();
    const [come] = play.connector.sent.slice(before);
    return come && `${come.activity.text ?? ''}${textsOf(come.card)}`;
  };

  it('with a picture or a file is told that nothing of it was kept', async () => {
    const html = { contentType: 'text/html', content: '<p>hello</p>' };
    for (const contentType of ['image/png', 'application/vnd.microsoft.teams.file.download.info']) {
      const activity = { ...message(setting(), 'here it is'), attachments: [html, { contentType }] };
      assert.match((await answerTo(activity)) ?? '', /cannot take pictures or files/);
    }
    const plain = { ...message(setting(), 'hello'), attachments: [html] };
    assert.doesNotMatch((await answerTo(plain)) ?? '', /cannot take/);
  });

  it('and changes afterwards is heard where it is about safety, and else left alone', async () => {
    const edited = (text: string) => ({ ...message(setting(), text), type: 'messageUpdate' });
    assert.match((await answerTo(edited('danger'))) ?? '', /999/);
    assert.match((await answerTo(edited('Dad hits him at home.'))) ?? '', /Dana Safe/);
    assert.equal(await answerTo(edited('my referrals')), undefined);
  });
});
