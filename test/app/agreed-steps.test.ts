import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL, type Json } from '../support/activities.ts';
import type { Sent } from '../support/fake-connector.ts';
import { fillsParts } from '../support/parts.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { SECOND_LEAD } from '../support/school.ts';

const APPROVE = 'Approve the in-school next steps';
const STEPS = 'approve-in-school-steps';
const OWN = 'approve-in-school-more';
const REASON = { 'approve-in-school-text': 'Thank you for noticing.' };

describe('The steps of an approval', () => {
  let play: Play;
  let posted: Sent;
  beforeEach(async () => {
    play = await startPlay();
    await play.lead.says('hello');
    posted = await sendsReferral(play);
    play.lead.reads(posted);
  });
  afterEach(() => play.stop());

  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const agreed = async () => (await theCase()).decision?.steps?.map(({ text }) => text);
  const shared = () =>
    textsOf(play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content);
  const outcome = () => {
    const sent = play.connector.sent.findLast(
      ({ kind, conversationId }) => kind === 'chat' && conversationId === play.teacher.user.chat,
    );
    assert.ok(sent);
    play.teacher.reads(sent);
    return play.teacher.sees;
  };
  const approves = async (inputs: Json = {}) => {
    await play.lead.presses(APPROVE, { ...REASON, ...inputs });
    await play.settled();
  };

  it('are all ticked at first, and the referrer reads those that stay ticked and no others', async () => {
    const [all] = ticksOn(play.lead);
    assert.ok(all && all.length > 2);
    await approves({ [STEPS]: all.slice(1).join(',') });
    assert.deepEqual(await agreed(), all.slice(1).map(decodeURIComponent));
    for (const step of all.slice(1)) assert.ok(outcome().includes(decodeURIComponent(step)), step);
    assert.equal(outcome().includes(decodeURIComponent(all[0]!)), false);
    assert.match(outcome(), /What Sam Lead agreed/);
  });

  it('may be put in the lead’s own words, which the referrer reads and the channel does not', async () => {
    await approves({ [STEPS]: '', [OWN]: '- Meet and greet at the gate.\n\n2. A place near a friend.' });
    assert.deepEqual(await agreed(), ['Meet and greet at the gate.', 'A place near a friend.']);
    assert.match(outcome(), /Meet and greet at the gate\./);
    assert.doesNotMatch(shared(), /gate|friend/);
    await play.lead.says('hello');
    await play.lead.sendsPress('details', { r: (await theCase()).id });
    assert.match(play.lead.sees, /Agreed in school\n- Meet and greet at the gate/);
    assert.doesNotMatch(play.lead.sees, /Suggested next steps/);
  });

  it('are asked for: none ticked and none written is not an approval, and the reason is kept', async () => {
    await approves({ [STEPS]: '' });
    assert.match(play.lead.sees, /tick what is to happen, or write it/);
    assert.match(play.lead.sees, /Thank you for noticing/);
    assert.equal((await theCase()).decision, undefined);
    assert.deepEqual(ticksOn(play.lead)[1], [], 'what was unticked stays unticked');
  });

  it('are shown first to somebody who presses on a card that did not show them', async () => {
    await play.lead.sendsPress('approve-in-school', { r: (await theCase()).id, ...REASON });
    assert.match(play.lead.sees, /look through the steps first/);
    assert.match(play.lead.sees, /Thank you for noticing/);
    assert.equal((await theCase()).decision, undefined);
  });

  it('are looked through again when they have changed since the card was drawn', async () => {
    const [all] = ticksOn(play.lead);
    await approves({ [STEPS]: [...all!, encodeURIComponent('Something nobody suggested.')].join(',') });
    assert.match(play.lead.sees, /have changed since/);
    assert.equal((await theCase()).decision, undefined);
    await approves();
    assert.deepEqual(await agreed(), all!.map(decodeURIComponent));
  });

  it('in somebody’s own words pass the word check, and are short and few', async () => {
    await approves({ [STEPS]: '', [OWN]: 'Somebody hits him at home.' });
    assert.match(play.lead.sees, /Please look again/);
    await approves({ [STEPS]: '', [OWN]: 'x'.repeat(151) });
    assert.match(play.lead.sees, /shorten each step/);
    await approves({ [STEPS]: '', [OWN]: 'y'.repeat(1200) });
    assert.match(play.lead.sees, /your own steps to 900 characters: it has 1,200\. Only the first 1,000 are/);
    await approves({ [STEPS]: '', [OWN]: 'One step.\n'.repeat(7) });
    assert.match(play.lead.sees, /keep to 6 steps/);
    assert.equal((await theCase()).decision, undefined);
  });

  it('tell the referrer nothing that others added to the case', async () => {
    const colleague = play.player(SECOND_LEAD);
    await colleague.says('hello');
    colleague.reads(posted);
    await colleague.presses('Add office facts');
    await play.settled();
    colleague.reads(
      play.connector.sent.findLast(({ conversationId }) => conversationId === colleague.user.chat)!,
    );
    await colleague.presses('Start');
    await fillsParts(colleague, PLACEMENT_ENDED);
    await colleague.presses('Save into the case');
    await play.settled();
    const card = play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content;
    play.lead.reads({ ...posted, ...(card ? { card } : {}) });
    assert.match(play.lead.sees, /Say why the placement ended.*the referrer is not told this one/);
    await approves();
    assert.ok((await agreed())?.some((step) => /placement ended/.test(step)));
    assert.doesNotMatch(outcome(), /placement/);
    assert.match(outcome(), /What Sam Lead agreed/);
  });
});

/** The ids of all steps on the form, and of those ticked. */
function ticksOn(player: Player): readonly (readonly string[])[] {
  const [, from] = JSON.stringify(player.card).split('"id":"approve-in-school-steps"');
  assert.ok(from, 'there are steps to choose');
  const choices = JSON.parse(/"choices":(\[.*?\])/.exec(from)![1]!) as { value: string }[];
  const ticked = /\],"value":"(.*?)"/.exec(from)![1]!;
  return [choices.map(({ value }) => value), ticked === '' ? [] : ticked.split(',')];
}

const PLACEMENT_ENDED: Json = {
  OA1: '106',
  OA2: '8',
  OA3: '0',
  OA4: 'no',
  OA5: '0',
  OA6: '0',
  OA7: '2026-11-20',
  OB1: '0',
  OB2: '0',
  OB3: '0',
  OB4: 'no',
  OB8: 'no',
  OS1: 'none',
  OS4: 'none',
  OT1: 'no',
  OP1: 'ended-early',
  OV1: 'no',
};
