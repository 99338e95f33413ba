import { randomNames } from './app/names.ts';
import type { Log } from './app/ports/log.ts';
import type { AddressBook } from './app/ports/messenger.ts';
import type { Config } from './config.ts';
import { calendarWarnings } from './domain/calendar/calendar-warnings.ts';
import { londonDate } from './domain/calendar/london.ts';
import { createHttpServer } from './http/server.ts';
import { startSchedule } from './jobs/schedule.ts';
import type { SchoolSettings } from './domain/school/settings.ts';
import { openSchool } from './open-school.ts';
import { makeProduct, type Product } from './product.ts';
import { storageOf, type TablesConnection } from './storage/connection.ts';
import { createAdapter, type TeamsAdapter } from './teams/adapter.ts';
import { createMessenger } from './teams/messenger.ts';
import { createTeams } from './teams/turns.ts';

/** The product joined to what is around it. Listens to nobody and starts nothing on its own. */
export interface Assembled {
  readonly product: Product;
  readonly settings: SchoolSettings;
  readonly storage: TablesConnection;
  readonly adapter: TeamsAdapter;
  readonly addresses: AddressBook;
  /** What is doubtful about the settings, one sentence each; nothing that keeps the bot from working. */
  readonly warnings: readonly string[];
}

/** The running bot. */
export interface RunningBot {
  readonly port: number;
  /** What the operator should look at, one sentence each. */
  readonly warnings: readonly string[];
  /** Takes nothing new, finishes what is under way, then resolves. */
  stop(): Promise<void>;
}

/**
 * Builds the product on its storage and its way to Teams, for the bot and for jobs run from outside. Throws when
 * settings, content or storage are not right.
 */
export async function assemble(config: Config, log: Log): Promise<Assembled> {
  const { settings, knowledge, storage, clock } = await openSchool(config);
  const adapter = createAdapter(
    { credentials: config.credentials, metadataUrl: config.signInMetadataUrl },
    log,
  );
  const kept = storageOf(storage, settings.id);
  const product = makeProduct({
    settings,
    knowledge,
    ...kept,
    messenger: createMessenger(adapter, log),
    clock,
    names: randomNames,
    log,
    sendsFiles: config.credentials !== undefined,
  });
  const warnings = calendarWarnings(settings, londonDate(clock.now()));
  return { product, settings, storage, adapter, addresses: kept.addresses, warnings };
}

/** The door that Teams and the platform's health checks come in by. */
export interface Door {
  readonly port: number;
  /** Resolves when what the turns so far left to do, deliveries too, is done. Never throws. */
  settled(): Promise<void>;
  /** Takes nothing new; resolves when nothing is being answered any more. */
  close(): Promise<void>;
}

/** Listens for Teams on behalf of a product. Throws when it cannot listen there. */
export async function openDoor(
  product: Pick<Product, 'bot' | 'deliverNow'>,
  around: {
    readonly adapter: TeamsAdapter;
    readonly addresses: AddressBook;
    readonly log: Log;
    /** What keeps the bot from working, one sentence each. */
    readonly problems: () => Promise<readonly string[]>;
    /** Where a file may be put; the tests' Teams is not SharePoint. */
    readonly maySaveTo?: (url: URL) => boolean;
  },
  { port, host }: Pick<Config, 'port' | 'host'>,
): Promise<Door> {
  let delivering: Promise<unknown> = Promise.resolve();
  const teams = createTeams({
    ...around,
    bot: product.bot,
    afterTurn: (ids) => {
      delivering = Promise.all([delivering, product.deliverNow(ids)]);
    },
  });
  const server = createHttpServer({
    admit: teams.admit,
    onActivity: teams.onActivity,
    problems: around.problems,
    log: around.log,
  });
  return {
    port: (await server.listen(port, host)).port,
    settled: async () => {
      await teams.settled();
      await delivering;
    },
    close: () => server.close(),
  };
}

/**
 * Builds everything and starts listening: the one place that joins ports to adapters. Throws, before anything listens,
 * when settings, content or storage are not right.
 */
export async function compose(config: Config, log: Log): Promise<RunningBot> {
  const { product, storage, adapter, addresses, warnings } = await assemble(config, log);
  const problems = () =>
    storage.ping().then(
      () => [],
      (error: unknown) => [storage.inWords(error)],
    );
  const door = await openDoor(product, { adapter, addresses, log, problems }, config);
  const schedule = startSchedule(product, log);
  return {
    port: door.port,
    warnings,
    stop: async () => {
      await door.close();
      await schedule.stop();
      await door.settled();
    },
  };
}
