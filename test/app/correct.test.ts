import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL, type Json } from '../support/activities.ts';
import type { Sent } from '../support/fake-connector.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { namesPupil, opens } from '../support/same-pupil.ts';
import { OFFICE } from '../support/school.ts';

/** What makes the concern a pressing one. */
const SEVERE: Json = { SE2: 'cannot-full-day' };

describe('Correcting a concern that was sent', () => {
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
  const drafts = () => play.records.draftsOf(play.teacher.user.aadObjectId);
  const shared = () =>
    textsOf(play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content);
  const thread = () => play.connector.sent.map(({ activity }) => activity.text ?? '').join('\n');
  const told = (player: Player) =>
    play.connector.sent.findLast(
      ({ kind, conversationId }) => kind === 'chat' && conversationId === player.user.chat,
    )!;
  /** Opens it from the receipt and passes the gate. */
  const begins = async (gate: Json = { SG1: 'no', SG2: 'no' }) => {
    await play.teacher.presses('Correct my answers');
    await play.teacher.presses('Continue', gate);
  };
  /** Changes one topic and comes back to the check. */
  const changes = async (topic: string, inputs: Json) => {
    await play.teacher.presses(`Change: ${topic}`);
    for (let card = 0; card < 6 && !/then send|Nothing you ticked/.test(play.teacher.sees); card++)
      await play.teacher.presses('Continue', inputs);
  };
  const topicOf = (question: string) => {
    const { topic } = play.content.bank.questions.get(question)!;
    return play.content.bank.topics.find(({ id }) => id === topic)!.title;
  };

  it('asks the gate again, then shows everything that was said, to be changed by topic', async () => {
    await play.teacher.presses('Correct my answers');
    assert.match(play.teacher.sees, /in danger right now/);
    await play.teacher.presses('Continue', { SG1: 'no', SG2: 'no' });
    assert.match(play.teacher.sees, /Correct R-TEST1, then send/);
    assert.match(play.teacher.sees, /PB 3[^]*Late to school or lessons/);
    assert.ok(play.teacher.buttons.includes('Send the correction'));
  });

  it('replaces the answers and runs the rules: card, thread and history say what changed, and the owner is told', async () => {
    play.lead.reads(posted);
    await play.lead.presses('Take it on');
    const before = await theCase();
    await begins();
    await changes(topicOf('SE2'), { SE1: 'anxious', ...SEVERE });
    await play.teacher.presses('Send the correction');
    await play.settled();
    assert.match(play.teacher.sees, /^Pupil PB 3 · Year 3 · R-TEST1\nYour correction was sent/);
    const after = await theCase();
    assert.equal(after.answers['SE2'], 'cannot-full-day');
    assert.notEqual(after.triage.level, before.triage.level);
    assert.equal(after.reference, before.reference);
    assert.ok(after.answerBy <= before.answerBy);
    assert.deepEqual(await drafts(), []);
    assert.match(shared(), /Alex Teacher corrected the concern\./);
    assert.match(thread(), /R-TEST1: Alex Teacher has corrected the concern: now \w+\./);
    const row = (await play.records.auditOf(after.id)).find(({ what }) => what === 'corrected');
    assert.ok(row?.corrected?.some(({ question }) => question === 'SE2'));
    play.lead.reads(told(play.lead));
    assert.match(
      play.lead.sees,
      /Alex Teacher has corrected this concern, and its level or its pupil is different now/,
    );
  });

  it('corrects whom it is about, and is found under that reference', async () => {
    await begins();
    await changes(topicOf('PC1'), { PC1: 'PB 4' });
    assert.doesNotMatch(play.teacher.sees, /already written about/);
    await play.teacher.presses('Send the correction');
    await play.settled();
    assert.match(play.teacher.sees, /^Pupil PB 4 · Year 3 · R-TEST1/);
    assert.match(shared(), /R-TEST1 · pupil PB 4 · Year 3/);
    assert.match(thread(), /has corrected which pupil this is about\. Please check that facts added before/);
    await play.lead.says('find PB 4');
    assert.match(play.lead.sees, /R-TEST1/);
    await play.lead.says('find PB 3');
    assert.doesNotMatch(play.lead.sees, /R-TEST1/);
  });

  it('leaves what the office added as it is', async () => {
    const office = play.player(OFFICE);
    await office.says('hello');
    await office.sendsPress('facts', { r: (await theCase()).id });
    await office.presses('Add: Attendance figures');
    await office.presses('Continue', { OA1: '106', OA2: '41', OA3: '9', OA4: 'unknown' });
    await office.presses('Continue', { OA5: '0', OA6: '0', OA7: '2026-11-20' });
    await office.presses('Save into the case');
    const facts = (await theCase()).answers['OA2'];
    await begins();
    await changes(topicOf('SE2'), { SE1: 'anxious', ...SEVERE });
    await play.teacher.presses('Send the correction');
    const { answers } = await theCase();
    assert.equal(answers['SE2'], 'cannot-full-day');
    assert.equal(answers['OA2'], facts);
    assert.equal(facts, 41);
  });

  it('is refused once somebody has decided, and offers what was changed as a note', async () => {
    await begins();
    await changes(topicOf('PC1'), { PC1: 'PB 4' });
    await opens(play.lead, 'R-TEST1');
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Planned.' });
    await play.teacher.presses('Send the correction');
    assert.match(play.teacher.sees, /Not sent yet[^]*Already decided: closed: not needed, by Sam Lead/);
    assert.match(play.teacher.sees, /Pupil: PB 4/);
    await play.teacher.presses('Send the note');
    const { notes, answers } = await theCase();
    assert.match(notes[0]?.text ?? '', /Pupil: PB 4/);
    assert.equal(answers['PC1'], 'PB 3');
    await play.teacher.says('resume');
    assert.match(play.teacher.sees, /no unfinished draft/);
  });

  it('is sent once, however often it is pressed, and goes on where it was left', async () => {
    await begins();
    await changes(topicOf('PC1'), { PC1: 'PB 4' });
    const d = (await drafts())[0]!.value.id;
    const { id } = await theCase();
    await play.teacher.sendsPress('correct', { r: id });
    assert.match(play.teacher.sees, /PB 4/);
    assert.equal((await drafts()).length, 1);
    await Promise.all([
      play.teacher.sendsPress('send', { d, r: id }),
      play.teacher.sendsPress('send', { d, r: id }),
    ]);
    await play.teacher.sendsPress('send', { d, r: id });
    assert.match(play.teacher.sees, /^Pupil PB 4/);
    const audit = await play.records.auditOf(id);
    assert.equal(audit.filter(({ what }) => what === 'corrected').length, 1);
  });

  it('changes nothing when nothing was changed', async () => {
    const before = await theCase();
    await begins();
    await play.teacher.presses('Send the correction');
    assert.deepEqual(await theCase(), before);
    assert.deepEqual(await drafts(), []);
  });

  it('is no new concern: raising another begins one, and naming the pupil shows the one that was sent', async () => {
    await begins();
    await namesPupil(play.teacher);
    assert.match(play.teacher.sees, /You raised R-TEST1 about this pupil/);
    assert.doesNotMatch(play.teacher.sees, /You have begun a concern/);
    const kept = (await drafts()).filter(({ value }) => value.corrects);
    assert.equal(kept.length, 1);
  });

  it('stops at the gate like every form; the concern that was sent stands', async () => {
    const before = await theCase();
    await begins({ SG1: 'no', SG2: 'yes-not-told' });
    assert.match(play.teacher.sees, /Stop\. Speak to the DSL now/);
    assert.deepEqual(await theCase(), before);
    await play.teacher.presses('I have told the DSL');
    await play.teacher.presses('Continue', { SG1: 'no', SG2: 'yes-dsl-told' });
    assert.match(play.teacher.sees, /Correct R-TEST1, then send[^]*PB 3/);
  });

  it('with nothing left to worry about says so, and offers to withdraw it', async () => {
    await begins();
    const nothing = {
      EW1: 'none',
      SG3: 'none',
      BH1: 'none',
      SE1: 'none',
      WN1: 'none',
      AT2: '',
      GR1: 'none',
      PC4: 'other',
      AT1: 'rarely-absent',
    };
    for (const question of ['EW1', 'BH1', 'GR1', 'PC1'])
      if (/then send/.test(play.teacher.sees)) await changes(topicOf(question), nothing);
    await play.teacher.presses('Withdraw this concern');
    assert.match(play.teacher.sees, /Withdraw the concern about pupil PB 3/);
  });

  it('goes on when a lead corrects the pupil meanwhile: nothing typed is lost, and the new reference stays', async () => {
    await begins();
    await changes(topicOf('SE2'), { SE1: 'anxious', ...SEVERE });
    const { schoolBot } = play;
    const found = await schoolBot.lookBeforeCorrecting({ from: 'PB 3', to: 'QR 3' });
    assert.ok('cases' in found);
    const by = { id: 'lead', name: 'A. Lead' };
    await schoolBot.correctPupil({ cases: found.cases, to: found.to, why: 'mistyped', by });
    await play.teacher.presses('Send the correction');
    await play.settled();
    assert.match(play.teacher.sees, /changed since that card was shown[^]*QR 3/);
    await play.teacher.presses('Send the correction');
    await play.settled();
    const { answers } = await theCase();
    assert.deepEqual([answers['PC1'], answers['SE2']], ['QR 3', 'cannot-full-day']);
  });
});
