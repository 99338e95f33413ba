// The two parts that are used, not the whole package: its planners and models weigh 40 MB and are not.
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import { INVOKE_RESPONSE_KEY } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import type { Answer, Bot } from '../app/bot.ts';
import type { Log } from '../app/ports/log.ts';
import type { AddressBook } from '../app/ports/messenger.ts';
import type { ActivityReply, Admitted, TeamsAdapter } from './adapter.ts';
import type { Caller } from './sign-in.ts';
import { AfterTurn } from './after-turn.ts';
import { createAsking } from './asking.ts';
import { createFiles, FILE_CONSENT } from './files.ts';
import {
  addressOf,
  asked,
  chatOf,
  readPress,
  readSubmit,
  hasFile,
  typedText,
  whereSent,
  whoSent,
} from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { cardMessage, textMessage } from './messenger.ts';
import { NoState } from './no-state.ts';
import * as replies from './replies.ts';
import type { InvokeReply } from './replies.ts';

export interface Teams {
  /** Checks who calls, from the `Authorization` header alone: a caller, or what to answer. Never throws. */
  readonly admit: (authorization: string) => Promise<Admitted>;
  /** Answers an activity that an admitted caller brings. Never throws. */
  readonly onActivity: (caller: Caller, body: unknown) => Promise<ActivityReply>;
  /** Resolves when all that turns left to do is done: for stopping without losing any of it. */
  readonly settled: () => Promise<void>;
}

/** Where the turn keeps what is to be done once it has been answered. */
const AFTER = Symbol('after the turn');

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
  /** Where a file may be put; without it, nowhere. */
  maySaveTo?: (url: URL) => boolean;
}): Teams {
  const { adapter, bot, addresses, log, afterTurn, budgetMs = 10_000, maySaveTo = () => false } = options;
  const asking = createAsking(log, budgetMs, afterTurn);
  const { aside, broken } = asking;
  const afterOf = (context: TurnContext) => context.turnState.get<AfterTurn>(AFTER);
  const files = createFiles({ adapter, bot, log, maySaveTo });
  const ask = (context: TurnContext, what: string, work: () => Promise<Answer>) =>
    asking.ask(afterOf(context), what, work);

  /** An older card in the person's own chat becomes what the answer says. Nobody waits for it. */
  const replaceOlder = (context: TurnContext, { replaces }: Answer): void => {
    const place = chatOf(incomingOf(context));
    if (!replaces || !place) return;
    const { chat, serviceUrl } = place;
    afterOf(context)?.afterwards(() =>
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

  /** A file is offered in the person's own chat, after the answer. Nobody waits for it. */
  const offer = (context: TurnContext, { offer: file }: Answer): void => {
    const place = chatOf(incomingOf(context));
    if (file && place)
      afterOf(context)?.afterwards(() => aside('offer-file', () => files.offer(place, file)));
  };

  /** Yes or no to a file: answered at once, then the file is made, put where Teams said, and shown. */
  const onFile = async (context: TurnContext): Promise<void> => {
    const incoming = incomingOf(context);
    const { who, where, activityId } = asked(incoming);
    const place = chatOf(incoming);
    respond(context, replies.taken());
    if (place)
      afterOf(context)?.afterwards(() =>
        aside('file', () => files.give(place, incoming.value, { who, where, activityId })),
      );
  };

  const onPress = async (context: TurnContext): Promise<void> => {
    const incoming = incomingOf(context);
    const { verb, data, automatic } = readPress(incoming.value);
    const answer = await ask(context, 'press', () => bot.press({ ...asked(incoming), verb, data }));
    // Teams refreshing a card by itself is not somebody doing something: it never changes a message.
    if (!automatic) replaceOlder(context, answer);
    offer(context, answer);
    respond(context, answer.card ? replies.cardReply(answer.card) : replies.sentenceReply(answer.text ?? ''));
  };

  /** The answer to an old client's press: in place in the person's own chat, elsewhere nothing but a sentence. */
  const onSubmit = async (context: TurnContext): Promise<void> => {
    const incoming = incomingOf(context);
    const { verb, data } = readSubmit(incoming.value) ?? { verb: undefined, data: undefined };
    const answer = await ask(context, 'press', () => bot.press({ ...asked(incoming), verb, data }));
    replaceOlder(context, answer);
    offer(context, answer);
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
    is(({ type, name }) => type === 'invoke' && name === FILE_CONSENT),
    onFile,
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
    is(({ type }) => type === 'message' || type === 'messageUpdate'),
    async (context) => {
      const incoming = incomingOf(context);
      const words = {
        ...asked(incoming),
        text: typedText(incoming),
        hasFile: hasFile(incoming),
        isEdit: incoming.type === 'messageUpdate',
      };
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
    admit: (authorization) => adapter.admit(authorization),
    onActivity: async (caller, body) => {
      const after = new AfterTurn();
      const reply = await adapter.receive(caller, body, async (context, incoming) => {
        context.turnState.set(AFTER, after);
        const { who, where, conversationId } = asked(incoming);
        // Nothing is kept of strangers.
        if (bot.expects(who, where, conversationId)) remember(incoming, addresses, aside);
        await runTurn(context, incoming);
      });
      // The reply is written before anything that waits for the next round of the event loop. Counted as running: a bot
      // that stops must not be gone before it has delivered what its last turn left.
      asking.track(
        new Promise<void>((resolve) => {
          setImmediate(() => {
            after.answered();
            resolve();
          });
        }),
      );
      return reply;
    },
    settled: asking.settled,
  };
}

/** Keeps how this person or channel can be reached, from every activity of the school's: install events get lost. */
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

function respond(context: TurnContext, reply: InvokeReply): void {
  context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: reply });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
