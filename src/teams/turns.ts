// Only the two modules in use, not the whole package: its planners and models take another 40 MB of memory.
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import { INVOKE_RESPONSE_KEY } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import type { Answer, Bot, Press, SignedIdentity, Where } from '../app/bot.ts';
import type { Log } from '../app/ports/log.ts';
import type { AddressBook } from '../app/ports/messenger.ts';
import type { ActivityReply, Admitted, TeamsAdapter } from './adapter.ts';
import type { Caller } from './sign-in.ts';
import { AfterTurn } from './after-turn.ts';
import { answerCommand, COMMAND, COMMAND_LIMIT_MS } from './commands.ts';
import { createTurnRunner } from './turn-runner.ts';
import { createFiles, FILE_CONSENT } from './files.ts';
import { rememberArrivals } from './arrivals.ts';
import {
  arrivalOf,
  chatOf,
  fileIn,
  hasFile,
  isInstallation,
  readPlace,
  readPress,
  readSubmit,
  senderOf,
  typedText,
} from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { cardMessage, textMessage } from './messenger.ts';
import { NoState } from './no-state.ts';
import { remember } from './remember.ts';
import * as replies from './replies.ts';
import type { InvokeReply } from './replies.ts';

export interface Teams {
  /** Authenticates the caller from the `Authorization` header alone. Gives the caller, or the reply. Never throws. */
  readonly admit: (authorization: string) => Promise<Admitted>;
  /** Answers an activity from an admitted caller. Never throws. */
  readonly onActivity: (caller: Caller, body: unknown) => Promise<ActivityReply>;
  /** Resolves when all work left by turns is done, so stopping loses nothing. */
  readonly settled: () => Promise<void>;
}

/** Where a turn stores the work that waits for its answer. */
const AFTER = Symbol('after the turn');

/**
 * Connects Teams to the bot: reads the sender from the signed activity, calls the bot, and carries out its answer.
 * Every invoke gets a 200 with a body Teams can show, whatever happens. `budgetMs` (default 10 s, because Teams gives
 * up at 10 to 15) is how long a person waits for the bot; after that they get a sentence and the work continues.
 */
