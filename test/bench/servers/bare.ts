/**
 * What the bot is compared with: a server of the same SDK that does nothing. It answers a press with a word, `/readyz`
 * with 200, and checks nobody's identity, as our bot on this machine.
 */
import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import restify, { type Request, type Response } from 'restify';

const adapter = new TeamsAdapter({});
const app = new Application({ adapter });
app.adaptiveCards.actionExecute(
  () => Promise.resolve(true),
  async () => 'nothing',
);

/** Of two parameters, which restify waits for. */
const handler = (work: (request: Request, response: Response) => Promise<void>) => work;

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post(
  '/api/messages',
  handler(async (request, response) => {
    await adapter.process(request as never, response, async (context) => {
      await app.run(context);
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
