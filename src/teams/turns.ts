// The two parts that are used, not the whole package: its planners and models weigh 40 MB and are not.
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import { TurnState } from '@microsoft/teams-ai/lib/TurnState.js';
import { INVOKE_RESPONSE_KEY } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import type { Answer, Bot } from '../app/bot.ts';
import type { AddressBook, Log } from '../app/ports.ts';
import type { ActivityReply, TeamsAdapter } from './adapter.ts';
import { AfterTurn } from './after-turn.ts';
import { addressOf, readPress, readSubmit, typedText, whereSent, whoSent } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { cardMessage, textMessage } from './messenger.ts';
import * as replies from './replies.ts';
import type { InvokeReply } from './replies.ts';

export interface Teams {
  /** Answers one activity. Never throws. */
  readonly onActivity: (turn: {
    readonly body: unknown;
    readonly authorization: string;
  }) => Promise<ActivityReply>;
  /** Resolves when all that turns left to do is done: for stopping without losing any of it. */
  readonly settled: () => Promise<void>;
}

/** Where the turn keeps what is to be done once it has been answered. */
const AFTER = Symbol('after the turn');

/** Nothing of ours is kept in the SDK's state, and an activity without a sender or a conversation still gets an answer. */
class NoState extends TurnState {
  protected override onComputeStorageKeys(): Promise<Record<string, string>> {
    return Promise.resolve({ user: 'user', conversation: 'conversation' });
  }
}

/**
 * Joins Teams to the bot: reads who is asking from the signed activity, asks the bot, and carries its answer out.
 * Every invoke is answered 200 with a body Teams can show, whatever happens. `budgetMs` (default 10 s, because Teams
 * gives up at 10 to 15) is how long a person waits for the bot; after that they get a sentence and the work goes on.
 */
