import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { takenPorts } from '../../src/demo/free-ports.ts';

describe("The demo's ports", () => {
  const servers: Server[] = [];
  const taken = async (host?: string): Promise<number> => {
    const server = createServer().listen({ port: 0, ...(host === undefined ? {} : { host }) });
    servers.push(server);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const free = async (): Promise<number> => {
    const port = await taken();
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    return port;
  };

  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  });

  it('are passed over in silence when nothing uses them', async () => {
    const ports = {
      page: await free(),
      bot: await free(),
      tables: await free(),
      teacher: await free(),
      lead: await free(),
    };
    assert.deepEqual(await takenPorts(ports), []);
  });

  it('are named, with what they are for and what chooses another, when something uses them', async () => {
    const lead = await taken();
    const bot = await taken('127.0.0.1');
    const sentences = await takenPorts({
      page: await free(),
      bot,
      tables: await free(),
      teacher: await free(),
      lead,
    });
    assert.equal(sentences.length, 2);
    assert.match(sentences[0] ?? '', new RegExp(`^Port ${bot}, meant for the bot, .*DEMO_BOT_PORT`));
    assert.match(sentences[1] ?? '', new RegExp(`^Port ${lead}, .*inclusion lead's window.*DEMO_LEAD_PORT`));
  });
});
