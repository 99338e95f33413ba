import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** An activity as the bot sent it; only what tests look at is typed. */
interface SentActivity {
  readonly type?: string;
  readonly id?: string;
  readonly text?: string;
  readonly summary?: string;
  readonly attachments?: readonly {
    readonly contentType: string;
    readonly content: Record<string, unknown>;
  }[];
  readonly [other: string]: unknown;
}

/**
 * What the bot did to Teams, in order.
 * `post`: a post of its own in a channel. `thread`: a reply under one. `chat`: a message in somebody's own chat.
 * `edit`: a message that stands was replaced.
 */
export interface Sent {
  readonly kind: 'post' | 'thread' | 'chat' | 'edit';
  /** Without `;messageid=...`. */
  readonly conversationId: string;
  /** The id the message got; for an edit, the message's id. */
  readonly messageId: string;
  /** For `thread`: the message it stands under. */
  readonly under?: string;
  readonly activity: SentActivity;
  /** The card, when there is one. */
  readonly card: Record<string, unknown> | undefined;
  /** The token the bot showed, if any. */
  readonly authorization: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** It stands, and the connection dropped before the bot heard so. */
  readonly isDropped: boolean;
}

/** What goes wrong with a request. */
export type Trouble =
  | {
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      /** Seconds, sent as a Retry-After header. */
      readonly retryAfter?: number;
    }
  /** The message is accepted and stands, and the connection drops before the bot hears so. */
  | 'drop-after-accepting'
  /** The connection stays open and nothing ever comes. */
  | 'no-answer'
  /** The message is accepted and stands, and nothing ever comes. */
  | 'accepted-no-answer';

export type RequestKind = 'create' | 'send' | 'edit' | 'members';
/** Looks at where a request goes, as it stands in the address (empty for a new conversation), and what it brings. */
type Fits = (request: {
  readonly kind: RequestKind;
  readonly conversationId: string;
  readonly body: string;
}) => boolean;

export interface FakeConnector {
  /** To be used as the `serviceUrl` of activities. */
  readonly url: string;
  /** Everything accepted so far. */
  readonly sent: readonly Sent[];
  /** Requests received, refused ones included. */
  readonly requests: number;
  /** Lets the next `times` requests (of one kind, or those that `fits`, if given) meet this trouble. */
  trouble(trouble: Trouble, options?: { times?: number; on?: RequestKind; fits?: Fits }): void;
  /** From now on asked of each request, before the troubles that wait: what it meets. */
  decide(troubleOf: ((kind: RequestKind) => Trouble | undefined) | undefined): void;
  /** Forgets troubles that nothing has met. */
  calm(): void;
  /** The first `count` sent that fit, as soon as there are so many; throws after `withinMs` (default 3000). */
  waitFor(count: number, fits?: (sent: Sent) => boolean, withinMs?: number): Promise<readonly Sent[]>;
  /** A message as it stands now, after all edits. */
  standing(conversationId: string, messageId: string): SentActivity | undefined;
  /** Lets a message exist as if the bot had sent it earlier, so that it can be edited. */
  put(conversationId: string, messageId: string): void;
  /** Removes a message, as if somebody had deleted it. */
  remove(conversationId: string, messageId: string): void;
  close(): Promise<void>;
}

const bare = (conversationId: string): string => conversationId.split(';')[0] ?? '';

/**
 * The Bot Connector's REST interface over real HTTP, as far as the bot uses it: new conversation, send, reply, edit, members.
 * Editing a message that does not stand answers 404 `ActivityNotFoundInConversation`, as Teams does. A connection takes one
 * request: a second one over it meets a Teams that was just about to close it, and is lost. `keepsConnections` is for the
 * bare SDK, which sends that way.
 */
