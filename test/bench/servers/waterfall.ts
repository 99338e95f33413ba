/**
 * The same cards as a botbuilder-dialogs waterfall, as its documentation builds one: a step a card, answers gathered in
 * the dialog's state, state in memory. It checks and works out nothing. CARDS names a file with the cards, one after
 * another; it answers a press in its response as our bot does.
 */
import { readFileSync } from 'node:fs';
import {
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  type TurnContext,
} from 'botbuilder';
import { Dialog, DialogSet, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import restify from 'restify';

const cards = JSON.parse(readFileSync(process.env['CARDS'] ?? '', 'utf8')) as readonly object[];
const storage = new MemoryStorage();
const state = new ConversationState(storage);
const dialogs = new DialogSet(state.createProperty('dialogs'));

const show = (context: TurnContext, card: object) =>
  context.sendActivity({
    type: ActivityTypes.InvokeResponse,
    value: {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
    },
  });

/** Keeps what was answered, and shows the card at this place. */
const step = (card: object) => async (step: WaterfallStepContext) => {
  const { action } = step.context.activity.value as { action: { data: object } };
  Object.assign(step.values, action.data);
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
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', (request, response, next) => {
  const turn = adapter.process(request as never, response, async (context) => {
    const dialog = await dialogs.createContext(context);
    const { status } = await dialog.continueDialog();
    if (status === 'empty') await dialog.beginDialog('concern');
    await state.saveChanges(context);
  });
  turn.then(() => next(), next);
});
server.get('/readyz', (_request, response, next) => {
  response.send(200, 'ready');
  next();
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
