import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import restify from 'restify';
import type { Log } from '../app/ports/log.ts';
import { drain, readJson } from './body.ts';

/** The reply. Without a body it is empty; a string is sent as plain text, anything else as JSON. */
export interface TurnReply {
  readonly status: number;
  readonly body?: unknown;
}

/** The caller, or the reply to one who is not admitted. */
export type Admission<Caller> = { readonly caller: Caller } | { readonly refused: TurnReply };

/** The bot's health. Public, so no sentence names anybody. */
export interface Health {
  /** What keeps the bot from working, one sentence each. */
  readonly problems: () => Promise<readonly string[]>;
  /** Points to look into, one sentence each. */
  readonly notices?: () => readonly string[];
  /** What is running, for `/info`. */
  readonly info?: () => Readonly<Record<string, string>>;
}

export interface HttpServer {
  /** Resolves once it accepts connections; throws `CannotListen`. Port 0 means any free port. */
  listen(port: number, host: string): Promise<{ port: number }>;
  /** Accepts no new connections, lets running turns finish (20 seconds at most), then resolves. */
  close(): Promise<void>;
}

/** The server cannot listen there; the message says why, and what to do about it. */
export class CannotListen extends Error {
  constructor(code: string, port: number, host: string) {
    super(WHY_NOT[code]?.(port, host) ?? `It cannot listen on ${host}, port ${port} (${code}).`);
    this.name = 'CannotListen';
  }
}

const WHY_NOT: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) =>
    `Port ${port} is already in use. Stop the other program, or choose another port with PORT.`,
  EADDRNOTAVAIL: (_port, host) =>
    `${host} is not an address of this machine. Leave HOST out, or set it to an address that this machine has.`,
  ENOTFOUND: (_port, host) =>
    `${host} is not an address that can be found. Leave HOST out, or set it to an address that this machine has.`,
  EACCES: (port) =>
    `The bot may not listen on port ${port}: ports below 1024 are for administrators on most machines. Choose another port with PORT.`,
};

const FINISH_WITHIN_MS = 20_000;
const READY_WITHIN_MS = 3_000;
/** How long a response of /readyz is reused: it is public, and must not query storage each time. */
const READY_FOR_MS = 5_000;
/** A new connection has to send its headers within this time. */
const HEADERS_WITHIN_MS = 10_000;
/** Teams sends about 20. */
const MOST_HEADERS = 64;
/** Teams uses a handful of connections; each can hold some 20 KB before its token is checked. */
const MOST_CONNECTIONS = 2_000;
/**
 * How long a connection of Teams may stay idle. By default, Azure's front ends close theirs after four minutes. Node's
 * server closes them after five seconds: a request that arrives just then would be lost.
 */
const KEPT_IDLE_MS = 5 * 60_000;
/** Connections that have sent no headers yet. The oldest is closed to make room: nobody can shut Teams out. */
const MOST_SILENT = 1_000;
const TEXT_FOR_BROWSERS =
  'This address is for Microsoft Teams. To use the bot, open it in Teams. It only takes POST requests here.';

/**
 * The bot's endpoints: `/api/messages` for Teams, `/healthz` (alive), `/readyz` (ready) and `/info` (what is running).
 * `admit` checks the `Authorization` header (empty when there is none) and gives a caller or a reply; only an admitted
 * caller's body is read.
 */
