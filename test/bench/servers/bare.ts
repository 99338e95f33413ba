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

const onActivity = async (request: Request, response: Response): Promise<void> => {
  await adapter.process(request as never, response, async (context) => {
    await app.run(context);
  });
};
const onLook = async (_request: Request, response: Response): Promise<void> => {
  response.send(200, 'ready');
};

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', onActivity);
server.get('/readyz', onLook);
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