export function createTeams(options: {
  adapter: TeamsAdapter;
  bot: Bot;
  addresses: AddressBook;
  log: Log;
  /** Called with what was put in the outbox, once the turn has been answered. */
  afterTurn: (deliveryIds: readonly string[]) => void;
  budgetMs?: number;
}): Teams {
  const { adapter, bot, addresses, log, afterTurn, budgetMs = 10_000 } = options;
  const running = new Set<Promise<unknown>>();

  /** Lets something run on without anybody waiting for it; a failure is logged and hurts nobody. */
  const aside = (what: string, work: () => Promise<unknown>): void => {
    const done = Promise.resolve()
      .then(work)
      .catch((error: unknown) => log.warn({ event: 'broken', outcome: what, ...log.describe(error) }))
      .finally(() => running.delete(done));
    running.add(done);
  };

  const broken = (error: unknown, outcome: string): Answer => {
    const reference = replies.newReference();
    log.error({ event: 'broken', outcome, reference, ...log.describe(error) });
    return { text: replies.brokenSentence(reference) };
  };

  /** The bot's answer, or a sentence when it broke or takes too long. */
  const ask = async (context: TurnContext, what: string, work: () => Promise<Answer>): Promise<Answer> => {
    const after = context.turnState.get<AfterTurn>(AFTER);
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<Answer>((resolve) => {
      timer = setTimeout(() => {
        log.warn({ event: 'turn', outcome: `${what}-takes-long`, milliseconds: budgetMs });
        resolve({ text: replies.TAKES_LONG });
      }, budgetMs);
    });
    const answer = Promise.resolve()
      .then(work)
      .then((given) => {
        const { deliveries = [] } = given;
        if (deliveries.length > 0)
          after?.afterwards(() => aside('after-turn', async () => afterTurn(deliveries)));
        return given;
      })
      .catch((error: unknown) => broken(error, what));
    running.add(answer);
    void answer.finally(() => running.delete(answer));
    try {
      return await Promise.race([answer, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  };

  /** An older card in the person's own chat becomes what the answer says. Nobody waits for it. */
  const replaceOlder = (context: TurnContext, { replaces }: Answer): void => {
    const { conversation, serviceUrl } = incomingOf(context);
    if (!replaces || !conversation?.id || !serviceUrl || whereSent(incomingOf(context)) !== 'chat') return;
    const chat = conversation.id;
    context.turnState.get<AfterTurn>(AFTER)?.afterwards(() =>
      aside('replace-older-card', async () => {
        const { conversations } = await adapter.connector(serviceUrl);
        const message = cardMessage(replaces.card, replies.CARD_SUMMARY);
        await conversations.updateActivity(chat, replaces.messageId, {
          ...message,
          id: replaces.messageId,
        });
      }),
    );
  };

  const onPress = async (context: TurnContext): Promise<void> => {
    const incoming = incomingOf(context);
    const { verb, data, automatic } = readPress(incoming.value);
    const answer = await ask(context, 'press', () => bot.press({ ...asked(incoming), verb, data }));
    // Teams refreshing a card by itself is not somebody doing something: it never changes a message.
    if (!automatic) replaceOlder(context, answer);
    respond(context, answer.card ? replies.cardReply(answer.card) : replies.sentenceReply(answer.text ?? ''));
  };

  /** The answer to an old client's press: in place in the person's own chat, elsewhere nothing but a sentence. */
  const onSubmit = async (context: TurnContext): Promise<void> => {
    const incoming = incomingOf(context);
    const { verb, data } = readSubmit(incoming.value) ?? { verb: undefined, data: undefined };
    const answer = await ask(context, 'press', () => bot.press({ ...asked(incoming), verb, data }));
    replaceOlder(context, answer);
    if (!answer.card || whereSent(incoming) !== 'chat') {
      await context.sendActivity(
        textMessage(answer.card ? replies.TOO_OLD_HERE : answer.text || replies.NOTHING_TO_SHOW),
      );
      return;
    }
    const message = cardMessage(answer.card, answer.summary ?? replies.CARD_SUMMARY);
    if (incoming.replyToId !== undefined) {
      try {
        await context.updateActivity({ ...message, id: incoming.replyToId });
        return;
      } catch (error) {
        log.warn({ event: 'broken', outcome: 'replace-pressed-card', ...log.describe(error) });
      }
    }
    await context.sendActivity(message);
  };

  const say = async (context: TurnContext, answer: Answer): Promise<void> => {
    replaceOlder(context, answer);
    const { card, text, summary = replies.CARD_SUMMARY } = answer;
    if (card) await context.sendActivity(cardMessage(card, summary));
    else if (text) await context.sendActivity(textMessage(text));
  };

  const app = new Application({
    startTypingTimer: false,
    removeRecipientMention: false,
    turnStateFactory: () => new NoState(),
  });
  const is = (fits: (incoming: Incoming) => boolean) => async (context: TurnContext) =>
    fits(incomingOf(context));
  // First, and in place of `adaptiveCards.actionExecute`: that writes one person's view over everybody's card.
  app.addRoute(
    is(({ type, name }) => type === 'invoke' && name === 'adaptiveCard/action'),
    onPress,
    true,
  );
  app.addRoute(
    is(({ type }) => type === 'invoke'),
    async (context) => respond(context, replies.notOffered(incomingOf(context).name)),
    true,
  );
  app.addRoute(
    is(({ type, value, text = '' }) => type === 'message' && isObject(value) && text.trim() === ''),
    onSubmit,
  );
  app.addRoute(
    is(({ type }) => type === 'message'),
    async (context) => {
      const incoming = incomingOf(context);
      const words = { ...asked(incoming), text: typedText(incoming) };
      await say(context, await ask(context, 'words', () => bot.words(words)));
    },
  );
  // Opening a chat sends this and a conversationUpdate; one of them is enough for one welcome.
  app.addRoute(
    is(({ type, action }) => type === 'installationUpdate' && action === 'add'),
    async (context) => {
      const { who, where } = asked(incomingOf(context));
      await say(context, await ask(context, 'arrived', () => bot.arrived(who, where)));
    },
  );

  const runTurn = async (context: TurnContext, incoming: Incoming): Promise<void> => {
    let answer: Answer = { text: replies.NOTHING_TO_SHOW };
    try {
      await app.run(context);
    } catch (error) {
      answer = broken(error, 'turn');
    }
    if (incoming.type === 'invoke' && context.turnState.get(INVOKE_RESPONSE_KEY) === undefined)
      respond(context, replies.sentenceReply(answer.text ?? ''));
  };

  return {
    onActivity: async ({ body, authorization }) => {
      const after = new AfterTurn();
      const reply = await adapter.receive(body, authorization, async (context, incoming) => {
        context.turnState.set(AFTER, after);
        remember(incoming, addresses, aside);
        await runTurn(context, incoming);
      });
      // The reply is written before anything that waits for the next round of the event loop. Counted as running: a bot
      // that stops must not be gone before it has delivered what its last turn left.
      const answered = new Promise<void>((resolve) => {
        setImmediate(() => {
          after.answered();
          resolve();
        });
      }).finally(() => running.delete(answered));
      running.add(answered);
      return reply;
    },
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

/** Keeps how this person or channel can be reached, from every activity: install events get lost. */
function remember(
  incoming: Incoming,
  addresses: AddressBook,
  aside: (what: string, work: () => Promise<unknown>) => void,
): void {
  const address = addressOf(incoming);
  const { personId } = whoSent(incoming);
  const where = whereSent(incoming);
  if (!address) return;
  if (where === 'chat' && personId !== undefined)
    aside('remember-person', () => addresses.rememberPerson(personId, address));
  if (where === 'channel')
    aside('remember-channel', () => addresses.rememberChannel(address.conversationId, address));
}

/** The tidied activity, which is what the SDK was given. */
function incomingOf(context: TurnContext): Incoming {
  return context.activity as unknown as Incoming;
}

function asked(incoming: Incoming) {
  return {
    who: whoSent(incoming),
    where: whereSent(incoming),
    conversationId: incoming.conversation?.id ?? '',
    messageId: incoming.replyToId,
  };
}

function respond(context: TurnContext, reply: InvokeReply): void {
  context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: reply });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
