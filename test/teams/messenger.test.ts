import assert from 'node:assert/strict';
import { SendFailure } from '../../src/app/ports/messenger.ts';
import type { Address } from '../../src/app/ports/messenger.ts';
import { BOT, INCLUSION_CHANNEL, TEACHER, TENANT } from '../support/activities.ts';
import type { Trouble } from '../support/fake-connector.ts';
import { card, startStubbedBot } from '../support/running-bot.ts';
import type { StubbedBot } from '../support/running-bot.ts';

const LIMIT_MS = 150;
const POST = { card: card('a case'), summary: 'A case changed' };

describe('Messenger', () => {
  let running: StubbedBot;
  beforeEach(async () => {
    running = await startStubbedBot({ limitMs: LIMIT_MS, paceMs: 5 });
  });
  afterEach(() => running.stop());
  const channel = (): Address => ({
    conversationId: INCLUSION_CHANNEL,
    serviceUrl: running.connector.url,
    tenantId: TENANT,
    botId: BOT.id,
  });
  const chat = (): Address => ({ ...channel(), conversationId: TEACHER.chat, userId: TEACHER.id });

  it('starts a post of its own in a channel and says where it stands', async () => {
    const place = await running.messenger.postToChannel(channel(), POST);
    const [sent] = running.connector.sent;
    assert.equal(sent?.kind, 'post');
    assert.equal(sent?.conversationId, INCLUSION_CHANNEL);
    assert.deepEqual(place, {
      conversationId: `${INCLUSION_CHANNEL};messageid=${sent?.messageId}`,
      messageId: sent?.messageId,
    });
    assert.deepEqual(sent?.card, POST.card);
    assert.equal(sent?.activity.summary, POST.summary);
    assert.equal(sent?.activity.text, undefined);
    assert.equal(sent?.activity['importance'], undefined);
  });

  it('redraws a post where it stands', async () => {
    const place = await running.messenger.postToChannel(channel(), POST);
    await running.messenger.editPost(channel(), place, { ...POST, card: card('decided') });
    const standing = running.connector.standing(place.conversationId, place.messageId);
    assert.deepEqual(standing?.attachments?.[0]?.content, card('decided'));
    assert.equal(running.connector.sent.length, 2);
  });

  it('replies in a post’s thread in plain text', async () => {
    const place = await running.messenger.postToChannel(channel(), POST);
    await running.messenger.replyInThread(channel(), place, 'Decided by Maya.');
    const [, sent] = running.connector.sent;
    assert.equal(sent?.kind, 'thread');
    assert.equal(sent?.under, place.messageId);
    assert.equal(sent?.activity.text, 'Decided by Maya.');
    assert.equal(sent?.activity['textFormat'], 'plain');
  });

  it('sends to a person in the chat they have', async () => {
    await running.messenger.sendToPerson(chat(), POST);
    const [sent] = running.connector.sent;
    assert.equal(sent?.kind, 'chat');
    assert.equal(sent?.conversationId, TEACHER.chat);
    assert.deepEqual(sent?.card, POST.card);
    assert.equal(sent?.activity.summary, POST.summary);
  });

  it('opens a chat with a person it only has the Teams id of', async () => {
    await running.messenger.sendToPerson({ ...chat(), conversationId: '' }, POST);
    assert.deepEqual(
      running.connector.sent.map(({ kind, conversationId }) => [kind, conversationId]),
      [['chat', `a:chat-with-${TEACHER.id}`]],
    );
    const { userId: _nobody, ...nowhere } = chat();
    await assert.rejects(
      () => running.messenger.sendToPerson({ ...nowhere, conversationId: '' }, POST),
      (error) => error instanceof SendFailure && error.reason === 'unreachable',
    );
  });

  const blocked = [
    'BotNotInConversationRoster',
    'BotDisabledByAdmin',
    'ConversationBlockedByUser',
    'MessageWritesBlocked',
    'NotEnoughPermissions',
  ];
  type Reason = SendFailure['reason'];
  type Case = [Trouble, Reason, Reason];
  const cases: Case[] = [
    ...blocked.map((code): Case => [{ status: 403, code }, 'unreachable', 'unreachable']),
    [{ status: 403, code: 'BadArgument', message: 'Failed to decrypt conversation id' }, 'later', 'later'],
    [{ status: 403 }, 'later', 'later'],
    [{ status: 404, code: 'ConversationNotFound' }, 'no-conversation', 'no-conversation'],
    [{ status: 404, code: 'ActivityNotFoundInConversation' }, 'gone', 'gone'],
    // So the playground says it when it is to post in a channel it does not know.
    [{ status: 500, code: 'ConversationNotFound' }, 'no-conversation', 'no-conversation'],
    [{ status: 404 }, 'later', 'later'],
    [{ status: 401 }, 'later', 'later'],
    [{ status: 412 }, 'later', 'later'],
    [{ status: 413, code: 'MessageSizeTooBig' }, 'too-large', 'too-large'],
    [{ status: 413 }, 'too-large', 'too-large'],
    [{ status: 400, code: 'MessageSizeTooBig' }, 'too-large', 'too-large'],
    [{ status: 429 }, 'throttled', 'throttled'],
    ...[500, 502, 503, 504].map((status): Case => [{ status }, 'later', 'later']),
    ['drop-after-accepting', 'unsure', 'unsure'],
    ['no-answer', 'unsure', 'unsure'],
  ];
  for (const [trouble, onSend, onEdit] of cases) {
    const name =
      typeof trouble === 'string' ? trouble : `${trouble.status} ${trouble.code ?? 'without a code'}`;
    it(`takes ${name} for "${onSend}" when sending and "${onEdit}" when editing, and asks once`, async () => {
      const place = { conversationId: `${INCLUSION_CHANNEL};messageid=9`, messageId: '9' };
      running.connector.put(INCLUSION_CHANNEL, '9');
      running.connector.trouble(trouble, { times: 3 });
      const reason = async (send: () => Promise<unknown>): Promise<string> => {
        try {
          await send();
        } catch (error) {
          assert.ok(error instanceof SendFailure, String(error));
          return error.reason;
        }
        return 'sent';
      };
      assert.equal(await reason(() => running.messenger.sendToPerson(chat(), POST)), onSend);
      assert.equal(await reason(() => running.messenger.postToChannel(channel(), POST)), onSend);
      assert.equal(await reason(() => running.messenger.editPost(channel(), place, POST)), onEdit);
      assert.equal(running.connector.requests, 3);
    });
  }

  it('passes on how long Teams wants to be left alone', async () => {
    const wait = async (retryAfter: number): Promise<number | undefined> => {
      running.connector.trouble({ status: 429, retryAfter });
      try {
        await running.messenger.sendToPerson(chat(), POST);
      } catch (error) {
        return (error as SendFailure).retryAfterSeconds;
      }
      return undefined;
    };
    assert.equal(await wait(17), 17);
    assert.equal(await wait(999_999), 3600);
  });

  it('lets only so many wait for one conversation, and keeps nobody else waiting', async () => {
    running.connector.trouble('no-answer', { on: 'send' });
    const sends = Array.from({ length: 14 }, () =>
      running.messenger.sendToPerson(chat(), POST).then(
        () => 'sent',
        (error: SendFailure) => error.reason,
      ),
    );
    await running.messenger.postToChannel(channel(), POST);
    const ends = await Promise.all(sends);
    assert.deepEqual([ends[0], ends[1], ends[9]], ['unsure', 'sent', 'sent']);
    assert.deepEqual(ends.slice(10), ['busy', 'busy', 'busy', 'busy']);
  });

  it('does not send again by itself what may have arrived', async () => {
    const patient = await startStubbedBot({ limitMs: 4_000 });
    patient.connector.trouble('drop-after-accepting');
    const to = { ...chat(), serviceUrl: patient.connector.url };
    await assert.rejects(() => patient.messenger.sendToPerson(to, POST), SendFailure);
    assert.equal(patient.connector.sent.length, 1);
    await patient.stop();
  });

  it('loses nothing when Teams closes a connection after its first request', async () => {
    await running.messenger.sendToPerson(chat(), POST);
    await running.messenger.sendToPerson(chat(), POST);
    assert.equal(running.connector.sent.length, 2);
  });

  it('takes a server that is not there for "later"', async () => {
    // A busy machine takes a while to say that nobody listens there.
    const patient = await startStubbedBot({ limitMs: 4_000 });
    const nowhere = { ...chat(), serviceUrl: 'http://127.0.0.1:9/' };
    await assert.rejects(
      () => patient.messenger.sendToPerson(nowhere, POST),
      (error) => error instanceof SendFailure && error.reason === 'later',
    );
    await patient.stop();
  });

  it('logs the code and nothing that was sent or said', async () => {
    running.connector.trouble({ status: 403, code: 'MessageWritesBlocked', message: 'Jo Bloggs blocked it' });
    await assert.rejects(() => running.messenger.sendToPerson(chat(), { ...POST, summary: 'Jo Bloggs' }));
    assert.match(running.lines.join(''), /teams-send-unreachable.*MessageWritesBlocked/);
    assert.ok(!running.lines.join('').includes('Bloggs'));
  });
});
