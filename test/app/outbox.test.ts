import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL, installation, LEAD, send } from '../support/activities.ts';
import { fillsIn, sendsReferral, startPlay, textsOf, type Play } from '../support/play.ts';

describe('The outbox', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());
  /** Time passes and the sweep comes by, a few times. */
  const sweeps = async (times = 3, seconds = 40) => {
    for (let each = 0; each < times; each++) {
      play.clock.pass(seconds);
      await play.schoolBot.sweep();
    }
  };

  for (const trouble of [{ status: 429, retryAfter: 1 }, { status: 503 }, { status: 500 }] as const) {
    it(`posts the card later when Teams answers ${trouble.status}`, async () => {
      await fillsIn(play, play.teacher);
      play.connector.trouble(trouble, { times: 2 });
      await play.teacher.presses('Send');
      await play.settled();
      assert.match(play.teacher.sees, /Thank you for noticing/, 'the teacher does not wait for the channel');
      assert.equal(play.channelCards().length, 0);
      await sweeps();
      assert.equal(play.channelCards().length, 1);
    });
  }

  it('posts the card once when the process died between the write and the post', async () => {
    await fillsIn(play, play.teacher);
    const [draft] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    assert.ok(draft);
    // Nothing is delivered after this turn: as if the process had been killed right after the write.
    const { schoolBot } = play;
    const press = { who: { tenantId: play.settings.tenantId, personId: play.teacher.user.aadObjectId } };
    await schoolBot.bot.press({
      ...press,
      where: 'chat',
      conversationId: play.teacher.user.chat,
      verb: 'send',
      data: { d: draft.value.id },
      messageId: undefined,
    });
    assert.equal(play.channelCards().length, 0);
    await sweeps();
    assert.equal(play.channelCards().length, 1);
  });

  it('posts the card once when two instances sweep at the same moment', async () => {
    await fillsIn(play, play.teacher);
    play.connector.trouble({ status: 503 });
    await play.teacher.presses('Send');
    await play.settled();
    play.clock.pass(40);
    await Promise.all([play.schoolBot.sweep(), play.schoolBot.sweep(), play.schoolBot.sweep()]);
    assert.equal(play.channelCards().length, 1);
  });

  it('posts the card again when somebody deleted it from the channel', async () => {
    const posted = await sendsReferral(play);
    play.connector.remove(INCLUSION_CHANNEL, posted.messageId);
    play.lead.reads(posted);
    await play.lead.presses('Take it on');
    await play.settled();
    assert.equal(play.channelCards().length, 2);
    assert.match(textsOf(play.channelCards().at(-1)?.card), /Being looked at/);
  });

  it('never draws an older version of a case over a newer one', async () => {
    const posted = await sendsReferral(play);
    play.lead.reads(posted);
    play.connector.trouble({ status: 503 }, { on: 'edit' });
    await play.lead.presses('Take it on');
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
    await play.settled();
    await sweeps();
    const standing = play.connector.standing(INCLUSION_CHANNEL, posted.messageId);
    assert.match(textsOf(standing?.attachments?.[0]?.content), /Closed: not needed/);
  });

  it('holds news for a person who cannot be reached, and gives it when they write again', async () => {
    const posted = await sendsReferral(play);
    play.lead.reads(posted);
    await play.lead.says('hello');
    play.lead.reads(posted);
    play.connector.trouble({ status: 403, code: 'BotNotInConversationRoster' }, { on: 'send' });
    await play.lead.presses('Take it on');
    await play.settled();
    await play.teacher.says('hello');
    await play.settled();
    const told = play.connector.sent.filter(
      ({ kind, card }) => kind === 'chat' && /has seen it/.test(textsOf(card)),
    );
    assert.equal(told.length, 1);
  });

  it('gives what waited to somebody who opens the chat for the first time', async () => {
    const posted = await sendsReferral(play);
    play.lead.reads(posted);
    await play.lead.presses('Open details');
    await play.settled();
    const toLead = () => play.connector.sent.filter(({ conversationId }) => conversationId === LEAD.chat);
    assert.equal(toLead().length, 0);
    await send(play.url, installation({ from: LEAD, serviceUrl: play.connector.url }));
    await play.settled();
    assert.ok(toLead().some(({ card }) => /R-TEST1/.test(textsOf(card))));
  });

  it('goes on trying for days while the channel cannot be reached', async () => {
    await fillsIn(play, play.teacher);
    play.connector.trouble({ status: 503 }, { times: 40, on: 'create' });
    await play.teacher.presses('Send');
    await play.settled();
    await sweeps(40, 4 * 60 * 60);
    assert.equal(play.channelCards().length, 1);
  });

  it('asks nothing of Teams once everything is delivered', async () => {
    await sendsReferral(play);
    const before = play.connector.requests;
    await sweeps();
    assert.equal(play.connector.requests, before);
  });
});
