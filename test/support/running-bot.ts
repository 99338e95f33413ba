import type { Answer, Bot, Press, SignedIdentity, Where, Words } from '../../src/app/bot.ts';
import type { Address, AddressBook } from '../../src/app/ports/messenger.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { createAdapter } from '../../src/teams/adapter.ts';
import type { BotCredentials } from '../../src/teams/adapter.ts';
import { createMessenger } from '../../src/teams/messenger.ts';
import { createTeams } from '../../src/teams/turns.ts';
import { startFakeConnector } from './fake-connector.ts';
import { createRecordingLog } from './recording-log.ts';

/** A card that says one thing. */
export function card(says: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: says }], ...more };
}

/** A bot that answers as told and remembers what it was asked. */
function stubBot(): Bot & {
  readonly presses: Press[];
  readonly typed: Words[];
  readonly arrivals: { who: SignedIdentity; where: Where }[];
  answer: (asked: Press | Words | undefined) => Answer | Promise<Answer>;
  strangers: boolean;
} {
  const stub = {
    presses: [] as Press[],
    typed: [] as Words[],
    arrivals: [] as { who: SignedIdentity; where: Where }[],
    answer: (): Answer | Promise<Answer> => ({ card: card('an answer'), summary: 'An answer' }),
    strangers: false,
    expects: () => !stub.strangers,
    press: async (press: Press) => {
      stub.presses.push(press);
      return stub.answer(press);
    },
    words: async (words: Words) => {
      stub.typed.push(words);
      return stub.answer(words);
    },
    arrived: async (who: SignedIdentity, where: Where) => {
      stub.arrivals.push({ who, where });
      return stub.answer(undefined);
    },
    file: async () => ({ text: 'no file' }),
  } as Bot & {
    presses: Press[];
    typed: Words[];
    arrivals: { who: SignedIdentity; where: Where }[];
    answer: (asked: Press | Words | undefined) => Answer | Promise<Answer>;
    strangers: boolean;
  };
  return stub;
}

/** An address book in memory that can be told to fail or to hang. */
function memoryAddresses(): AddressBook & {
  readonly people: Map<string, Address>;
  readonly channels: Map<string, Address>;
  trouble: (() => Promise<never>) | undefined;
} {
  const people = new Map<string, Address>();
  const channels = new Map<string, Address>();
  const book = {
    people,
    channels,
    trouble: undefined as (() => Promise<never>) | undefined,
    person: async (id: string) => people.get(id),
    channel: async (id: string) => channels.get(id),
    rememberPerson: async (id: string, address: Address) => {
      if (book.trouble) await book.trouble();
      people.set(id, address);
    },
    rememberChannel: async (id: string, address: Address) => {
      if (book.trouble) await book.trouble();
      channels.set(id, address);
    },
  };
  return book;
}

/** A whole bot but for the product: real server, real SDK, a stub behind the door and a fake Teams before it. */
export async function startStubbedBot(
  options: {
    credentials?: BotCredentials;
    metadataUrl?: string;
    budgetMs?: number;
    limitMs?: number;
    paceMs?: number;
  } = {},
) {
  const { log, lines } = createRecordingLog();
  const connector = await startFakeConnector();
  const bot = stubBot();
  const addresses = memoryAddresses();
  const delivered: string[] = [];
  let sentBeforeDelivery: number | undefined;
  const adapter = createAdapter({ credentials: options.credentials, metadataUrl: options.metadataUrl }, log);
  const { budgetMs, limitMs = 500, paceMs = 10 } = options;
  const messenger = createMessenger(adapter, log, { limitMs, paceMs });
  const teams = createTeams({
    adapter,
    bot,
    books: (...asked) => (bot.expects(...asked) ? [addresses] : []),
    log,
    afterTurn: (ids) => {
      sentBeforeDelivery ??= connector.sent.length;
      delivered.push(...ids);
    },
    ...(budgetMs === undefined ? {} : { budgetMs }),
  });
  const state = { problems: async (): Promise<readonly string[]> => [] };
  const server = createHttpServer({
    admit: teams.admit,
    onActivity: teams.onActivity,
    problems: () => state.problems(),
    log,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    connector,
    bot,
    addresses,
    messenger,
    teams,
    server,
    state,
    /** Ids handed over for delivery. */
    delivered,
    /** How many messages Teams had taken when the first ids were handed over. */
    get sentBeforeDelivery() {
      return sentBeforeDelivery;
    },
    /** Log lines as written. */
    lines,
    stop: async () => {
      await server.close();
      await teams.settled();
      await connector.close();
    },
  };
}

export type StubbedBot = Awaited<ReturnType<typeof startStubbedBot>>;
