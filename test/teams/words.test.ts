import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import {
  BOT,
  INCLUSION_CHANNEL,
  installation,
  LEAD,
  membersAdded,
  message,
  press,
  send,
  TEACHER,
  TENANT,
} from '../support/activities.ts';
import { card, startStubbedBot } from '../support/running-bot.ts';
import type { StubbedBot } from '../support/running-bot.ts';

const PUPIL = 'Jo Bloggs of 8B';

describe('Words typed to the bot', () => {
  let running: StubbedBot;
  beforeEach(async () => {
    running = await startStubbedBot();
  });
  afterEach(() => running.stop());
  const here = (from = TEACHER) => ({ from, serviceUrl: running.connector.url });
  const inChannel = (post?: string) => ({
    ...here(LEAD),
    channel: INCLUSION_CHANNEL,
    ...(post === undefined ? {} : { post }),
  });

  it('reach the bot with who and where', async () => {
    await send(running.url, message(here(), '  hello\u00a0there '));
    const [{ activityId, address, ...typed } = assert.fail('nothing came')] = running.bot.typed;
    assert.deepEqual(typed, {
      who: { tenantId: TENANT, personId: TEACHER.aadObjectId, name: TEACHER.name },
      where: 'chat',
      conversationId: TEACHER.chat,
      messageId: undefined,
      text: 'hello there',
      hasFile: false,
      isEdit: false,
      isShared: false,
    });
    assert.equal(address?.conversationId, TEACHER.chat);
    assert.match(String(activityId), /^activity-/);
  });

  it('are answered with a card alone and its summary', async () => {
    await send(running.url, message(here(), 'hello'));
    const [sent] = running.connector.sent;
    assert.equal(sent?.kind, 'chat');
    assert.equal(sent?.conversationId, TEACHER.chat);
    assert.deepEqual(sent?.card, card('an answer'));
    assert.equal(sent?.activity.summary, 'An answer');
    assert.equal(sent?.activity.text, undefined);
    assert.equal(sent?.activity.attachments?.length, 1);
  });

  it('are answered with plain text, so that a name is never a link', async () => {
    running.bot.answer = () => ({ text: '[x](http://example.org)' });
    await send(running.url, message(here(), 'hello'));
    assert.equal(running.connector.sent[0]?.activity.text, '[x](http://example.org)');
    assert.equal(running.connector.sent[0]?.activity['textFormat'], 'plain');
  });

  it('may be answered with nothing', async () => {
    running.bot.answer = () => ({});
    assert.equal((await send(running.url, message(here(), 'hello'))).status, 200);
    assert.deepEqual(running.connector.sent, []);
  });

  it('lose the bot’s mention in a channel, and nobody else’s', async () => {
    const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text });
    const activity = {
      ...message(inChannel(), ''),
      text: '<at>Bot</at> tell <at>Maya</at>&nbsp;please <at>Bot</at>',
      entities: [
        null,
        { type: 'clientInfo' },
        mention(BOT.id, '<at>Bot</at>'),
        mention('29:maya', '<at>Maya</at>'),
      ],
    };
    await send(running.url, activity);
    assert.equal(running.bot.typed[0]?.text, 'tell <at>Maya</at> please');
    assert.equal(running.bot.typed[0]?.where, 'channel');
  });

  it('in a thread are answered in the thread', async () => {
    await send(running.url, message(inChannel('100'), 'hello'));
    assert.equal(running.connector.sent[0]?.kind, 'thread');
    assert.equal(running.connector.sent[0]?.under, '100');
  });

  it('in a group chat are told apart from a chat', async () => {
    const activity = message(here(), 'hello');
    await send(running.url, { ...activity, conversation: { id: '19:group', conversationType: 'groupChat' } });
    await send(running.url, { ...activity, conversation: { id: '19:unknown' } });
    assert.deepEqual(
      running.bot.typed.map(({ where }) => where),
      ['group', 'group'],
    );
    await running.teams.settled();
    assert.equal(running.addresses.people.size, 0);
  });

  it('without any text reach the bot as none', async () => {
    const activity = message(here(), 'x');
    await send(running.url, { ...activity, text: undefined, attachments: [{ contentType: 'image/png' }] });
    await send(running.url, { ...activity, text: undefined, value: 'no object' });
    assert.deepEqual(
      running.bot.typed.map(({ text }) => text),
      ['', ''],
    );
  });

  it('replace an older card of the same chat, after the answer', async () => {
    running.connector.put(TEACHER.chat, '4');
    running.bot.answer = () => ({ card: card('new'), replaces: { messageId: '4', card: card('moved on') } });
    await send(running.url, message(here(), 'resume'));
    const sent = await running.connector.waitFor(2);
    assert.deepEqual(
      sent.map(({ kind }) => kind),
      ['chat', 'edit'],
    );
  });

  it('hand over deliveries only after the answer has been sent', async () => {
    running.bot.answer = () => ({ text: 'sent', deliveries: ['d1'] });
    await send(running.url, message(here(), 'send'));
    await running.teams.settled();
    assert.deepEqual(running.delivered, ['d1']);
    assert.equal(running.sentBeforeDelivery, 1);
  });

  it('hand over deliveries although Teams does not take the answer', async () => {
    running.bot.answer = () => ({ text: 'sent', deliveries: ['d1'] });
    running.connector.trouble({ status: 500 });
    await send(running.url, message(here(), 'send'));
    await running.teams.settled();
    assert.deepEqual(running.delivered, ['d1']);
  });

  it('that break the bot are answered with a reference, and the log holds nothing that was typed', async () => {
    running.bot.answer = () => {
      throw new Error(PUPIL);
    };
    await send(running.url, message(here(), PUPIL));
    assert.match(
      running.connector.sent[0]?.activity.text ?? '',
      /^That was not saved\..* reference: [0-9A-F]{4}\.$/,
    );
    assert.ok(running.lines.length > 0);
    assert.ok(!running.lines.join('').includes('Bloggs'));
  });

  it('are taken with 200 when Teams does not take the answer, and only sent once', async () => {
    running.connector.trouble('drop-after-accepting');
    assert.equal((await send(running.url, message(here(), PUPIL))).status, 200);
    assert.equal(running.connector.requests, 1);
    assert.ok(!running.lines.join('').includes('Bloggs'));
  });
});

