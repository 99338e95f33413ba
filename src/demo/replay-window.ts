import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import WebSocket from 'ws';
import { createStoredPosts } from './stored-posts.ts';
import { scriptFor } from './window-script.ts';

/** The playground's stream of posts. */
const POSTS = '/_ws_conversation/v1/conversations/stream';
/** A window requests this once it knows its chats and channels; it cannot place posts that come earlier. */
const KNOWS_ITS_CHATS = /^\/_debug\/conversation\/[^/]+\/installation$/;
/** A window that rejoins the stream within this time, without being reloaded, knows the posts already. */
const JOINS_AGAIN_MS = 20_000;

/**
 * Serves a playground's window on a port of its own. By itself the playground sends a post only to the windows that are open
 * at that moment, so whoever opens one later would never see it. Here each new window first gets everything posted so far.
 * @param port       where people open the window, and the bot sends to
 * @param playground the port of the playground itself, which must answer
 * @param signal     ends it
 */
export async function serveReplayWindow(
  port: number,
  playground: number,
  signal: AbortSignal,
): Promise<void> {
  const posts = createStoredPosts();
  const waiting = new Set<WebSocket>();
  const windows = new Set<WebSocket>();
  const installed = new Set<string>();
  const join = (window: WebSocket, first: readonly string[]) => {
    if (!waiting.delete(window)) return;
    for (const post of first) window.send(post);
    windows.add(window);
  };

  const stream = new WebSocket(`ws://127.0.0.1:${playground}${POSTS}`);
  stream.on('message', (data) => {
    const text = Buffer.isBuffer(data) ? data.toString() : data;
    if (typeof text !== 'string') return;
    posts.store(text);
    for (const window of windows) window.send(text);
  });
  await once(stream, 'open');
  // When the playground ends, the demo ends too, so the error needs no handling.
  stream.on('error', () => undefined);

  const server = createServer((asked, answer) => {
    const path = asked.url ?? '/';
    if (!KNOWS_ITS_CHATS.test(path)) return passOn(asked, answer, playground);
    for (const window of waiting) join(window, posts.all());
    // An app is installed once, not once a window: the bot must not welcome anybody twice.
    if (installed.has(path)) return answer.end();
    installed.add(path);
    passOn(asked, answer, playground);
  });
  const upgrades = new WebSocket.Server({ noServer: true });
  server.on('upgrade', (asked: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgrades.handleUpgrade(asked, socket as Socket, head, (window) => {
      window.on('error', () => undefined);
      if (asked.url !== POSTS) return relay(window, `ws://127.0.0.1:${playground}${asked.url}`);
      waiting.add(window);
      const again = setTimeout(() => join(window, []), JOINS_AGAIN_MS).unref();
      window.once('close', () => {
        clearTimeout(again);
        waiting.delete(window);
        windows.delete(window);
      });
    });
  });
  signal.addEventListener('abort', () => {
    for (const window of upgrades.clients) window.terminate();
    stream.terminate();
    server.close();
    server.closeAllConnections();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

/** Passes on the playground's log for developers; none of it is stored. */
function relay(window: WebSocket, url: string): void {
  const log = new WebSocket(url);
  log.on('message', (data) => window.send(data));
  log.on('error', () => window.close());
  window.once('close', () => log.terminate());
}

function passOn(asked: IncomingMessage, answer: ServerResponse, playground: number): void {
  const script = scriptFor(new URL(asked.url ?? '/', 'http://localhost'));
  const { method, headers, url: path } = asked;
  const passed = request({ host: '127.0.0.1', port: playground, method, path, headers }, (answered) => {
    if (script === undefined || answered.statusCode !== 200) {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
      return;
    }
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    answered.on('end', () => answer.end(script)).pipe(answer, { end: false });
  });
  passed.on('error', () => {
    if (!answer.headersSent) answer.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
    answer.end('The window does not answer. Is the demo being stopped?\n');
  });
  asked.pipe(passed);
}
