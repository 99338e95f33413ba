/**
 * The same cards as a botbuilder-dialogs waterfall, as its documentation builds one: a step a card, answers gathered in
 * the dialog's state, state in memory, and a message with the next card for each press, because a waterfall goes on with
 * messages alone. It checks and works out nothing. CARDS names a file with the cards, one after another.
 */
import { readFileSync } from 'node:fs';
import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  MessageFactory,
  type TurnContext,
} from 'botbuilder';
import {
  Dialog,
  DialogSet,
  DialogTurnStatus,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import restify, { type Request, type Response } from 'restify';

const cards = JSON.parse(readFileSync(process.env['CARDS'] ?? '', 'utf8')) as readonly object[];
const storage = new MemoryStorage();
const state = new ConversationState(storage);
const dialogs = new DialogSet(state.createProperty('dialogs'));

const show = (context: TurnContext, card: object) =>
  context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card)));

/** Keeps what was answered, and shows the card at this place. */
const step = (card: object) => async (step: WaterfallStepContext) => {
  Object.assign(step.values, step.context.activity.value);
  await show(step.context, card);
  return Dialog.EndOfTurn;
};
/** Stores what was answered; the last card says so. */
const last = async (step: WaterfallStepContext) => {
  const id = `referral-${step.context.activity.conversation.id}`;
  await storage.write({ [id]: { answers: step.values, eTag: '*' } });
  await show(step.context, cards.at(-1) ?? {});
  return step.endDialog();
};
dialogs.add(new WaterfallDialog('concern', [...cards.slice(0, -1).map(step), last]));

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
/** Of two parameters, which restify waits for. */
const handler = (work: (request: Request, response: Response) => Promise<void>) => work;

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post(
  '/api/messages',
  handler(async (request, response) => {
    await adapter.process(request as never, response, async (context) => {
      const dialog = await dialogs.createContext(context);
      const { status } = await dialog.continueDialog();
      if (status === DialogTurnStatus.empty) await dialog.beginDialog('concern');
      await state.saveChanges(context);
    });
  }),
);
server.get(
  '/readyz',
  handler(async (_request, response) => {
    response.send(200, 'ready');
  }),
);
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