describe('Arriving', () => {
  let running: StubbedBot;
  beforeEach(async () => {
    running = await startStubbedBot();
  });
  afterEach(() => running.stop());
  const here = () => ({ from: TEACHER, serviceUrl: running.connector.url });

  it('is told once, although Teams says it twice', async () => {
    await send(running.url, installation(here()));
    await send(running.url, membersAdded(here()));
    assert.deepEqual(running.bot.arrivals, [
      { who: { tenantId: TENANT, personId: TEACHER.aadObjectId, name: TEACHER.name }, where: 'chat' },
    ]);
    assert.equal(running.connector.sent.length, 1);
  });

  it('is not leaving, nor getting a newer version', async () => {
    await send(running.url, installation(here(), 'remove'));
    await send(running.url, installation(here(), 'add-upgrade'));
    assert.deepEqual(running.bot.arrivals, []);
  });

  it('leaves other kinds of activities without an answer', async () => {
    for (const type of ['messageReaction', 'typing', 'event', 'endOfConversation', 'new-kind'])
      assert.equal((await send(running.url, { ...message(here(), 'x'), type })).status, 200);
    assert.deepEqual(running.bot.typed, []);
    assert.equal(running.connector.requests, 0);
  });
});

describe('Addresses', () => {
  let running: StubbedBot;
  beforeEach(async () => {
    running = await startStubbedBot();
  });
  afterEach(() => running.stop());
  const here = () => ({ from: TEACHER, serviceUrl: running.connector.url });
  const chat = () => ({
    conversationId: TEACHER.chat,
    serviceUrl: running.connector.url,
    tenantId: TENANT,
    botId: BOT.id,
    userId: TEACHER.id,
  });

  it('of a person are kept from every kind of activity', async () => {
    const kinds = [message(here(), 'x'), press(here(), 'go'), installation(here()), membersAdded(here())];
    for (const activity of kinds) {
      running.addresses.people.clear();
      await send(running.url, activity);
      await running.teams.settled();
      assert.deepEqual(running.addresses.people.get(TEACHER.aadObjectId), chat(), String(activity['type']));
    }
  });

  it('of a channel are kept without the thread', async () => {
    await send(running.url, press({ ...here(), channel: INCLUSION_CHANNEL, post: '100' }, 'go'));
    await running.teams.settled();
    assert.deepEqual(
      [...running.addresses.channels],
      [
        [
          INCLUSION_CHANNEL,
          {
            conversationId: INCLUSION_CHANNEL,
            serviceUrl: running.connector.url,
            tenantId: TENANT,
            botId: BOT.id,
          },
        ],
      ],
    );
    assert.equal(running.addresses.people.size, 0, 'a channel is not the person’s chat');
  });

  it('that cannot be kept neither fail nor delay a turn', async () => {
    running.addresses.trouble = async () => {
      await pause(300);
      throw new Error(PUPIL);
    };
    const started = Date.now();
    assert.equal((await send(running.url, press(here(), 'go'))).status, 200);
    assert.ok(Date.now() - started < 250);
    await running.teams.settled();
    assert.match(running.lines.join(''), /remember-person/);
    assert.ok(!running.lines.join('').includes('Bloggs'));
  });
});
