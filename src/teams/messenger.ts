import type { Activity } from 'botbuilder';
import { SendFailure } from '../app/ports/messenger.ts';
import type { TellCall } from '../app/ports/calls.ts';
import type { Log } from '../app/ports/log.ts';
import type { Address, AdaptiveCard, Messenger } from '../app/ports/messenger.ts';
import type { Connector, TeamsAdapter } from './adapter.ts';
import { withoutThread } from './incoming.ts';
import { createPace } from './pace.ts';
import { sendFailure, serviceCode } from './send-failure.ts';

/**
 * At most this many messages queue for one conversation, for no longer than this: the claim on a delivery expires after
 * half a minute, and then another instance would send it as well.
 */
const MOST_WAITING = 10;
const LONGEST_WAIT_MS = 15_000;
/** When to retry a conversation with a full queue. */
const BUSY_SECONDS = 15;
/**
 * Teams accepts 7 messages a second and 60 in thirty seconds for one conversation, and 30 a second of an app in one
 * tenant, and refuses more. One a second for a conversation is always safe, and plenty for a school; many schools may
 * share a tenant.
 */
const PACE_MS = 1_000;
const A_SECOND_IN_A_TENANT = 29;
/** All of a tenant wait this many conversations' gaps, at most, for one refused message: it may be too fast for its chat only. */
const MOST_GAPS_OF_PAUSE = 2;

/**
 * Sends to people and channels outside a turn, at most one message a second for one conversation and 29 for a tenant. Other
 * instances do the same: where Teams refuses as too fast, that tenant waits, and gets half as many for some minutes. Each method throws a
 * `SendFailure` and nothing else. One that timed out or lost its connection (`unsure`) may still have reached Teams.
 * `tellCall` is told of each. `limitMs` is the longest that one send may take, including signing in; `paceMs` the shortest time between two sends
 * to one conversation.
 */
export function createMessenger(
  adapter: TeamsAdapter,
  log: Log,
  {
    limitMs = 10_000,
    paceMs = PACE_MS,
    tellCall = () => undefined,
  }: { limitMs?: number; paceMs?: number; tellCall?: TellCall } = {},
): Messenger {
  const pace = createPace(paceMs);
  const tenantPace = createPace(paceMs / A_SECOND_IN_A_TENANT);

  const waiting = new Map<string, number>();
  /** Waits its turn in the conversation's queue. Throws `SendFailure('busy')` when the queue is full. */
  const inTurn = async <T>(conversation: string, tenant: string, work: () => Promise<T>): Promise<T> => {
    const ahead = waiting.get(conversation) ?? 0;
    if (ahead >= MOST_WAITING) throw new SendFailure('busy', BUSY_SECONDS);
    waiting.set(conversation, ahead + 1);
    const since = performance.now();
    try {
      return await pace(conversation, () =>
        tenantPace(tenant, async () => {
          if (performance.now() - since > LONGEST_WAIT_MS) throw new SendFailure('busy', BUSY_SECONDS);
          return work();
        }),
      );
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
    inTurn(withoutThread(conversationId), to.tenantId, async () => {
      const started = performance.now();
      const ended = (outcome: string) =>
        tellCall({ to: 'teams', what: kind, outcome, milliseconds: performance.now() - started });
      try {
        const done = await inTime(limitMs, async () => run(await adapter.connector(to.serviceUrl)));
        ended('done');
        return done;
      } catch (error) {
        const failure = sendFailure(error);
        if (failure.reason === 'throttled') {
          const { retryAfterSeconds: asked } = failure;
          const most = paceMs * MOST_GAPS_OF_PAUSE;
          tenantPace.slower(to.tenantId, Math.min(asked === undefined ? paceMs : asked * 1000, most));
        }
        ended(failure.reason);
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

/** Opens a chat with a person of whom only the Teams id is known. */
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
 * A message with a card and no text: with text, Teams splits it into two messages and returns no id. The summary is
 * what the activity feed and lock screens show.
 */
export function cardMessage(card: AdaptiveCard, summary: string): Partial<Activity> {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** Plain text: nothing in it is rendered as a link or in bold. */
export function textMessage(text: string): Partial<Activity> {
  return { type: 'message', text, textFormat: 'plain' };
}

function codeOf(error: unknown): { errorCode?: string } {
  const code = serviceCode(error);
  return code !== undefined && /^[A-Za-z]{3,50}$/.test(code) ? { errorCode: code } : {};
}

/** Resolves to the work's result. Throws `SendFailure('unsure')` when it takes longer; the work may still succeed. */
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
