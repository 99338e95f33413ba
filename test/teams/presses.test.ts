import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Press } from '../../src/app/bot.ts';
import {
  cardOrSentence,
  command,
  dialogOf,
  INCLUSION_CHANNEL,
  LEAD,
  press,
  send,
  STRANGER,
  submit,
  TEACHER,
  TENANT,
} from '../support/activities.ts';
import type { Json } from '../support/activities.ts';
import { card, startStubbedBot } from '../support/running-bot.ts';
import type { StubbedBot } from '../support/running-bot.ts';

const PUPIL = 'Jo Bloggs of 8B';
const BROKEN = /^That was not saved\. .* give them this reference: [0-9A-F]{4}\.$/;

describe('A press', () => {
  let running: StubbedBot;
  beforeEach(async () => {
    running = await startStubbedBot({ budgetMs: 200 });
  });
  afterEach(() => running.stop());
  const here = (from = TEACHER) => ({ from, serviceUrl: running.connector.url });
  const inChannel = (from = LEAD) => ({ ...here(from), channel: INCLUSION_CHANNEL, post: '100' });

  it('reaches the bot with who, where, verb, data and the card it was made on', async () => {
    await send(running.url, press(here(), 'go', { id: 1, ticks: 'a,b' }, { messageId: '5' }));
    const [{ activityId, address, isShared, ...pressed } = assert.fail('nothing came')] = running.bot.presses;
    assert.deepEqual(pressed, {
      who: { tenantId: TENANT, personId: TEACHER.aadObjectId, name: TEACHER.name },
      where: 'chat',
      conversationId: TEACHER.chat,
      verb: 'go',
      data: { id: 1, ticks: 'a,b' },
      messageId: '5',
    });
    assert.match(String(activityId), /^activity-/);
    assert.equal(address?.conversationId, TEACHER.chat);
    assert.equal(isShared, false);
  });

  it('that is delivered twice reaches the bot under one id, to be known again', async () => {
    const activity = press(here(), 'go', { id: 1 });
    for (let times = 0; times < 2; times++) await send(running.url, activity);
    const ids = running.bot.presses.map(({ activityId }) => activityId);
    assert.deepEqual(ids, [activity['id'], activity['id']]);
  });

  it('is answered with the card, for the presser alone', async () => {
    const answer = await send(running.url, press(here(), 'go', {}, { messageId: '5' }));
    assert.deepEqual(cardOrSentence(answer), { card: card('an answer') });
    await running.teams.settled();
    assert.deepEqual(running.connector.sent, []);
  });

  it('is answered with a sentence, never an empty one', async () => {
    running.bot.answer = () => ({ text: 'Already decided.' });
    assert.equal(cardOrSentence(await send(running.url, press(here(), 'go'))).sentence, 'Already decided.');
    for (const empty of [{}, { text: '' }, { text: '  ' }]) {
      running.bot.answer = () => empty;
      assert.match(
        cardOrSentence(await send(running.url, press(here(), 'go'))).sentence ?? '',
        /nothing new/,
      );
    }
  });

  it('takes the person from the signed activity, whatever the data says', async () => {
    const data = {
      who: LEAD.aadObjectId,
      personId: LEAD.aadObjectId,
      from: { aadObjectId: LEAD.aadObjectId },
    };
    await send(running.url, press(here(STRANGER), 'approve', data));
    assert.equal(running.bot.presses[0]?.who.personId, STRANGER.aadObjectId);
  });

  it('shows each person their own view on automatic refresh and changes no message', async () => {
    running.connector.put(INCLUSION_CHANNEL, '100');
    running.bot.answer = (asked) => {
      const { who } = asked as Press;
      const view = who.personId === LEAD.aadObjectId ? 'what the lead sees' : 'what others see';
      return {
        card: card(view, {
          refresh: { action: { type: 'Action.Execute', verb: 'view' }, userIds: [LEAD.id] },
        }),
        replaces: { messageId: '100', card: card('never') },
      };
    };
    const seen: string[] = [];
    for (const from of [TEACHER, LEAD, TEACHER]) {
      const refresh = press(inChannel(from), 'view', {}, { messageId: '100', automatic: true });
      const { card: shown = {} } = cardOrSentence(await send(running.url, refresh));
      seen.push((shown['body'] as { text: string }[])[0]?.text ?? '');
    }
    const own = press(here(), 'view', {}, { messageId: '100', automatic: true });
    cardOrSentence(await send(running.url, own));
    await running.teams.settled();
    assert.deepEqual(seen, ['what others see', 'what the lead sees', 'what others see']);
    assert.equal(running.connector.requests, 0);
  });

  it('replaces an older card in the same chat when the answer says so', async () => {
    running.connector.put(TEACHER.chat, '4');
    running.bot.answer = () => ({ card: card('new'), replaces: { messageId: '4', card: card('moved on') } });
    await send(running.url, press(here(), 'go', {}, { messageId: '5' }));
    const [edit] = await running.connector.waitFor(1);
    assert.equal(edit?.kind, 'edit');
    assert.equal(edit?.conversationId, TEACHER.chat);
    assert.equal(edit?.messageId, '4');
    assert.deepEqual(edit?.card, card('moved on'));
  });

  it('is answered although the older card is gone', async () => {
    running.bot.answer = () => ({
      card: card('new'),
      replaces: { messageId: 'gone', card: card('moved on') },
    });
    assert.deepEqual(cardOrSentence(await send(running.url, press(here(), 'go'))), { card: card('new') });
    await running.teams.settled();
    assert.match(running.lines.join(''), /replace-older-card.*ActivityNotFoundInConversation/);
  });

  it('replaces nothing in a channel', async () => {
    running.connector.put(INCLUSION_CHANNEL, '100');
    running.bot.answer = () => ({
      card: card('mine'),
      replaces: { messageId: '100', card: card('for everybody') },
    });
    await send(running.url, press(inChannel(), 'go', {}, { messageId: '100' }));
    await running.teams.settled();
    assert.equal(running.connector.requests, 0);
  });

  it('hands over what it put in the outbox', async () => {
    running.bot.answer = () => ({ text: 'sent', deliveries: ['d1', 'd2'] });
    await send(running.url, press(here(), 'send'));
    await running.teams.settled();
    assert.deepEqual(running.delivered, ['d1', 'd2']);
  });

  it('that breaks is answered with a reference that is in the log, and with nothing of the error', async () => {
    running.bot.answer = () => {
      throw Object.assign(new Error(`cannot save ${PUPIL}`), { code: 'ECONNREFUSED' });
    };
    const { sentence = '' } = cardOrSentence(await send(running.url, press(here(), 'go')));
    assert.match(sentence, BROKEN);
    const line = running.lines
      .map((each) => JSON.parse(each) as Json)
      .find(({ event }) => event === 'broken');
    assert.equal(line?.['reference'], /reference: (\w+)/.exec(sentence)?.[1]);
    assert.equal(line?.['errorCode'], 'ECONNREFUSED');
    assert.ok(!running.lines.join('').includes('Bloggs'));
  });

  it('that takes too long is answered in time, and the work goes on', async () => {
    running.bot.answer = async () => {
      await pause(400);
      return { card: card('late'), deliveries: ['late-1'] };
    };
    const started = Date.now();
    const { sentence } = cardOrSentence(await send(running.url, press(here(), 'send')));
    assert.ok(Date.now() - started < 390);
    assert.match(sentence ?? '', /takes longer than usual/);
    assert.deepEqual(running.delivered, []);
    await running.teams.settled();
    assert.deepEqual(running.delivered, ['late-1']);
  });

  it('is answered whatever is missing or odd in the activity', async () => {
    const whole = press(here(), 'go');
    const without = (name: string): Json =>
      Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));
    const odd: Json[] = [
      ...['from', 'conversation', 'recipient', 'channelId', 'serviceUrl', 'id', 'value', 'channelData'].map(
        without,
      ),
      { ...whole, from: null, conversation: 'here', recipient: [], channelData: 7, entities: 'none' },
      {
        ...whole,
        from: { id: '', aadObjectId: 5 },
        conversation: { id: {}, tenantId: [], conversationType: 1 },
      },
      ...[
        null,
        'text',
        5,
        [],
        {},
        { action: null },
        { action: 'go' },
        { action: { verb: {}, data: null } },
      ].map((value) => ({ ...whole, value })),
      { ...whole, value: { action: { type: 'Action.Execute', verb: 'go', data: 'x'.repeat(500_000) } } },
      {
        ...whole,
        value: { action: { verb: '__proto__', data: JSON.parse('{"__proto__":{"a":1}}') as Json } },
      },
      { ...whole, deliveryMode: 'expectReplies' },
      { ...whole, replyToId: 5, name: 'adaptiveCard/action', timestamp: 'never', localTimestamp: {} },
      { type: 'invoke', name: 'adaptiveCard/action' },
    ];
    for (const activity of odd) {
      const answer = await send(running.url, activity);
      assert.deepEqual(
        cardOrSentence(answer),
        { card: card('an answer') },
        JSON.stringify(activity).slice(0, 300),
      );
    }
    assert.equal(running.bot.presses.length, odd.length);
  });

  it('knows nobody without an Entra id, and nobody from another channel than Teams', async () => {
    const whole = press(here(), 'go');
    await send(running.url, { ...whole, from: { id: TEACHER.id } });
    await send(running.url, { ...whole, channelId: 'webchat' });
    await send(running.url, { ...whole, channelId: 'directline' });
    for (const { who } of running.bot.presses) assert.equal(who.personId, undefined);
    assert.equal(running.bot.presses[0]?.who.tenantId, TENANT);
    assert.equal(running.addresses.people.size, 0);
  });

  it('of another kind than ours is answered in a shape Teams can show', async () => {
    const whole = press(here(), 'go');
    const body = async (name: unknown) => {
      const { status, body: got } = await send(running.url, { ...whole, name });
      assert.equal(status, 200);
      return got as Json;
    };
    assert.equal(((await body('task/fetch'))['task'] as Json)['type'], 'message');
    assert.equal(((await body('task/submit'))['task'] as Json)['type'], 'message');
    assert.equal(((await body('composeExtension/query'))['composeExtension'] as Json)['type'], 'message');
    assert.equal(((await body('config/fetch'))['config'] as Json)['type'], 'message');
    assert.equal(
      (await body('application/search'))['type'],
      'application/vnd.microsoft.search.searchResponse',
    );
    for (const name of ['signin/verifyState', 'something/new', undefined, 5])
      assert.equal((await body(name))['type'], 'application/vnd.microsoft.activity.message');
    assert.deepEqual(running.bot.presses, []);
  });

  it('by a command of the app is one in a place that others read, without the message', async () => {
    running.bot.answer = () => ({ text: 'In our own chat.', deliveries: ['d1'] });
    const answer = await send(running.url, command(here(), 'go', PUPIL));
    assert.equal(dialogOf(answer), 'In our own chat.');
    const [{ who, where, verb, data } = assert.fail('nothing came')] = running.bot.presses;
    assert.deepEqual(
      { person: who.personId, where, verb, data },
      { person: TEACHER.aadObjectId, where: 'group', verb: 'go', data: {} },
    );
    assert.doesNotMatch(JSON.stringify(running.bot.presses), /Bloggs/);
    await running.teams.settled();
    assert.deepEqual(running.delivered, ['d1']);
  });

  it('by a command is answered with a sentence, whatever comes and however long it takes', async () => {
    for (const value of [null, 'x', {}, { commandId: {} }])
      dialogOf(await send(running.url, { ...command(here(), 'go'), value }));
    running.bot.answer = async () => {
      await pause(400);
      return { card: card('late') };
    };
    assert.match(dialogOf(await send(running.url, command(here(), 'go'))), /takes longer/);
  });

  it('never puts what was typed into the log', async () => {
    const typed = { note: PUPIL, id: PUPIL };
    await send(running.url, press(here(), PUPIL, typed));
    running.bot.answer = () => {
      throw new Error(PUPIL);
    };
    await send(running.url, press(here(), PUPIL, typed));
    await send(running.url, { ...press(here(), 'go'), name: PUPIL });
    await send(running.url, submit(here(), { verb: PUPIL, ...typed }));
    assert.ok(running.lines.length > 0);
    assert.ok(!running.lines.join('').includes('Bloggs'), running.lines.join(''));
  });
});