export function createTeams(options: {
  adapter: TeamsAdapter;
  bot: Bot;
  /** Where to remember how this person or channel is reached: nowhere for strangers. */
  books: (who: SignedIdentity, where: Where, conversationId: string) => readonly AddressBook[];
  log: Log;
  /** Gets the ids put in the outbox, and whose outbox it is, once the turn has been answered. */
  afterTurn: (deliveryIds: readonly string[], school: string | undefined) => void;
  budgetMs?: number;
  /** Where a file may be saved; nowhere, if absent. */
  maySaveTo?: (url: URL) => boolean;
}): Teams {
  const { adapter, bot, books, log, afterTurn, budgetMs = 10_000, maySaveTo = () => false } = options;
  const runner = createTurnRunner(log, budgetMs, afterTurn);
  const { inBackground, broken } = runner;
  const afterOf = (context: TurnContext) => context.turnState.get<AfterTurn>(AFTER);
  const files = createFiles({ adapter, bot, log, maySaveTo });
  const ask = (context: TurnContext, what: string, work: () => Promise<Answer>, limitMs?: number) =>
    runner.ask(afterOf(context), what, work, limitMs);

  /** Replaces an older card in the person's own chat, in the background. */
  const replaceOlder = (context: TurnContext, { replaces }: Answer): void => {
    const place = chatOf(incomingOf(context));
    if (!replaces || !place) return;
    const { chat, serviceUrl } = place;
    afterOf(context)?.afterwards(() =>
      inBackground('replace-older-card', async () => {
        const { conversations } = await adapter.connector(serviceUrl);
        const message = cardMessage(replaces.card, replies.CARD_SUMMARY);
        await conversations.updateActivity(chat, replaces.messageId, {
          ...message,
          id: replaces.messageId,
        });
      }),
    );
  };

  /** Offers a file in the person's own chat after the answer, in the background. */
  const offer = (context: TurnContext, { offer: file }: Answer): void => {
    const place = chatOf(incomingOf(context));
    if (file && place)
      afterOf(context)?.afterwards(() => inBackground('offer-file', () => files.offer(place, file)));
  };

  /** The yes or no to a file: acknowledged at once, then the file is made, uploaded where Teams said, and shown. */
  const onFile = async (context: TurnContext): Promise<void> => {
    const incoming = incomingOf(context);
    const { who, where, activityId } = senderOf(incoming);
    const place = chatOf(incoming);
    respond(context, replies.acknowledge());
    if (place)
      afterOf(context)?.afterwards(() =>
        inBackground('file', () => files.give(place, incoming.value, { who, where, activityId })),
      );
  };

  const onPress = async (context: TurnContext): Promise<void> => {
    const incoming = incomingOf(context);
    const { verb, data, automatic } = readPress(incoming.value);
    const answer = await ask(context, 'press', () => bot.press({ ...senderOf(incoming), verb, data }));
    // An automatic refresh by Teams is not a person's act, so it never changes a message.
    if (!automatic) replaceOlder(context, answer);
    offer(context, answer);
    respond(context, answer.card ? replies.cardReply(answer.card) : replies.sentenceReply(answer.text ?? ''));
  };

  const onCommand = async (context: TurnContext): Promise<void> => {
    const press = (pressed: Press) =>
      ask(context, 'press', () => bot.press(pressed), Math.min(budgetMs, COMMAND_LIMIT_MS));
    respond(context, await answerCommand(incomingOf(context), press));
  };

  /** Answers a press from an old client: in place in the person's own chat, elsewhere with a sentence only. */
  const onSubmit = async (context: TurnContext): Promise<void> => {
    const incoming = incomingOf(context);
    const { verb, data } = readSubmit(incoming.value) ?? { verb: undefined, data: undefined };
    const answer = await ask(context, 'press', () => bot.press({ ...senderOf(incoming), verb, data }));
    replaceOlder(context, answer);
    offer(context, answer);
    if (!answer.card || readPlace(incoming) !== 'chat') {
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

  // It shows that the bot is typing when a turn takes longer than a second, whatever `startTypingTimer` says.
  const app = new Application({
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
    is(({ type, name }) => type === 'invoke' && name === COMMAND),
    onCommand,
    true,
  );
  app.addRoute(
    is(({ type }) => type === 'invoke'),
    async (context) => respond(context, replies.refuseInvoke(incomingOf(context).name)),
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
      const file = fileIn(incoming);
      const words = {
        ...senderOf(incoming),
        text: typedText(incoming),
        hasFile: hasFile(incoming),
        ...(file === undefined ? {} : { file }),
        isEdit: incoming.type === 'messageUpdate',
      };
      await say(context, await ask(context, 'words', () => bot.words(words)));
    },
  );
  const isNewArrival = rememberArrivals();
  app.addRoute(is(isInstallation), async (context) => {
    const { who, where } = senderOf(incomingOf(context));
    const { conversationId, key } = arrivalOf(incomingOf(context));
    if (where === 'channel') {
      if (!isNewArrival(key)) return;
      // The answer goes to the channel that was chosen, not to the team's first one.
      context.activity.conversation.id = conversationId;
    }
    await say(context, await ask(context, 'arrived', () => bot.arrived(who, where, conversationId)));
  });

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
        const { who, where, conversationId } = senderOf(incoming);
        for (const addresses of books(who, where, conversationId))
          remember(incoming, addresses, inBackground);
        await runTurn(context, incoming);
      });
      // The response is written before this runs on the next tick of the event loop. It counts as running, because a
      // bot that stops must first deliver what its last turn left behind.
      runner.track(
        new Promise<void>((resolve) => {
          setImmediate(() => {
            after.answered();
            resolve();
          });
        }),
      );
      return reply;
    },
    settled: runner.settled,
  };
}

/** The validated activity, which is what the SDK was given. */
function incomingOf(context: TurnContext): Incoming {
  return context.activity as unknown as Incoming;
}

function respond(context: TurnContext, reply: InvokeReply): void {
  context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: reply });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
