import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardOrSentence, message, press, send, TEACHER, type Json } from '../../support/activities.ts';
import { startAzurite } from '../../support/azurite.ts';
import type { Row } from '../section.ts';
import { startFakeConnector } from '../../support/fake-connector.ts';
import { buttonsOf } from '../../support/play.ts';
import { testSchool } from '../../support/school.ts';

export const about = 'Calls of storage, counted between a real bot and Azurite.';

const STEPS = 500;
/** The flags of `npm start`, so that what is measured is what a school runs. */
const START = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .slice(1);
const BOT_PORT = 24_978;

/** Counts what passes through to the tables. */
async function countingProxy(target: number): Promise<{ server: Server; port: number; calls: () => number }> {
  let calls = 0;
  const server = createServer((incoming, outgoing) => {
    calls++;
    const { method, url, headers } = incoming;
    const through = request({ host: '127.0.0.1', port: target, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(through);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port, calls: () => calls };
}

export async function* measure(): AsyncGenerator<Row> {
  const azurite = await startAzurite();
  const tablesPort = Number(/TableEndpoint=http:\/\/127\.0\.0\.1:(\d+)/.exec(azurite.connectionString)?.[1]);
  const proxy = await countingProxy(tablesPort);
  const connector = await startFakeConnector();
  const settingsFile = join(mkdtempSync(join(tmpdir(), 'steps-')), 'settings.json');
  writeFileSync(settingsFile, JSON.stringify(testSchool()));
  const bot = spawn(process.execPath, START, {
    env: {
      ...process.env,
      ENV_FILE: '',
      PORT: String(BOT_PORT),
      HOST: '127.0.0.1',
      LOCAL_WITHOUT_SIGN_IN: 'yes',
      TABLES_CONNECTION_STRING: azurite.connectionString.replace(`:${tablesPort}/`, `:${proxy.port}/`),
      SETTINGS_FILE: settingsFile,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${BOT_PORT}`;
  for (;;) {
    const ready = await fetch(`${url}/readyz`).catch(() => undefined);
    if (ready?.status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  const setting = { from: TEACHER, serviceUrl: connector.url };
  const presses = async (verb: string, data: Json) =>
    cardOrSentence(await send(url, press(setting, verb, data, { messageId: '1' }))).card;
  await send(url, message(setting, 'hello'));
  let card = await presses('start', {});
  const inputs: Json = {
    SG1: 'no',
    SG2: 'no',
    PC1: 'PB 3',
    PC2: '3',
    PC3: 'tutor',
    PC4: 'attendance',
    AT1: 'some',
    EW1: 'late',
    SG3: 'none',
    BH1: 'none',
    SE1: 'none',
    EW2: 'lt2w',
  };
  const beforeCalls = proxy.calls();
  for (let step = 0; step < STEPS; step++) {
    const buttons = buttonsOf(card ?? {});
    const forward = step % 6 < 3;
    const button = buttons.find(({ verb }) => verb === (forward ? 'continue' : 'back')) ?? buttons[0];
    card = await presses(button?.verb ?? 'continue', { ...button?.data, ...inputs });
  }
  // The sweep looks at the tables by itself; what it does is not part of a step.
  const calls = proxy.calls() - beforeCalls;
  yield { figure: 'calls a step', ours: (calls / STEPS).toFixed(2), aim: '2' };
  bot.kill('SIGTERM');
  await once(bot, 'exit');
  proxy.server.close();
  proxy.server.closeAllConnections();
  await connector.close();
  await azurite.stop();
}