export function createHttpServer<Caller>(
  options: Health & {
    admit: (authorization: string) => Promise<Admission<Caller>>;
    onActivity: (caller: Caller, body: unknown) => Promise<TurnReply>;
    log: Log;
  },
): HttpServer {
  const { admit, onActivity, log, notices = () => [], info = () => ({}) } = options;
  const problems = sharedFor(READY_FOR_MS, () => within(READY_WITHIN_MS, options.problems()));
  // restify logs through this, and its lines may quote the request.
  const quiet = {
    trace: ignore,
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: ignore,
    fatal: ignore,
    child: () => quiet,
  };
  const server = restify.createServer({ name: '', log: quiet as never });
  server.server.maxHeadersCount = MOST_HEADERS;
  server.server.maxConnections = MOST_CONNECTIONS;
  server.server.keepAliveTimeout = KEPT_IDLE_MS;
  const silent = new Map<Socket, NodeJS.Timeout>();
  const heard = (socket: Socket): void => {
    clearTimeout(silent.get(socket));
    silent.delete(socket);
  };
  server.server.on('connection', (socket) => {
    const [oldest] = silent.size < MOST_SILENT ? [] : silent.keys();
    oldest?.destroy();
    silent.set(
      socket,
      setTimeout(() => socket.destroy(), HEADERS_WITHIN_MS),
    );
    socket.once('close', () => heard(socket));
  });
  server.server.prependListener('request', ({ socket }, response) => {
    heard(socket);
    // Only Teams may keep its connection open; admitting a request removes this header.
    response.setHeader('Connection', 'close');
  });
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

  /** restify expects an async handler to have exactly two parameters. */
  const handle =
    (answer: (request: IncomingMessage, response: ServerResponse) => Promise<TurnReply>) =>
    async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      try {
        write(response, await answer(request, response));
      } catch (error) {
        log.error({ event: 'broken', outcome: 'http', ...log.describe(error) });
        write(response, {
          status: 500,
          body: 'This could not be handled because of a fault in the bot. Please send it again in a minute.',
        });
      }
    };

  server.post(
    '/api/messages',
    handle(async (request, response) => {
      const admission = await admit(request.headers.authorization ?? '');
      const refuse = async (reply: TurnReply): Promise<TurnReply> => {
        await drain(request);
        return reply;
      };
      if ('refused' in admission) return refuse(admission.refused);
      const read = await readJson(request);
      if ('value' in read) {
        response.removeHeader('Connection');
        return onActivity(admission.caller, read.value);
      }
      log.tally({ event: 'refused', outcome: 'unreadable-request' });
      return refuse({ status: read.status, body: read.refused });
    }),
  );
  // The Agents Playground probes with HEAD before it sends the first activity.
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
    handle(async () => {
      const found = await problems();
      const ready = found.length === 0;
      return {
        status: ready ? 200 : 503,
        body: [ready ? 'ready' : 'not ready', ...found, ...notices()].join('\n'),
      };
    }),
  );
  server.get(
    '/info',
    handle(async () => ({ status: 200, body: info() })),
  );
  // Unknown paths and methods: restify's own answers would repeat the request. Calling `done` would make it answer
  // again.
  server.on('restifyError', (_request, response, error) => {
    const status = typeof error?.statusCode === 'number' ? error.statusCode : 500;
    write(response, { status, body: status === 405 ? 'Not in this way.' : 'There is nothing here.' });
  });
  // restify would accept an upgrade and then leave the connection open with nothing behind it.
  server.on('upgrade', (_request, socket) => socket.destroy());
  let failed = (error: NodeJS.ErrnoException): void =>
    log.error({ event: 'broken', outcome: 'http', ...log.describe(error) });
  server.on('error', (error: NodeJS.ErrnoException) => failed(error));

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        const later = failed;
        failed = (error) => reject(new CannotListen(error.code ?? 'unknown', port, host));
        server.server.listen(port, host, () => {
          failed = later;
          resolve({ port: (server.server.address() as AddressInfo).port });
        });
      }),
    close: () =>
      new Promise((resolve) => {
        closing = true;
        if (!server.server.listening) return resolve();
        // A kept-alive connection becomes idle only after its turn, so this is repeated.
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

function ignore(): void {}

/** Resolves to what the work found, or to a plain sentence when it takes longer or fails. */
async function within(milliseconds: number, work: Promise<readonly string[]>): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(() => resolve(['This takes too long to find out.']), milliseconds);
  });
  try {
    return await Promise.race([work, tooLong]);
  } catch {
    return ['This cannot be found out now.'];
  } finally {
    clearTimeout(timer);
  }
}

/** Shares one run of the work among all callers within this many milliseconds. */
function sharedFor<T>(milliseconds: number, work: () => Promise<T>): () => Promise<T> {
  let found: { readonly at: number; readonly result: Promise<T> } | undefined;
  return () => {
    const now = performance.now();
    if (!found || now - found.at > milliseconds) found = { at: now, result: work() };
    return found.result;
  };
}