export async function startFakeConnector(
  port = 0,
  { keepsConnections = false }: { readonly keepsConnections?: boolean } = {},
): Promise<FakeConnector> {
  const sent: Sent[] = [];
  const standing = new Map<string, SentActivity>();
  const troubles: { trouble: Trouble; fits: Fits; left: number }[] = [];
  const waiting = new Set<() => void>();
  let decide: ((kind: RequestKind) => Trouble | undefined) | undefined;
  let requests = 0;
  let lastId = Date.now();
  const key = (conversationId: string, messageId: string): string => `${bare(conversationId)} ${messageId}`;

  const accept = (entry: Omit<Sent, 'card' | 'at' | 'isDropped'>, trouble: Trouble | undefined): void => {
    const card = entry.activity.attachments?.[0]?.content;
    standing.set(key(entry.conversationId, entry.messageId), entry.activity);
    sent.push({ ...entry, card, at: Date.now(), isDropped: trouble === 'drop-after-accepting' });
    for (const look of waiting) look();
  };

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  server.keepAliveTimeout = 10 * 60_000;
  const answered = new WeakSet<Socket>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (answered.has(request.socket) && !keepsConnections) {
      request.socket.destroy();
      return;
    }
    answered.add(request.socket);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString('utf8');
    const body = (raw === '' ? {} : JSON.parse(raw)) as Record<string, unknown>;
    const path = (request.url ?? '').split('/').filter(Boolean).map(decodeURIComponent);
    const [, , conversation, , message] = path;
    requests++;
    const kind: RequestKind =
      request.method === 'GET'
        ? 'members'
        : request.method === 'PUT'
          ? 'edit'
          : conversation === undefined
            ? 'create'
            : 'send';
    const decided = decide?.(kind);
    const met = decided
      ? undefined
      : troubles.find(({ fits }) => fits({ kind, conversationId: conversation ?? '', body: raw }));
    if (met && --met.left <= 0) troubles.splice(troubles.indexOf(met), 1);
    const trouble = decided ?? met?.trouble;
    if (trouble === 'no-answer') return;
    if (typeof trouble === 'object') {
      if (trouble.retryAfter !== undefined) response.setHeader('Retry-After', String(trouble.retryAfter));
      reply(response, trouble.status, { error: { code: trouble.code, message: trouble.message } });
      return;
    }
    const result = carryOut(kind, conversation, message, body, request.headers.authorization, trouble);
    if (trouble === 'accepted-no-answer') return;
    if (trouble === 'drop-after-accepting') request.socket.destroy();
    else reply(response, result.status, result.body);
  }

  function carryOut(
    kind: RequestKind,
    conversation: string | undefined,
    message: string | undefined,
    body: Record<string, unknown>,
    authorization: string | undefined,
    trouble: Trouble | undefined,
  ): { status: number; body: unknown } {
    const id = String(++lastId);
    if (kind === 'members') return { status: 200, body: { members: [] } };
    if (kind === 'create') {
      const data = body['channelData'] as { channel?: { id?: string } } | undefined;
      const channel = data?.channel?.id;
      const members = body['members'] as { id: string }[] | undefined;
      const where = channel ?? `a:chat-with-${members?.[0]?.id ?? 'nobody'}`;
      const activity = body['activity'] as SentActivity | undefined;
      if (activity) {
        const to = channel === undefined ? 'chat' : 'post';
        accept({ kind: to, conversationId: where, messageId: id, activity, authorization }, trouble);
      }
      const full = channel === undefined ? where : `${channel};messageid=${id}`;
      return { status: 201, body: activity ? { id: full, activityId: id } : { id: full } };
    }
    const conversationId = bare(conversation ?? '');
    const activity = body as SentActivity;
    if (kind === 'edit') {
      const messageId = message ?? '';
      if (!standing.has(key(conversationId, messageId)))
        return { status: 404, body: { error: { code: 'ActivityNotFoundInConversation', message: 'gone' } } };
      accept({ kind, conversationId, messageId, activity, authorization }, trouble);
      return { status: 200, body: { id: messageId } };
    }
    // The SDK shows that the bot is typing when a turn takes longer than a second: no message, and nothing to keep.
    if (activity.type === 'typing') return { status: 201, body: { id } };
    const root = /;messageid=(.+)$/.exec(conversation ?? '')?.[1];
    const inChannel = conversationId.startsWith('19:');
    const under = inChannel ? (root ?? message) : undefined;
    const to = !inChannel ? 'chat' : under === undefined ? 'post' : 'thread';
    accept(
      { kind: to, conversationId, messageId: id, activity, authorization, ...(under && { under }) },
      trouble,
    );
    return { status: 201, body: { id } };
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${taken}/`,
    sent,
    get requests() {
      return requests;
    },
    trouble(trouble, { times = 1, on, fits = () => true } = {}) {
      if (times > 0)
        troubles.push({
          trouble,
          left: times,
          fits: (sent) => (on ?? sent.kind) === sent.kind && fits(sent),
        });
    },
    decide: (troubleOf) => void (decide = troubleOf),
    calm() {
      troubles.length = 0;
    },
    waitFor(count, fits = () => true, withinMs = 3000) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const fitting = sent.filter(fits);
          if (fitting.length < count) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(fitting.slice(0, count));
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          const kinds = sent.map((each) => each.kind).join(', ');
          reject(new Error(`waited ${withinMs} ms for ${count} messages; there are: ${kinds || 'none'}`));
        }, withinMs);
        waiting.add(look);
        look();
      });
    },
    standing: (conversationId, messageId) => standing.get(key(conversationId, messageId)),
    put(conversationId, messageId) {
      standing.set(key(conversationId, messageId), {});
    },
    remove(conversationId, messageId) {
      standing.delete(key(conversationId, messageId));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}
