import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL } from '../support/activities.ts';
import type { Sent } from '../support/fake-connector.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { COLLEAGUE, SECOND_LEAD, SENCO } from '../support/school.ts';

describe('The owner of a case', () => {
  let play: Play;
  let posted: Sent;
  let second: Player;
  beforeEach(async () => {
    play = await startPlay();
    second = play.player(SECOND_LEAD);
    await play.lead.says('hello');
    await second.says('hello');
    posted = await sendsReferral(play);
  });
  afterEach(() => play.stop());

  const stored = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const shared = () =>
    textsOf(play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content);
  const opens = async (player: Player) => {
    await player.says('find R-TEST1');
    await player.presses('Open R-TEST1');
  };
  const lastOf = (player: Player) =>
    play.connector.sent.findLast(
      ({ kind, conversationId }) => kind === 'chat' && conversationId === player.user.chat,
    )!;

  it('is the lead who takes it', async () => {
    play.lead.reads(posted);
    await play.lead.presses('Take it on');
    assert.equal((await stored()).owner?.name, 'Sam Lead');
    await opens(play.lead);
    assert.match(play.lead.sees, /With: \nSam Lead, Tue 24 Nov, 09:00/);
  });

  it('is the lead who acts first when nobody took it', async () => {
    play.lead.reads(posted);
    await play.lead.presses('Send the question', { 'ask-text': 'Since when?' });
    second.reads(posted);
    await second.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
    assert.equal((await stored()).decision?.by.name, 'Robin Second');
    assert.equal((await stored()).owner?.name, 'Sam Lead');
  });

  it('changes with one press; the new owner is told, the channel and the history show it', async () => {
    play.lead.reads(posted);
    await play.lead.presses('Take it on');
    await opens(play.lead);
    await play.lead.presses('Hand over', { 'hand-over-choice': SECOND_LEAD.aadObjectId });
    assert.match(play.lead.sees, /Robin Second has this case now, and is told/);
    await play.settled();
    second.reads(lastOf(second));
    assert.match(second.sees, /Sam Lead has handed this case over to you/);
    assert.match(shared(), /Seen by Sam Lead, .* With Robin Second\./);
    await second.presses('History');
    assert.match(second.sees, /09:00 Sam Lead handed the case over to Robin Second/);
    await second.says('mine');
    assert.match(second.sees, /R-TEST1/);
    await play.lead.says('mine');
    assert.match(play.lead.sees, /You look after no case/);
  });

  it('can be taken over by a lead, and the owner before is told', async () => {
    play.lead.reads(posted);
    await play.lead.presses('Take it on');
    await opens(second);
    await second.presses('Hand over', { 'hand-over-choice': SECOND_LEAD.aadObjectId });
    assert.match(second.sees, /This case is yours now/);
    await play.settled();
    assert.match(textsOf(lastOf(play.lead).card), /This case is Robin Second's now/);
  });

  it('changes once when two leads press at once, and the other reads what is so', async () => {
    play.lead.reads(posted);
    await play.lead.presses('Take it on');
    await opens(play.lead);
    await opens(second);
    const press = (player: Player) =>
      player.presses('Hand over', { 'hand-over-choice': SECOND_LEAD.aadObjectId });
    await Promise.all([press(play.lead), press(second)]);
    const audit = await play.records.auditOf((await stored()).id);
    assert.equal(audit.filter(({ what }) => what === 'handed-over').length, 1);
    assert.match(play.lead.sees + second.sees, /Robin Second already has this case, since Tue 24 Nov, 09:00/);
  });

  it('is chosen from the school’s leads, whatever a card says', async () => {
    await opens(play.lead);
    const r = (await stored()).id;
    for (const choice of ['', COLLEAGUE.aadObjectId, 'nobody', undefined]) {
      await play.lead.sendsPress('hand-over', { r, 'hand-over-choice': choice });
      assert.match(play.lead.sees, /Please choose to whom the case is handed over/);
    }
    const colleague = play.player(COLLEAGUE);
    await colleague.says('hello');
    await colleague.sendsPress('hand-over', { r, 'hand-over-choice': SECOND_LEAD.aadObjectId });
    assert.match(colleague.sentence ?? '', /Only inclusion leads can do this/);
    assert.equal((await stored()).owner, undefined);
  });

  it('is never the person who raised the concern', async () => {
    await sendsReferral(play, second);
    await play.lead.says('find R-TEST2');
    await play.lead.presses('Open R-TEST2');
    assert.ok(!play.lead.buttons.includes('Hand over') || !play.lead.sees.includes('Robin Second\n'));
    const own = (await play.records.findByReference('R-TEST2'))!.value;
    await play.lead.sendsPress('hand-over', { r: own.id, 'hand-over-choice': SECOND_LEAD.aadObjectId });
    assert.match(play.lead.sees, /Robin Second raised this concern, so somebody else/);
    await second.says('hello');
    await second.sendsPress('hand-over', { r: own.id, 'hand-over-choice': SECOND_LEAD.aadObjectId });
    assert.match(second.sees, /You raised this concern yourself/);
  });
});

describe("A case's history", () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.lead.says('find R-TEST1');
    await play.lead.presses('Open R-TEST1');
  });
  afterEach(() => play.stop());

  it('says what was done, then who looked on which day and how often, and that it was read itself', async () => {
    await play.lead.presses('Take it on');
    play.clock.pass(24 * 60 * 60);
    for (let n = 0; n < 2; n++) {
      await play.lead.says('find R-TEST1');
      await play.lead.presses('Open R-TEST1');
    }
    await play.lead.presses('History');
    const lines = play.lead.sees.split('\n').filter((line) => /^09:00|^- 09:00|^Sam Lead|2026/.test(line));
    assert.deepEqual(lines, [
      'What was done on Tue 24 Nov 2026',
      '- 09:00 Sam Lead took the case on',
      '- 09:00 Alex Teacher raised the concern',
      'Who looked on Wed 25 Nov 2026',
      'Sam Lead opened the full referral 2 times; was shown this case in a search 2 times; opened this history',
      'Who looked on Tue 24 Nov 2026',
      'Sam Lead opened the full referral; was shown this case in a search',
    ]);
  });

  it('folds away who looked, however often that was', async () => {
    const { id } = (await play.records.findByReference('R-TEST1'))!.value;
    for (let n = 0; n < 30; n++) await play.lead.sendsPress('details', { r: id, view: 'said' });
    await play.lead.sendsPress('details', { r: id, view: 'history' });
    assert.match(play.lead.sees, /raised the concern/);
    assert.match(play.lead.sees, /opened the full referral 31 times/);
    const folded = /"id":"rest","isVisible":false.*/.exec(JSON.stringify(play.lead.card))?.[0] ?? '';
    assert.match(folded, /31 times/);
  });

  it('goes back page by page when it is long', async () => {
    const { id } = (await play.records.findByReference('R-TEST1'))!.value;
    for (let n = 0; n < 25; n++) {
      play.clock.pass(1);
      await play.teacher.sendsPress('note', { r: id, note: `Late again, for the ${n}th time.` });
    }
    await play.lead.presses('History');
    assert.doesNotMatch(play.lead.sees, /raised the concern/);
    await play.lead.presses('Earlier');
    assert.match(play.lead.sees, /Alex Teacher raised the concern/);
  });

  it('is not for the SENCO, nor for a channel', async () => {
    const senco = play.player(SENCO);
    await senco.says('find R-TEST1');
    await senco.presses('Open R-TEST1');
    assert.ok(!senco.buttons.includes('History'));
    const { id } = (await play.records.findByReference('R-TEST1'))!.value;
    await senco.sendsPress('details', { r: id, view: 'history' });
    assert.match(senco.sentence ?? '', /Only inclusion leads and the headteacher/);
    play.lead.reads(play.channelCards().at(-1)!);
    await play.lead.sendsPress('details', { r: id, view: 'history' });
    assert.match(play.lead.sentence ?? '', /in their own chat/);
  });
});
