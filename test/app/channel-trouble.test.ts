import assert from 'node:assert/strict';
import { fillsIn, startPlay, textsOf, type Play } from '../support/play.ts';
import { SECOND_LEAD } from '../support/school.ts';

describe('A case card that cannot be posted', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await play.lead.says('hello');
  });
  afterEach(() => play.stop());
  /** What the lead was told unasked, as texts. */
  const told = () =>
    play.connector.sent
      .filter(({ kind, conversationId }) => kind === 'chat' && conversationId === play.lead.user.chat)
      .map(({ card }) => textsOf(card))
      .filter((text) => /could not be posted/.test(text));
  const sends = async () => {
    await fillsIn(play, play.teacher);
    await play.teacher.presses('Send to the inclusion lead');
    await play.settled();
  };
  const sweeps = async (seconds: number) => {
    play.clock.pass(seconds);
    await play.schoolBot.sweep();
    await play.schoolBot.sweep();
  };

  for (const [code, status, words, first] of [
    ['ConversationNotFound', 404, /Teams says that the inclusion channel does not exist/, 0],
    ['BotNotInConversationRoster', 403, /does not let the bot into the inclusion channel/, 1],
  ] as const)
    it(`because of ${code} for an hour is reported to the leads once, retried, and reported again only after it worked`, async () => {
      play.connector.trouble({ status, code }, { on: 'create', times: 3 });
      await sends();
      await sweeps(1);
      assert.equal(told().length, first, 'what passes within half an hour is nobody’s trouble');
      await sweeps(3600);
      assert.equal(told().length, 1);
      assert.match(told()[0] ?? '', words);
      assert.match(told()[0] ?? '', /type "open"/);
      assert.doesNotMatch(told()[0] ?? '', /R-TEST|PB 3|Alex/, 'nothing of the case');
      await sweeps(3600);
      await sweeps(3600);
      assert.equal(play.channelCards().length, 1);
      play.connector.trouble({ status, code }, { on: 'create', times: 2 });
      await sends();
      await sweeps(3600);
      assert.equal(told().length, 2);
    });

  it('is posted once, and reported to nobody, when Teams briefly does not find the channel', async () => {
    play.connector.trouble({ status: 404, code: 'ConversationNotFound' }, { on: 'create' });
    await sends();
    await sweeps(10);
    assert.equal(play.channelCards().length, 1);
    assert.deepEqual(told(), []);
  });

  it('tells nobody that Teams is unwell for a while', async () => {
    play.connector.trouble({ status: 503 }, { on: 'create', times: 2 });
    await sends();
    for (const seconds of [10, 40, 40]) await sweeps(seconds);
    assert.equal(play.channelCards().length, 1);
    assert.deepEqual(told(), []);
  });

  it('is told to every lead, those who come later as well, unless it works by then', async () => {
    play.connector.trouble({ status: 404, code: 'ConversationNotFound' }, { on: 'create', times: 2 });
    await sends();
    await sweeps(3600);
    const other = play.player(SECOND_LEAD);
    await other.says('hello');
    await play.settled();
    const heard = () =>
      play.connector.sent.filter(
        ({ conversationId, card }) =>
          conversationId === SECOND_LEAD.chat && /does not exist/.test(textsOf(card)),
      ).length;
    assert.equal(heard(), 1);
  });

  it('is no news any more for a lead who comes when it works again', async () => {
    play.connector.trouble({ status: 404, code: 'ConversationNotFound' }, { on: 'create', times: 2 });
    await sends();
    await sweeps(3600);
    await sweeps(3600);
    assert.equal(play.channelCards().length, 1);
    const other = play.player(SECOND_LEAD);
    await other.says('hello');
    await play.settled();
    assert.doesNotMatch(other.sees, /does not exist/);
    assert.equal(
      play.connector.sent.filter(
        ({ conversationId, card }) =>
          conversationId === SECOND_LEAD.chat && /does not exist/.test(textsOf(card)),
      ).length,
      0,
    );
  });

  it('is posted again when the connection broke: a case is better there twice than not at all', async () => {
    play.connector.trouble('drop-after-accepting', { on: 'create' });
    await sends();
    await sweeps(40);
    assert.equal(play.channelCards().length, 2);
    assert.deepEqual(told(), []);
  });
});
