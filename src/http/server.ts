import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import restify from 'restify';
import type { Log } from '../app/ports/log.ts';
import { readJson } from './body.ts';

/** What came in on the bot's address: the parsed JSON and the `Authorization` header (empty when there is none). */
export interface IncomingTurn {
  readonly body: unknown;
  readonly authorization: string;
}

/** What goes back. Without a body the answer is empty; a string goes as plain text, anything else as JSON. */
export interface TurnReply {
  readonly status: number;
  readonly body?: unknown;
}

export interface HttpServer {
  /** Resolves once connections are taken; throws `PortTaken`. Port 0 takes any free port. */
  listen(port: number, host: string): Promise<{ port: number }>;
  /** Takes no new connections, lets running turns finish (at most 20 seconds), then resolves. */
  close(): Promise<void>;
}

/** Somebody else listens there already. */
export class PortTaken extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is already in use. Stop the other program, or choose another port.`);
    this.name = 'PortTaken';
    this.port = port;
  }
}

const FINISH_WITHIN_MS = 20_000;
const READY_WITHIN_MS = 3_000;
const TEXT_FOR_BROWSERS =
  'This address is for Microsoft Teams. To use the bot, open it in Teams. It only takes POST requests here.';

/** The bot's three addresses: `/api/messages` for Teams, `/healthz` (it runs) and `/readyz` (it can work). */
export function createHttpServer(options: {
  onActivity: (turn: IncomingTurn) => Promise<TurnReply>;
  isReady: () => Promise<boolean>;
  log: Log;
}): HttpServer {
  const { onActivity, isReady, log } = options;
  // restify writes log lines of its own through this, and they may hold what a request carried.
  const quiet = { trace: no, debug: no, info: no, warn: no, error: no, fatal: no, child: () => quiet };
  const server = restify.createServer({ name: '', log: quiet as never });
  let closing = false;

  const write = (response: ServerResponse, { status, body }: TurnReply): void => {
    if (response.headersSent || response.destroyed) return;
    if (closing) response.setHeader('Connection', 'close');
    response.statusCode = status;
    if (body === undefined) {
      response.end();
      return;
    }
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const type = typeof body === 'string' ? 'text/plain' : 'application/json';
    response.setHeader('Content-Type', `${type}; charset=utf-8`);
    response.setHeader('Content-Length', Buffer.byteLength(text));
    response.end(text);
  };

  /** restify wants a handler of exactly two parameters for async work. */
  const handle =
    (answer: (request: IncomingMessage) => Promise<TurnReply>) =>
    async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      try {
        write(response, await answer(request));
      } catch (error) {
        log.error({ event: 'broken', outcome: 'http', ...log.describe(error) });
        write(response, {
          status: 500,
          body: "This could not be dealt with: the fault is on the bot's side. Please send it again in a minute.",
        });
      }
    };

  server.post(
    '/api/messages',
    handle(async (request) => {
      const read = await readJson(request);
      if ('refused' in read) {
        log.warn({ event: 'refused', outcome: 'unreadable-request', count: read.status });
        return { status: read.status, body: read.refused };
      }
      return onActivity({ body: read.value, authorization: request.headers.authorization ?? '' });
    }),
  );
  // The Agents Playground asks with HEAD whether anybody is there before it sends the first activity.
  server.head(
    '/api/messages',
    handle(async () => ({ status: 200 })),
  );
  server.get(
    '/api/messages',
    handle(async () => ({ status: 405, body: TEXT_FOR_BROWSERS })),
  );
  server.get(
    '/healthz',
    handle(async () => ({ status: 200, body: 'running' })),
  );
  server.get(
    '/readyz',
    handle(async () =>
      (await within(READY_WITHIN_MS, isReady()))
        ? { status: 200, body: 'ready' }
        : { status: 503, body: 'not ready' },
    ),
  );
  // Unknown paths and methods: restify's own answers repeat what was asked. `done` would make it answer once more.
  server.on('restifyError', (_request, response, error) => {
    const status = typeof error?.statusCode === 'number' ? error.statusCode : 500;
    write(response, { status, body: status === 405 ? 'Not in this way.' : 'There is nothing here.' });
  });
  // restify takes these over and then leaves the connection open with nobody at the other end.
  server.on('upgrade', (_request, socket) => socket.destroy());
  let failed = (error: NodeJS.ErrnoException): void =>
    log.error({ event: 'broken', outcome: 'http', ...log.describe(error) });
  server.on('error', (error: NodeJS.ErrnoException) => failed(error));

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        const later = failed;
        failed = (error) => reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error);
        server.server.listen(port, host, () => {
          failed = later;
          resolve({ port: (server.server.address() as AddressInfo).port });
        });
      }),
    close: () =>
      new Promise((resolve) => {
        closing = true;
        if (!server.server.listening) return resolve();
        // A connection kept open by its client becomes idle only after its turn, so look again and again.
        const idle = setInterval(() => server.server.closeIdleConnections(), 50);
        const enough = setTimeout(() => server.server.closeAllConnections(), FINISH_WITHIN_MS);
        server.server.close(() => {
          clearInterval(idle);
          clearTimeout(enough);
          resolve();
        });
        return undefined;
      }),
  };
}

function no(): void {}

/** False when it takes longer, or fails. */
async function within(milliseconds: number, work: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([work, tooLong]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
