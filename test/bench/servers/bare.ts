/**
 * What the bot is compared with: a server of the same SDK that does nothing. It answers a press with a word, `/readyz`
 * with 200, and checks nobody's identity, as our bot on this machine.
 */
import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import restify from 'restify';

const adapter = new TeamsAdapter({});
const app = new Application({ adapter });
app.adaptiveCards.actionExecute(
  () => Promise.resolve(true),
  async () => 'nothing',
);

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', (request, response, next) => {
  const turn = adapter.process(request as never, response, async (context) => {
    await app.run(context);
  });
  turn.then(() => next(), next);
});
server.get('/readyz', (_request, response, next) => {
  response.send(200, 'ready');
  next();
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
