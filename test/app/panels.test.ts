import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL } from '../support/activities.ts';
import type { Sent } from '../support/fake-connector.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { HEAD, SECOND_LEAD, SENCO } from '../support/school.ts';

const FAIR_ACCESS = { which: 'fair-access', deadline: '2026-11-30', meets: '2026-12-04', approval: 'yes' };

describe('A case at a panel', () => {
  let play: Play;
  let posted: Sent;
  let head: Player;
  let second: Player;
  beforeEach(async () => {
    play = await startPlay();
    head = play.player(HEAD);
    second = play.player(SECOND_LEAD);
    for (const each of [play.lead, second, head]) await each.says('hello');
    posted = await sendsReferral(play);
  });
  afterEach(() => play.stop());

  const panel = async () => (await play.records.findByReference('R-TEST1'))!.value.panels?.at(-1);
  const shared = () =>
    textsOf(play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content);
  const opens = async (player: Player) => {
    await player.says('find R-TEST1');
    await player.presses('Open R-TEST1');
  };
  const opensThePanel = async (player: Player) => {
    await opens(player);
    await player.presses('Open the panel');
  };
  const takes = async (player = play.lead, inputs: object = FAIR_ACCESS) => {
    await opens(player);
    await player.presses('Take it to a panel');
    await player.presses('Take it to a panel', { ...inputs });
  };

  it('goes there, is approved, sent, heard and followed, a step at a time', async () => {
    await takes();
    assert.match(play.lead.sees, /Fair access panel/);
    assert.match(play.lead.sees, /headteacher has not approved it yet/);
    assert.ok(!play.lead.buttons.includes('The papers are sent'), 'not before the approval');
    await opens(head);
    await head.presses('Look at the panel');
    await head.presses('Approve');
    assert.match(head.sees, /The papers are to be sent by Mon 30 Nov/);
    await opensThePanel(play.lead);
    await play.lead.presses('The papers are sent');
    play.clock.startsAt('2026-12-04');
    await opensThePanel(play.lead);
    await play.lead.presses('Save what the panel said', {
      as: 'in-part',
      reason: 'Two days a week until Easter.',
      'appeal-by': '2026-12-18',
    });
    assert.match(play.lead.sees, /Agreed in part on Fri 4 Dec/);
    await play.lead.presses('Save', { told: '2026-12-04', 'appeal-made': '2026-12-04' });
    assert.match(play.lead.sees, /Family told on: Fri 4 Dec 2026/);
    await opens(play.lead);
    await play.lead.presses('History');
    for (const done of ['took the case to a panel', 'approved that the case goes', 'sent the papers'])
      assert.match(play.lead.sees, new RegExp(done));
    assert.match(play.lead.sees, /wrote down what the panel said/);
  });

  it('reminds the headteacher to approve it, who does so from the reminder, and then the owner of the papers', async () => {
    const told = (player: Player) =>
      play.connector.sent.findLast(
        ({ kind, conversationId }) => kind === 'chat' && conversationId === player.user.chat,
      )!;
    await takes();
    await play.settled();
    await play.schoolBot.reminders();
    head.reads(told(head));
    assert.match(head.sees, /asks for your approval before the papers are sent/);
    await head.presses('Open the panel of R-TEST1');
    await head.presses('Approve');
    play.clock.startsAt('2026-11-27');
    await play.schoolBot.reminders();
    play.lead.reads(told(play.lead));
    assert.match(play.lead.sees, /papers for the panel are due Mon 30 Nov/);
    assert.equal(await play.schoolBot.reminders(), 0, 'and not again the same day');
  });

  it('leaves the case where it stands, whatever the panel says', async () => {
    await takes(play.lead, { ...FAIR_ACCESS, approval: 'no' });
    await play.lead.presses('The papers are sent');
    await play.lead.presses('Save what the panel said', {
      as: 'agreed',
      heard: '2026-11-24',
      reason: 'A place from January.',
    });
    const { status, decision } = (await play.records.findByReference('R-TEST1'))!.value;
    assert.equal(status, 'submitted');
    assert.equal(decision, undefined);
  });

  it('shows the channel and the referrer its day, and not which panel it is', async () => {
    await takes();
    await play.settled();
    assert.match(shared(), /Panel on Fri 4 Dec/);
    assert.doesNotMatch(shared(), /Fair access/i);
    await play.teacher.says('my referrals');
    await play.teacher.presses('Open R-TEST1');
    assert.match(play.teacher.sees, /Panel\nFri 4 Dec/);
    assert.doesNotMatch(play.teacher.sees, /Fair access/i);
  });

  it('is named in own words where the list has it not', async () => {
    await takes(play.lead, { ...FAIR_ACCESS, which: 'another', name: '' });
    assert.match(play.lead.sees, /Please write the name of the panel/);
    await play.lead.presses('Take it to a panel', { name: 'Pupil placement group' });
    assert.equal((await panel())?.name, 'Pupil placement group');
  });

  it('says beside each field what is wrong with it, and loses nothing typed', async () => {
    await takes(play.lead, {
      which: 'fair-access',
      deadline: '2026-12-04',
      meets: '2026-11-30',
      approval: '',
    });
    assert.match(play.lead.sees, /meets before its papers are due/);
    assert.match(play.lead.sees, /choose whether this panel asks/);
    assert.match(play.lead.sees, /2026-11-30/);
    assert.equal(await panel(), undefined);
  });

  it('asks once about words that may mean harm, and sends them when pressed again', async () => {
    await takes(play.lead, { ...FAIR_ACCESS, approval: 'no' });
    await play.lead.presses('Take the case back');
    const reason = 'He hits himself and says he wants to die.';
    await play.lead.presses('Take it back', { reason });
    assert.match(play.lead.sees, /some of these words can be about harm/);
    assert.equal((await panel())?.withdrawn, undefined);
    await play.lead.presses('Take it back');
    assert.equal((await panel())?.withdrawn?.reason, reason);
  });

  it('is put off to another day, and heard again then', async () => {
    await takes(play.lead, { ...FAIR_ACCESS, approval: 'no' });
    await play.lead.presses('The papers are sent');
    const said = { as: 'put-off', heard: '2026-11-24', reason: 'Papers missing.' };
    await play.lead.presses('Save what the panel said', said);
    assert.match(play.lead.sees, /to which it was put off/);
    await play.lead.presses('Save what the panel said', { 'put-off': '2026-12-11' });
    assert.match(play.lead.sees, /Put off\. It meets on Fri 11 Dec/);
    assert.equal((await panel())?.meets, '2026-12-11');
    play.clock.startsAt('2026-12-11');
    await opensThePanel(play.lead);
    await play.lead.presses('Save what the panel said', { as: 'not-agreed', reason: 'Not this term.' });
    assert.match(play.lead.sees, /Put off to another day[\s\S]*Not agreed/);
  });

  it('is corrected, and taken to another one once it is over', async () => {
    await takes();
    await play.lead.presses('Correct it');
    await play.lead.presses('Save the correction', { meets: '', approval: 'no' });
    assert.deepEqual([(await panel())?.meets, (await panel())?.needsApproval], [undefined, false]);
    await play.lead.presses('Take the case back');
    await play.lead.presses('Take it back', { reason: 'Sorted out in school.' });
    await play.lead.presses('Take it to another panel');
    assert.match(play.lead.sees, /Fair access panel: Taken back by Sam Lead/);
    await play.lead.presses('Take it to a panel', { ...FAIR_ACCESS, which: 'medical' });
    assert.equal((await panel())?.name, 'Medical needs panel');
  });

  it('takes one step once when two people press, and shows the second where it stands', async () => {
    await opens(play.lead);
    await play.lead.presses('Take it to a panel');
    await opens(second);
    await second.presses('Take it to a panel');
    await play.lead.presses('Take it to a panel', FAIR_ACCESS);
    await second.presses('Take it to a panel', { ...FAIR_ACCESS, which: 'ap' });
    assert.match(second.sees, /already goes to a panel, on Fri 4 Dec/);
    assert.match(second.sees, /Fair access panel/);
    await opens(head);
    await head.presses('Look at the panel');
    const again = head.card;
    await head.presses('Approve');
    head.card = again;
    await head.presses('Approve');
    assert.match(head.sees, /does not wait for this any more/);
    assert.equal((await play.records.findByReference('R-TEST1'))!.value.panels?.length, 1);
  });

  /** The case at a panel whose papers are sent, closed as not needed after one look at what that leaves. */
  const closesWithAPanel = async () => {
    await takes(play.lead, { ...FAIR_ACCESS, approval: 'no' });
    await play.lead.presses('The papers are sent');
    await opens(play.lead);
    await play.lead.presses('Pass it on', { 'pass-on-choice': 'senco', 'pass-on-text': 'For the SENCO.' });
  };
  const status = async () => (await play.records.findByReference('R-TEST1'))!.value.status;

  it('is said to whoever ends the case while it goes there, and a second press ends it', async () => {
    await closesWithAPanel();
    assert.match(play.lead.sees, /still goes to a panel\. Panel on Fri 4 Dec/);
    assert.doesNotMatch(play.lead.sees, /still goes to a panel[^\n]*Fair access/i, 'never which');
    assert.equal(await status(), 'submitted');
    await play.lead.presses('Pass it on');
    assert.equal(await status(), 'passed-on');
  });

  it('asks nothing where the case goes to no panel any more', async () => {
    await takes(play.lead, { ...FAIR_ACCESS, approval: 'no' });
    await play.lead.presses('Take the case back');
    await play.lead.presses('Take it back', { reason: 'Sorted out in school.' });
    await opens(play.lead);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'All well again.' });
    assert.equal(await status(), 'not-needed');
  });

  it('goes on once the case is passed on: what it says, an appeal, and what comes of that', async () => {
    await closesWithAPanel();
    await play.lead.presses('Pass it on');
    play.clock.startsAt('2026-12-08');
    await play.settled();
    await play.schoolBot.reminders();
    await play.lead.says('reminders');
    assert.match(play.lead.sees, /what it said has not been written down/);
    await play.lead.says('my dates');
    assert.match(play.lead.sees, /Panel: was Fri 4 Dec/);
    await play.lead.says('due');
    assert.match(play.lead.sees, /R-TEST1/);
    await opensThePanel(play.lead);
    await play.lead.presses('Save what the panel said', {
      as: 'not-agreed',
      heard: '2026-12-04',
      reason: 'Not this term.',
      'appeal-by': '2026-12-18',
    });
    assert.ok(!play.lead.buttons.includes('Take it to another panel'), 'the case is over');
    await play.lead.says('my dates');
    assert.match(play.lead.sees, /Last day to appeal: Fri 18 Dec/);
    play.clock.startsAt('2027-02-02');
    await opensThePanel(play.lead);
    await play.lead.presses('Save', { 'appeal-made': '2026-12-17' });
    await play.lead.presses('Save', { 'appeal-as': 'upheld' });
    assert.match(play.lead.sees, /Appeal: Upheld/);
    await play.lead.says('my dates');
    assert.match(play.lead.sees, /No day waits for you/);
  });

  it('is approved by the headteacher alone, and read by those who read cases', async () => {
    await takes();
    const id = (await panel())?.id;
    const r = (await play.records.findByReference('R-TEST1'))!.value.id;
    assert.ok(!play.lead.buttons.includes('Approve'));
    await play.lead.sendsPress('approve-panel', { r, panel: id });
    assert.equal((await panel())?.approved, undefined);
    await play.lead.sendsPress('send-to-panel', { r, panel: id, sent: '2026-11-24' });
    assert.equal((await panel())?.sentOn, undefined);
    assert.match(play.lead.sees, /asks for the headteacher's approval/);
    const senco = play.player(SENCO);
    await senco.says('hello');
    await opensThePanel(senco);
    assert.ok(!senco.buttons.includes('Correct it'));
    await play.teacher.sendsPress('panel', { r });
    assert.match(play.teacher.sentence ?? '', /Nothing was opened/);
  });
});
