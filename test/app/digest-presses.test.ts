import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL } from '../support/activities.ts';
import { STAFF_CHANNEL } from '../support/clock-driver.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { COLLEAGUE } from '../support/school.ts';

describe('On a digest in its channel', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.settled();
    play.clock.startsAt('2026-12-03');
    await play.lead.says('digest now');
    await play.lead.presses('Post them now');
    await play.settled();
  });
  afterEach(() => play.stop());

  const posted = (channel: string) => {
    const post = play.connector.sent.findLast(
      ({ kind, conversationId }) => kind === 'post' && conversationId.startsWith(channel),
    );
    assert.ok(post, `there is no digest in ${channel}`);
    return post;
  };
  const inTheChatOf = ({ user }: Player) =>
    play.connector.sent.findLast(({ conversationId }) => conversationId === user.chat);

  it('a line opens its case in the own chat of whoever may read it, and the digest stays', async () => {
    play.lead.reads(posted(INCLUSION_CHANNEL));
    const before = play.lead.sees;
    assert.match(before, /R-TEST1\n, pupil PB 3: answer was due/);
    await play.lead.presses('Open R-TEST1');
    assert.match(play.lead.sentence ?? '', /on its way to your own chat/);
    assert.equal(play.lead.sees, before);
    await play.settled();
    const chat = inTheChatOf(play.lead);
    assert.match(textsOf(chat?.card), /R-TEST1[^]*Raised by/);
    const found = await play.records.findByReference('R-TEST1');
    const audit = await play.records.auditOf(found!.value.id);
    assert.ok(audit.some(({ what, by }) => what === 'details-opened' && by.name === 'Sam Lead'));
  });

  it('a line opens nothing for anybody else', async () => {
    const colleague = play.player(COLLEAGUE);
    await colleague.says('hello');
    colleague.reads(posted(INCLUSION_CHANNEL));
    await colleague.presses('Open R-TEST1');
    assert.match(colleague.sentence ?? '', /Only /);
    await play.settled();
    assert.doesNotMatch(textsOf(inTheChatOf(colleague)?.card), /R-TEST1/);
  });

  it('a previewed line opens the case, and leads back to the preview', async () => {
    await play.lead.says('digest preview');
    await play.lead.presses('Open R-TEST1');
    assert.match(play.lead.sees, /Raised by/);
    await play.lead.presses('Back to the digest');
    assert.match(play.lead.sees, /A preview/);
  });

  it('the staff’s one button sends the way to raise a concern into one’s own chat', async () => {
    const colleague = play.player(COLLEAGUE);
    await colleague.says('hello');
    colleague.reads(posted(STAFF_CHANNEL));
    assert.deepEqual(colleague.buttons, ['Raise a concern']);
    await colleague.presses('Raise a concern');
    assert.match(colleague.sentence ?? '', /own chat/);
    await play.settled();
    const chat = inTheChatOf(colleague);
    assert.ok(chat);
    colleague.reads(chat);
    assert.ok(colleague.buttons.includes('Stop - safeguarding'));
    await colleague.presses('Start');
    assert.match(colleague.sees, /safe/i);
  });

  it('nothing else can be pressed in a staff channel', async () => {
    play.lead.reads(posted(STAFF_CHANNEL));
    const found = await play.records.findByReference('R-TEST1');
    for (const [verb, data] of [
      ['start', {}],
      ['list', { list: 'open' }],
      ['details', { r: found!.value.id, back: 'digest/1' }],
      ['digest', { word: 'post' }],
    ] as const) {
      await play.lead.sendsPress(verb, data);
      assert.match(play.lead.sentence ?? '', /talk to me in our own chat/, verb);
    }
  });
});
