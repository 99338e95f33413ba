import type { Activity } from 'botbuilder';
import { SendFailure } from '../app/ports/messenger.ts';
import type { Log } from '../app/ports/log.ts';
import type { Address, AdaptiveCard, Messenger } from '../app/ports/messenger.ts';
import type { Connector, TeamsAdapter } from './adapter.ts';
import { withoutThread } from './incoming.ts';
import { createPace } from './pace.ts';
import { sendFailure, serviceCode } from './send-failure.ts';

/**
 * No more than these wait for one conversation, and none waits longer: the claim on a delivery runs out after half a
 * minute, and then somebody else would send it as well.
 */
const MOST_WAITING = 10;
const LONGEST_WAIT_MS = 15_000;
/** When to come back to a conversation in which too much waits. */
const BUSY_SECONDS = 15;

/**
 * Sends to people and channels outside a turn, at most one message a second for one conversation. Each method throws a
 * `SendFailure` and nothing else. One that timed out or broke off (`unsure`) may have reached Teams all the same.
 * `limitMs` is the longest one send may take, signing in included; `paceMs` the least time between two in one place.
 */
export function createMessenger(
  adapter: TeamsAdapter,
  log: Log,
  { limitMs = 10_000, paceMs = 1_000 }: { limitMs?: number; paceMs?: number } = {},
): Messenger {
  const pace = createPace(paceMs);

  const waiting = new Map<string, number>();
  /** Takes its turn in the conversation's queue, unless that is too long. Throws a `SendFailure('busy')`. */
  const inTurn = async <T>(conversation: string, work: () => Promise<T>): Promise<T> => {
    const ahead = waiting.get(conversation) ?? 0;
    if (ahead >= MOST_WAITING) throw new SendFailure('busy', BUSY_SECONDS);
    waiting.set(conversation, ahead + 1);
    const since = performance.now();
    try {
      return await pace(conversation, async () => {
        if (performance.now() - since > LONGEST_WAIT_MS) throw new SendFailure('busy', BUSY_SECONDS);
        return work();
      });
    } finally {
      const left = (waiting.get(conversation) ?? 1) - 1;
      if (left > 0) waiting.set(conversation, left);
      else waiting.delete(conversation);
    }
  };

  const attempt = async <T>(
    to: Address,
    conversationId: string,
    kind: 'send' | 'edit',
    run: (connector: Connector) => Promise<T>,
  ): Promise<T> =>
    inTurn(withoutThread(conversationId), async () => {
      try {
        return await inTime(limitMs, async () => run(await adapter.connector(to.serviceUrl)));
      } catch (error) {
        const failure = sendFailure(error);
        log.warn({
          event: 'refused',
          outcome: `teams-${kind}-${failure.reason}`,
          ...log.describe(error),
          ...codeOf(error),
        });
        throw failure;
      }
    });

  return {
    postToChannel: (to, post) =>
      attempt(to, to.conversationId, 'send', async ({ conversations }) => {
        const channel = withoutThread(to.conversationId);
        const created = await conversations.createConversation({
          isGroup: true,
          bot: { id: to.botId, name: '' },
          tenantId: to.tenantId,
          channelData: { channel: { id: channel }, tenant: { id: to.tenantId } },
          activity: cardMessage(post.card, post.summary) as Activity,
        });
        const messageId = created.activityId ?? /;messageid=([^;]+)/.exec(created.id)?.[1] ?? '';
        const conversationId = created.id.includes(';') ? created.id : `${channel};messageid=${messageId}`;
        return { conversationId, messageId };
      }),

    editPost: (to, place, post) =>
      attempt(to, place.conversationId, 'edit', async ({ conversations }) => {
        await conversations.updateActivity(place.conversationId, place.messageId, {
          ...cardMessage(post.card, post.summary),
          id: place.messageId,
        });
      }),

    replyInThread: (to, place, text) =>
      attempt(to, place.conversationId, 'send', async ({ conversations }) => {
        const thread = `${withoutThread(place.conversationId)};messageid=${place.messageId}`;
        await conversations.sendToConversation(thread, textMessage(text));
      }),

    sendToPerson: (to, post) =>
      attempt(to, to.conversationId || (to.userId ?? ''), 'send', async ({ conversations }) => {
        const conversationId = to.conversationId || (await openChat(conversations, to));
        await conversations.sendToConversation(conversationId, cardMessage(post.card, post.summary));
      }),
  };
}

/** A chat with a person the bot has only the Teams id of. */
async function openChat(conversations: Connector['conversations'], to: Address): Promise<string> {
  if (to.userId === undefined) throw new SendFailure('unreachable');
  const created = await conversations.createConversation({
    isGroup: false,
    bot: { id: to.botId, name: '' },
    members: [{ id: to.userId, name: '' }],
    tenantId: to.tenantId,
    channelData: { tenant: { id: to.tenantId } },
  });
  return created.id;
}

/**
 * The card is all there is: with text beside it Teams makes two messages and gives no id back. The summary is what the
 * activity feed and lock screens show.
 */
export function cardMessage(card: AdaptiveCard, summary: string): Partial<Activity> {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** Plain, so that nothing in a sentence is taken for a link or for bold type. */
export function textMessage(text: string): Partial<Activity> {
  return { type: 'message', text, textFormat: 'plain' };
}

function codeOf(error: unknown): { errorCode?: string } {
  const code = serviceCode(error);
  return code !== undefined && /^[A-Za-z]{3,50}$/.test(code) ? { errorCode: code } : {};
}

/** The work's result, or `SendFailure('unsure')` when it takes longer. The work itself may still end well. */
async function inTime<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SendFailure('unsure')), milliseconds);
  });
  try {
    return await Promise.race([work(), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
