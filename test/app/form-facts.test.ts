import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL, type Json, type TeamsUser } from '../support/activities.ts';
import { content } from '../support/content.ts';
import type { Sent } from '../support/fake-connector.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { HEAD, OFFICE, SENCO, testSchool } from '../support/school.ts';

const DSL: TeamsUser = {
  id: '29:dsl',
  name: 'The dsl',
  aadObjectId: '20000000-0000-4000-8000-000000000019',
  chat: 'a:dsl-chat',
};

describe('Facts that only the forms of others ask for', () => {
  let play: Play;
  let posted: Sent;
  beforeEach(async () => {
    const { staff } = testSchool();
    const dsl = { id: DSL.aadObjectId, name: DSL.name, roles: ['dsl' as const] };
    play = await startPlay({}, undefined, testSchool({ staff: [...staff, dsl] }), content);
    posted = await sendsReferral(play);
  });
  afterEach(() => play.stop());

  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const shared = () =>
    textsOf(play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content);
  const opens = async (user: TeamsUser, data: Json = {}): Promise<Player> => {
    const player = user === play.lead.user ? play.lead : play.player(user);
    await player.says('hello');
    await player.sendsPress('form-facts', { r: (await theCase()).id, ...data });
    return player;
  };
  /** Opens a part, fills in its cards and saves. */
  const adds = async (user: TeamsUser, topic: string, cards: readonly Json[]): Promise<Player> => {
    const player = await opens(user, { topic });
    for (const inputs of cards) await player.presses('Continue', inputs);
    await player.presses('Save into the case');
    await play.settled();
    assert.match(player.sees, /Saved\. Thank you/);
    return player;
  };
  const parts = (player: Player) =>
    player.buttons.flatMap((title) => (title.startsWith('Add: ') ? [title.slice('Add: '.length)] : []));

  it('are offered to each role as parts, only those it knows', async () => {
    assert.deepEqual(parts(await opens(OFFICE)), [
      'Medical evidence',
      'Learning and language',
      'Hours in a week',
      'Consent to share',
      'Schools before',
    ]);
    assert.deepEqual(parts(await opens(DSL)), [
      'Agencies and early help',
      'Risk assessment',
      'Consent to share',
    ]);
    const senco = parts(await opens(SENCO));
    assert.ok(senco.includes('SEND plan and reviews') && senco.includes('Measures done elsewhere'));
    assert.ok(!senco.includes('Hours in a week'));
    assert.equal(parts(await opens(play.lead.user)).length, 9);
  });

  it('ask each role only its own questions of a part', async () => {
    const office = await opens(OFFICE, { topic: 'consent' });
    await office.presses('Continue', { FC1: 'written' });
    assert.doesNotMatch(office.sees, /Who gave it/, 'it would tell who acts for the pupil');
    const dsl = await opens(DSL, { topic: 'consent' });
    await dsl.presses('Continue', { FC1: 'written' });
    assert.match(dsl.sees, /Who gave it/);
    const senco = await opens(SENCO, { topic: 'risk' });
    assert.doesNotMatch(senco.sees, /visits at home/);
  });

  it('are not for teachers, nor for the headteacher, who only reads', async () => {
    for (const user of [play.teacher.user, HEAD]) {
      const player = await opens(user);
      assert.match(player.sentence ?? '', /no facts to add/);
    }
  });

  it('are opened from the details and, once the case goes to a panel, from its card in the channel', async () => {
    await play.lead.says('open');
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Add facts for forms');
    assert.match(play.lead.sees, /^Facts for forms|Which facts do you have/m);
    const office = play.player(OFFICE);
    await office.says('hello');
    office.reads(posted);
    assert.ok(!office.buttons.includes('Add facts for forms'));
    await play.lead.says('find R-TEST1');
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Take it to a panel');
    const panel = { which: 'fair-access', deadline: '2026-11-30', approval: 'no' };
    await play.lead.presses('Take it to a panel', panel);
    await play.settled();
    office.card = play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content;
    await office.presses('Add facts for forms');
    await play.settled();
    const invited = play.connector.sent.findLast(({ conversationId }) => conversationId === OFFICE.chat);
    assert.ok(invited);
    office.reads(invited);
    await office.presses('Start');
    assert.ok(office.buttons.includes('Add: Hours in a week'));
    assert.ok(office.buttons.includes('Stop - safeguarding'));
  });

  it('open at the topic that a button names, also where a form was left elsewhere', async () => {
    const lead = await opens(play.lead.user, { topic: 'medical' });
    assert.match(lead.sees, /letter from a doctor or clinic/);
    await lead.presses('Continue', { FM1: 'held' });
    await lead.sendsPress('form-facts', { r: (await theCase()).id, topic: 'hours' });
    assert.match(lead.sees, /Hours a week in school/);
    await lead.presses('Continue', { FH1: '20' });
    assert.match(lead.sees, /Yes, in the pupil's file[^]*20/, 'what was begun is still there');
  });

  it('open at the parts where the topic is not for this person or does not exist', async () => {
    for (const topic of ['sen-plan', 'nothing']) {
      const office = await opens(OFFICE, { topic });
      assert.match(office.sees, /Which facts do you have/);
    }
  });

  it('change no level, no card and no thread, and notify nobody', async () => {
    const before = await theCase();
    const card = shared();
    const sent = play.connector.sent.length;
    await adds(DSL, 'agencies', [
      { FA1: 'camhs,childrens-services,police', FA2: 'open' },
      { FA3: '2026-11-02', FA4: 'Weekly sessions.', FA5: 'social-worker' },
    ]);
    await adds(OFFICE, 'medical', [
      { FM1: 'held', FM6: 'yes' },
      { FM2: 'camhs', FM3: '2026-11-02', FM4: 'some-hours', FM7: '2026-10-01' },
      { FM5: '10' },
    ]);
    await adds(SENCO, 'sen-plan', [{ FS1: 'semh', FS6: 'none' }, { FS5: '2' }]);
    const after = await theCase();
    assert.deepEqual(
      [after.answers['FA5'], after.answers['FM5'], after.answers['FS1']],
      ['social-worker', 10, 'semh'],
    );
    assert.deepEqual([after.triage, after.runAgain], [before.triage, before.runAgain]);
    assert.equal(shared(), card);
    const channel = play.connector.sent
      .slice(sent)
      .filter(({ conversationId }) => conversationId.includes(INCLUSION_CHANNEL));
    assert.deepEqual(channel, []);
  });

  it('stay when the rules run again for another reason', async () => {
    await adds(OFFICE, 'medical', [{ FM1: 'none', FM6: 'no' }]);
    const office = play.player(OFFICE);
    await office.says('hello');
    await office.sendsPress('facts', { r: (await theCase()).id });
    await office.presses('Add: Attendance figures');
    await office.presses('Continue', { OA1: '106', OA2: '60' });
    await office.presses('Continue', { OA5: '0', OA6: '0' });
    await office.presses('Save into the case');
    await play.settled();
    assert.equal((await theCase()).answers['FM1'], 'none');
    assert.doesNotMatch(shared(), /medical|letter|clinic/i);
  });

  it('are told in the details, in the history and in the copy of everything, with a mark on what is held back', async () => {
    await adds(DSL, 'agencies', [{ FA1: 'childrens-services', FA2: 'none' }, {}]);
    const { id } = await theCase();
    await play.lead.says('hello');
    await play.lead.sendsPress('details', { r: id, view: 'said' });
    assert.match(play.lead.sees, /Agencies involved[^]*Children's social care/);
    await play.lead.sendsPress('details', { r: id, view: 'history' });
    assert.match(play.lead.sees, /The dsl added or corrected facts that the forms of others ask for/);
    const audit = await play.records.auditOf(id);
    assert.deepEqual(audit.find(({ what }) => what === 'form-facts-added')?.corrected?.[0], {
      question: 'FA1',
      before: null,
      after: ['childrens-services'],
    });
  });

  it('tell nobody that the DSL is to be asked before a visit who may not know that the DSL is involved', async () => {
    await adds(DSL, 'risk', [{ FR1: 'no', FR4: 'ask-dsl' }]);
    const { id } = await theCase();
    for (const [user, sees] of [
      [play.lead.user, true],
      [SENCO, false],
    ] as const) {
      const player = user === SENCO ? play.player(SENCO) : play.lead;
      await player.says('hello');
      await player.sendsPress('details', { r: id, view: 'said' });
      assert.match(player.sees, /Risk assessment/);
      assert.equal(/Ask the DSL first/.test(player.sees), sees);
    }
  });

  it('leave the school in the pack only as far as they may', async () => {
    await adds(DSL, 'agencies', [{ FA1: 'childrens-services', FA2: 'open' }, { FA5: 'social-worker' }]);
    await adds(OFFICE, 'hours', [{ FH1: '20', FH2: '5', FH3: '7.5' }]);
    await adds(SENCO, 'sen-plan', [{ FS1: 'semh', FS6: 'none' }, { FS5: '2' }]);
    await adds(SENCO, 'learning', [{ FL1: 'below', FL2: 'Reads at Year 5.' }]);
    await play.lead.says('hello');
    await play.lead.sendsPress('pack', { r: (await theCase()).id });
    const plain = play.lead.sees;
    assert.match(plain, /Hours taught elsewhere[^]*5/);
    assert.match(plain, /Reads at Year 5/);
    assert.doesNotMatch(plain, /social care|social worker|early help|area of need/i);
    await play.lead.sendsPress('pack', { r: (await theCase()).id, include: 'send' });
    assert.match(play.lead.sees, /Main area of need[^]*Social, emotional/);
    assert.doesNotMatch(play.lead.sees, /social care|social worker|early help/i);
  });

  it('ask once about hours that do not add up to a school week, and may be left so', async () => {
    const office = await opens(OFFICE, { topic: 'hours' });
    await office.presses('Continue', { FH1: '10', FH2: '0', FH3: '5' });
    assert.match(office.sees, /Together these are 15 hours[^]*about 32\.5/);
    await office.presses('Continue', { FH1: '10', FH2: '0', FH3: '5' });
    await office.presses('Save into the case');
    assert.equal((await theCase()).answers['FH3'], 5);
  });

  it('are not taken once nothing runs on the case', async () => {
    play.lead.reads(posted);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Planned already.' });
    const office = await opens(OFFICE);
    assert.match(office.sentence ?? '', /nothing is added to it/);
  });
});
