import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { LARGEST_REQUEST } from '../../src/http/body.ts';
import { createHttpServer, PortTaken } from '../../src/http/server.ts';
import type { IncomingTurn, TurnReply } from '../../src/http/server.ts';
import { createLog } from '../../src/logging/log.ts';

const log = createLog('silent');
const PUPIL = 'Jo Bloggs of 8B';

async function serve(
  onActivity: (turn: IncomingTurn) => Promise<TurnReply> = async () => ({ status: 200 }),
  isReady: () => Promise<boolean> = async () => true,
) {
  const server = createHttpServer({ onActivity, isReady, log });
  const { port } = await server.listen(0, '127.0.0.1');
  return { server, port, url: `http://127.0.0.1:${port}` };
}

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/messages`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', ...headers },
  });

describe('HTTP server', () => {
  let running: Awaited<ReturnType<typeof serve>>;
  afterEach(() => running.server.close());

  it('hands over the body and the token and gives back status and body', async () => {
    const turns: IncomingTurn[] = [];
    running = await serve(async (turn) => {
      turns.push(turn);
      return { status: 200, body: { answer: 'é' } };
    });
    const response = await post(running.url, '{"type":"message"}', { Authorization: 'Bearer x' });
    assert.deepEqual(await response.json(), { answer: 'é' });
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
    assert.equal(response.headers.get('server'), null);
    assert.deepEqual(turns, [{ body: { type: 'message' }, authorization: 'Bearer x' }]);
  });

  it('answers a body that is not JSON with a plain sentence that repeats nothing', async () => {
    let asked = 0;
    running = await serve(async () => ({ status: 200, body: String(++asked) }));
    for (const body of [`{"text": "${PUPIL}`, PUPIL, '']) {
      const response = await post(running.url, body);
      assert.equal(response.status, 400);
      assert.equal(await response.text(), 'This request is not valid JSON.');
    }
    assert.equal(asked, 0);
  });

  it('refuses a body that is too large, and goes on working', async () => {
    running = await serve();
    const response = await post(running.url, JSON.stringify({ text: 'x'.repeat(LARGEST_REQUEST) }));
    assert.equal(response.status, 413);
    assert.equal((await post(running.url, '{}')).status, 200);
  });

  it('survives a broken compressed body', async () => {
    running = await serve();
    const response = await post(running.url, 'not gzip at all', { 'Content-Encoding': 'gzip' });
    assert.equal(response.status, 415);
    assert.equal((await post(running.url, '{}')).status, 200);
  });

  it('survives a client that goes away in the middle', async () => {
    running = await serve();
    const { port } = running;
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"a":');
        setTimeout(() => {
          socket.destroy();
          resolve();
        }, 30);
      });
    });
    assert.equal((await post(running.url, '{}')).status, 200);
  });

  it('leaves no connection open for a protocol it does not speak', async () => {
    running = await serve();
    const { port } = running;
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      });
      socket.on('close', () => resolve());
    });
  });

  it('answers an error in a turn with a sentence of ours', async () => {
    running = await serve(async () => {
      throw new Error(PUPIL);
    });
    const response = await post(running.url, '{}');
    assert.equal(response.status, 500);
    assert.equal(
      await response.text(),
      "This could not be dealt with: the fault is on the bot's side. Please send it again in a minute.",
    );
  });

  it('says that somebody is there when the playground asks with HEAD', async () => {
    running = await serve();
    assert.equal((await fetch(`${running.url}/api/messages`, { method: 'HEAD' })).status, 200);
  });

  it('tells a browser what the address is for', async () => {
    running = await serve();
    const response = await fetch(`${running.url}/api/messages`);
    assert.equal(response.status, 405);
    assert.match(await response.text(), /for Microsoft Teams/);
  });

  it('repeats nothing of an unknown address', async () => {
    running = await serve();
    const response = await fetch(`${running.url}/Jo-Bloggs`);
    assert.equal(response.status, 404);
    assert.ok(!(await response.text()).includes('Bloggs'));
    assert.equal((await fetch(`${running.url}/healthz`, { method: 'DELETE' })).status, 405);
  });

  it('tells apart running and ready', async () => {
    let ready = async (): Promise<boolean> => true;
    running = await serve(undefined, () => ready());
    const status = async (path: string) => (await fetch(`${running.url}${path}`)).status;
    assert.deepEqual([await status('/healthz'), await status('/readyz')], [200, 200]);
    ready = async () => false;
    assert.deepEqual([await status('/healthz'), await status('/readyz')], [200, 503]);
    ready = async () => {
      throw new Error(PUPIL);
    };
    assert.equal(await status('/readyz'), 503);
  });

  it('says which port is taken', async () => {
    running = await serve();
    const { port } = running;
    const second = createHttpServer({
      onActivity: async () => ({ status: 200 }),
      isReady: async () => true,
      log,
    });
    await assert.rejects(
      () => second.listen(port, '127.0.0.1'),
      (error) => error instanceof PortTaken && error.port === port && error.message.includes(String(port)),
    );
    await second.close();
  });

  it('lets a running turn finish when it closes, and takes no new ones', async () => {
    let finish = (): void => {};
    const begun = new Promise<void>((started) => {
      void serve(
        () =>
          new Promise((resolve) => {
            finish = () => resolve({ status: 200, body: 'finished' });
            started();
          }),
      ).then((served) => {
        running = served;
        answer = post(served.url, '{}');
        // So that a failure before anybody waits for it does not end the process.
        answer.catch(() => undefined);
      });
    });
    let answer = Promise.resolve(new Response());
    await begun;
    const closed = running.server.close();
    await assert.rejects(
      () =>
        new Promise((resolve, reject) => {
          request({ port: running.port, host: '127.0.0.1', path: '/healthz' }, resolve)
            .on('error', reject)
            .end();
        }),
    );
    finish();
    assert.equal(await (await answer).text(), 'finished');
    await closed;
  });
});
