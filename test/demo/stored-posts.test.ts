import assert from 'node:assert/strict';
import { createStoredPosts } from '../../src/demo/stored-posts.ts';

const CHANNEL = '19:channel@thread.tacv2';

function told(action: string, messageId: string, text: string, more: object = {}, conversation = CHANNEL) {
  return JSON.stringify({
    action,
    actionConversationId: conversation,
    message: { messageId, text, ...more },
  });
}

describe('What a window opened late is told', () => {
  const texts = (...stream: readonly string[]) => {
    const posts = createStoredPosts();
    for (const text of stream) posts.store(text);
    return posts.all().map((post) => JSON.parse(post) as { action: string; message: Record<string, string> });
  };

  it('is every post once, in order, as it was last changed and in its own thread', () => {
    const all = texts(
      told('createMessage', '1', 'first', { postConversationId: `${CHANNEL};messageid=1` }),
      told('createMessage', '2', 'second', { postConversationId: `${CHANNEL};messageid=2` }),
      told('updateMessage', '1', 'first, decided'),
    );
    assert.deepEqual(
      all.map(({ action, message }) => [action, message['text'], message['postConversationId']]),
      [
        ['createMessage', 'first, decided', `${CHANNEL};messageid=1`],
        ['createMessage', 'second', `${CHANNEL};messageid=2`],
      ],
    );
  });

  it('is a reply below a post it is told of, and no other', () => {
    const all = texts(
      told('createMessage', '1', 'post', { postConversationId: `${CHANNEL};messageid=1` }),
      told('createMessage', '2', 'reply', {}, `${CHANNEL};messageid=1`),
      told('createMessage', '3', "reply to a person's own post", {}, `${CHANNEL};messageid=9`),
    );
    assert.deepEqual(
      all.map(({ message }) => message['text']),
      ['post', 'reply'],
    );
  });

  it('is no change to something it was never told of, and nothing that is no post', () => {
    const typing = JSON.stringify({ action: 'typing', actionConversationId: CHANNEL });
    assert.deepEqual(texts(typing, told('updateMessage', '7', 'gone')), []);
  });
});
