import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

import { localTables } from '../../support/azurite.ts';

/**
 * What the wire does with a request. `lose-answer`: it is carried out, and the connection breaks before the answer.
 * `lose-request`: the connection breaks before it arrives. `hang`: nothing ever comes back. `slow`: carried out after 0.7 s.
 * `busy`: 503, not carried out. `throttled`: `busy` when a request comes for the first time. `forbidden`: 403. `stranger`: whoever listens
 * there is no table service and says 404 to everything. `no-answer`: it is carried out, and nothing ever comes back.
 */
export type Fate =
  | 'pass'
  | 'lose-answer'
  | 'lose-request'
  | 'hang'
  | 'slow'
  | 'busy'
  | 'throttled'
  | 'forbidden'
  | 'stranger'
  | 'no-answer';

const SLOW_MS = 700;

/** The line between the product and its table storage, to count requests and to cut. */
export interface Wire {
  readonly connectionString: string;
  /** Method of each request that came by, since the last `clear`; a batch is `BATCH`. */
  readonly seen: string[];
  /** What happens to the next requests, in order; later ones pass. */
  next(...fates: Fate[]): void;
  /** What happens to all requests from now on, once those of `next` are through. */
  always(fate: Fate): void;
  /** From now on asked of each request that has come whole, before all others; without an answer they decide. */
  decide(fateOf: (() => Fate | undefined) | undefined): void;
  /** Resolves once everything that was let through has been carried out. */
  idle(): Promise<void>;
  /** From now on the service says that it is so many days later. */
  shiftDates(days: number): void;
  clear(): void;
  stop(): Promise<void>;
}

/** A wire to the table storage on that port of this machine. */
export async function startWire(port: number): Promise<Wire> {
  const seen: string[] = [];
  let fates: Fate[] = [];
  let otherwise: Fate = 'pass';
  let shift = 0;
  const refused = new Set<string>();
  /** A request that was refused passes when it comes again. */
  const isFirst = ({ method, url }: IncomingMessage): boolean => {
    const request = `${method} ${url}`;
    if (refused.delete(request)) return false;
    refused.add(request);
    return true;
  };
  let decide: (() => Fate | undefined) | undefined;
  // Given up before the service gives them up: a request on a connection that just closed would be lost.
  const agent = new Agent({ keepAlive: true, timeout: 2000 });
  const under = new Set<Promise<void>>();
  const server = createServer((incoming, outgoing) => {
    seen.push(incoming.url?.includes('$batch') === true ? 'BATCH' : String(incoming.method));
    const planned = fates.shift() ?? otherwise;
    const isDone = (async () => {
      const body = await buffer(incoming);
      const fate = decide?.() ?? planned;
      const given = { incoming, body, outgoing, agent };
      if (fate === 'slow') await pause(SLOW_MS);
      if (fate === 'slow') await carry(given, port, 'pass', shift);
      else if (fate === 'throttled') await carry(given, port, isFirst(incoming) ? 'busy' : 'pass', shift);
      else await carry(given, port, fate, shift);
    })()
      // Whoever asked is gone.
      .catch(() => void outgoing.destroy())
      .finally(() => under.delete(isDone));
    under.add(isDone);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    connectionString: localTables(address.port),
    seen,
    next: (...given) => void (fates = given),
    always: (fate) => void (otherwise = fate),
    decide: (fateOf) => void (decide = fateOf),
    idle: async () => {
      while (under.size > 0) await Promise.all(under);
    },
    shiftDates: (days) => void (shift = days * 24 * 60 * 60_000),
    clear() {
      seen.length = 0;
      fates = [];
      otherwise = 'pass';
      decide = undefined;
      shift = 0;
    },
    async stop() {
      server.closeAllConnections();
      agent.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function carry(
  {
    incoming,
    body,
    outgoing,
    agent,
  }: {
    readonly incoming: IncomingMessage;
    readonly body: Buffer;
    readonly outgoing: ServerResponse;
    readonly agent: Agent;
  },
  port: number,
  fate: Exclude<Fate, 'slow' | 'throttled'>,
  shift: number,
): Promise<void> {
  switch (fate) {
    case 'hang':
      return;
    case 'lose-request':
      outgoing.destroy();
      return;
    case 'busy':
      refuse(outgoing, 503, 'ServerBusy');
      return;
    case 'forbidden':
      refuse(outgoing, 403, 'AuthorizationFailure');
      return;
    case 'stranger':
      outgoing.writeHead(404, { 'content-type': 'text/html' });
      outgoing.end('<h1>Not here</h1>');
      return;
    case 'pass':
    case 'lose-answer':
    case 'no-answer':
  }
  const { method = 'GET', url = '/', headers } = incoming;
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers, agent }).end(body);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  const answered = await buffer(answer);
  if (fate === 'no-answer') return;
  if (fate === 'lose-answer') {
    outgoing.destroy();
    return;
  }
  const date = new Date(Date.parse(answer.headers.date ?? '') + shift);
  outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, date: date.toUTCString() });
  outgoing.end(answered);
}

function refuse(outgoing: ServerResponse, status: number, code: string): void {
  const body = JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: 'No.' } } });
  // Not chained: once restify is loaded in the same process its `writeHead` gives nothing back.
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(body);
}
