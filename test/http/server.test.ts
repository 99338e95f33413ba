import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { request } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { LARGEST_REQUEST } from '../../src/http/body.ts';
import { CannotListen, createHttpServer } from '../../src/http/server.ts';
import type { TurnReply } from '../../src/http/server.ts';
import { createLog } from '../../src/logging/log.ts';

const log = createLog('silent');
const PUPIL = 'Jo Bloggs of 8B';

/** Lets in whoever brings any token but "bad"; the caller is the header itself. */
const admit = async (authorization: string) =>
  authorization === 'bad' ? { refused: { status: 401, body: 'not you' } } : { caller: authorization };

async function serve(
  onActivity: (caller: string, body: unknown) => Promise<TurnReply> = async () => ({ status: 200 }),
  problems: () => Promise<readonly string[]> = async () => [],
) {
  const server = createHttpServer({ admit, onActivity, problems, log });
  return { server, ...(await listening(server)) };
}

async function listening(server: ReturnType<typeof createHttpServer>) {
  const { port } = await server.listen(0, '127.0.0.1');
  return { port, url: `http://127.0.0.1:${port}` };
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
    const turns: unknown[] = [];
    running = await serve(async (caller, body) => {
      turns.push({ caller, body });
      return { status: 200, body: { answer: 'é' } };
    });
    const response = await post(running.url, '{"type":"message"}', { Authorization: 'Bearer x' });
    assert.deepEqual(await response.json(), { answer: 'é' });
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
    assert.equal(response.headers.get('server'), null);
    assert.deepEqual(turns, [{ body: { type: 'message' }, caller: 'Bearer x' }]);
  });

  it('says what is running', async () => {
    const server = createHttpServer({
      admit,
      onActivity: async () => ({ status: 200 }),
      problems: async () => [],
      info: () => ({ version: '1.2.3', instance: 'abc' }),
      log,
    });
    running = { server, ...(await listening(server)) };
    const response = await fetch(`${running.url}/info`);
    assert.deepEqual(await response.json(), { version: '1.2.3', instance: 'abc' });
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

  it('survives a client that disconnects in the middle', async () => {
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
      'This could not be handled because of a fault in the bot. Please send it again in a minute.',
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

  it('tells apart running and ready, and says what is in the way', async () => {
    const answers = async (problems: () => Promise<readonly string[]>) => {
      running = await serve(undefined, problems);
      const running_ = await fetch(`${running.url}/healthz`);
      const ready = await fetch(`${running.url}/readyz`);
      const text = await ready.text();
      if (problems !== hangs) await running.server.close();
      return [running_.status, ready.status, text.split('\n').length];
    };
    const hangs = async () => {
      throw new Error(PUPIL);
    };
    assert.deepEqual(await answers(async () => []), [200, 200, 1]);
    assert.deepEqual(
      await answers(async () => ['The storage is unavailable.', 'The secret is refused.']),
      [200, 503, 3],
    );
    assert.deepEqual(await answers(hangs), [200, 503, 2]);
  });

  it('asks its storage once for however many ask whether it is ready', async () => {
    let asked = 0;
    running = await serve(undefined, async () => {
      asked++;
      return [];
    });
    const { url } = running;
    await Promise.all(Array.from({ length: 300 }, () => fetch(`${url}/readyz`)));
    assert.equal(asked, 1);
  });

  it('reads nothing of a request whose token is refused, however large, and keeps no connection', async () => {
    running = await serve(async () => assert.fail('the turn was run'));
    const { port } = running;
    const heard = await new Promise<{ text: string; sent: number }>((resolve) => {
      let text = '';
      let sent = 0;
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          'POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: bad\r\nContent-Length: 100000000\r\n\r\n',
        );
        const more = () => {
          while (!socket.destroyed && sent < 100_000_000 && socket.write(Buffer.alloc(16_384, 0x5b)))
            sent += 16_384;
        };
        socket.on('drain', more);
        more();
      });
      socket.on('data', (data) => (text += data.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve({ text, sent }));
    });
    assert.match(heard.text, /^(HTTP\/1\.1 401|$)/);
    assert.ok(heard.sent < 20_000_000, `${heard.sent} bytes were taken`);
  });

  it('tells a client that is refused why, and ends the connection', async () => {
    running = await serve();
    const answer = await post(running.url, '{}', { Authorization: 'bad' });
    assert.equal(answer.status, 401);
    assert.equal(await answer.text(), 'not you');
    assert.equal(answer.headers.get('connection'), 'close');
  });

  it('waits for no body that does not come', async () => {
    running = await serve();
    const { port } = running;
    const began = Date.now();
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          'POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: bad\r\nContent-Length: 100\r\n\r\n{',
        );
      });
      socket.on('data', () => undefined);
      socket.on('close', () => resolve());
    });
    assert.ok(Date.now() - began < 5_000);
  });

  it('hears whoever speaks, however many connections stay silent', async () => {
    running = await serve();
    let closed = 0;
    const silent = Array.from({ length: 1_100 }, () => {
      const socket = connect(running.port, '127.0.0.1', () =>
        socket.write('POST /api/messages HTTP/1.1\r\n'),
      );
      return socket.on('error', () => undefined).on('close', () => closed++);
    });
    await Promise.all(silent.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    assert.equal((await post(running.url, '{}')).status, 200);
    assert.ok(closed > 0 && closed < 300, `${closed} closed`);
    for (const socket of silent) socket.destroy();
  });

  it('keeps an idle connection of Teams for longer than the front end of Azure does', async () => {
    const sockets: Socket[] = [];
    const see = (message: unknown) => void sockets.push((message as { socket: Socket }).socket);
    subscribe('http.server.request.start', see);
    running = await serve();
    await post(running.url, '{}');
    unsubscribe('http.server.request.start', see);
    await setImmediate();
    assert.ok((sockets[0]?.timeout ?? 0) > 4 * 60_000, `closed after ${sockets[0]?.timeout} ms`);
  });

  it('keeps a connection for Teams only', async () => {
    running = await serve();
    const keeps = async (answer: Promise<Response>) => (await answer).headers.get('connection') !== 'close';
    assert.ok(await keeps(post(running.url, '{}')));
    assert.ok(!(await keeps(post(running.url, '{}', { Authorization: 'bad' }))));
    for (const path of ['/healthz', '/readyz', '/api/messages', '/nowhere'])
      assert.ok(!(await keeps(fetch(running.url + path))), path);
  });

  it('takes no more than a person could mean: too deep, too many values', async () => {
    running = await serve();
    const deep = '['.repeat(5_000) + ']'.repeat(5_000);
    const many = JSON.stringify({ entities: Array.from({ length: 50_000 }, () => 1) });
    for (const body of [deep, many]) assert.equal((await post(running.url, body)).status, 413);
    assert.equal((await post(running.url, '{"type":"message"}')).status, 200);
  });

  it('says which port is taken', async () => {
    running = await serve();
    const { port } = running;
    const second = createHttpServer({
      admit,
      onActivity: async () => ({ status: 200 }),
      problems: async () => [],
      log,
    });
    await assert.rejects(
      () => second.listen(port, '127.0.0.1'),
      (error) => error instanceof CannotListen && error.message.includes(`Port ${port} is already in use`),
    );
    await second.close();
  });

  it('says which address is none of this machine', async () => {
    const { server } = (running = await serve());
    await server.close();
    for (const host of ['192.0.2.1', 'no-such-host.invalid'])
      await assert.rejects(
        () =>
          createHttpServer({
            admit,
            onActivity: async () => ({ status: 200 }),
            problems: async () => [],
            log,
          }).listen(0, host),
        (error) => error instanceof CannotListen && error.message.startsWith(`${host} is not an address`),
      );
  });

  it('says what to do about a port it may not use', () => {
    const { message } = new CannotListen('EACCES', 80, '0.0.0.0');
    assert.match(message, /may not listen on port 80.*PORT/);
  });

  it('says what to look at, and is ready all the same', async () => {
    const server = createHttpServer({
      admit,
      onActivity: async () => ({ status: 200 }),
      problems: async () => [],
      notices: () => ['The settings are old.'],
      log,
    });
    const { port } = await server.listen(0, '127.0.0.1');
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    assert.equal(answer.status, 200);
    assert.equal(await answer.text(), 'ready\nThe settings are old.');
    await server.close();
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