describe('A press in an old client (Action.Submit)', () => {
  let running: StubbedBot;
  beforeEach(async () => {
    running = await startStubbedBot();
  });
  afterEach(() => running.stop());
  const here = (from = TEACHER) => ({ from, serviceUrl: running.connector.url });

  it('is the same press in both shapes', async () => {
    await send(running.url, submit(here(), { verb: 'go', id: 1, note: 'x', msteams: {} }, '5'));
    await send(running.url, submit(here(), { action: { verb: 'go', data: { id: 1 } }, note: 'x' }, '5'));
    const expected = {
      who: { tenantId: TENANT, personId: TEACHER.aadObjectId, name: TEACHER.name },
      where: 'chat',
      conversationId: TEACHER.chat,
      verb: 'go',
      data: { id: 1, note: 'x' },
      messageId: '5',
    };
    const pressed = running.bot.presses.map(
      ({ activityId: _id, address: _address, isShared: _shared, ...rest }) => rest,
    );
    assert.deepEqual(pressed, [expected, expected]);
    assert.deepEqual(running.bot.typed, []);
  });

  it('with a value that is not ours still reaches the bot, without a verb', async () => {
    await send(running.url, submit(here(), { other: 1 }));
    await send(running.url, submit(here(), { action: 'x' }));
    assert.deepEqual(
      running.bot.presses.map(({ verb }) => verb),
      [undefined, undefined],
    );
  });

  it('changes the pressed card in the person’s own chat', async () => {
    running.connector.put(TEACHER.chat, '5');
    await send(running.url, submit(here(), { verb: 'go' }, '5'));
    assert.deepEqual(
      running.connector.sent.map(({ kind, messageId, card: shown }) => ({ kind, messageId, shown })),
      [{ kind: 'edit', messageId: '5', shown: card('an answer') }],
    );
  });

  it('gets a new message when the pressed card is gone', async () => {
    await send(running.url, submit(here(), { verb: 'go' }, '5'));
    assert.deepEqual(
      running.connector.sent.map(({ kind }) => kind),
      ['chat'],
    );
  });

  it('never shows one person’s card to a channel', async () => {
    running.connector.put(INCLUSION_CHANNEL, '100');
    const setting = { ...here(LEAD), channel: INCLUSION_CHANNEL, post: '100' };
    await send(running.url, submit(setting, { verb: 'go' }, '100'));
    assert.deepEqual(
      running.connector.sent.map(({ kind, card: shown }) => ({ kind, shown })),
      [{ kind: 'thread', shown: undefined }],
    );
    assert.match(running.connector.sent[0]?.activity.text ?? '', /newest version/);
  });
});
