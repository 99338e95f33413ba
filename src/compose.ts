import { clockFrom, systemClock } from './app/clocks.ts';
import { randomNames } from './app/names.ts';
import type { Log } from './app/ports/log.ts';
import type { AddressBook } from './app/ports/messenger.ts';
import type { Config } from './config.ts';
import { loadKnowledge } from './content/load.ts';
import { calendarWarnings } from './domain/calendar/calendar-warnings.ts';
import { londonDate } from './domain/calendar/london.ts';
import { createHttpServer } from './http/server.ts';
import { startSchedule } from './jobs/schedule.ts';
import { makeProduct, type Product } from './product.ts';
import { readSettings } from './settings.ts';
import type { TablesConnection } from './storage/connection.ts';
import { openTables } from './storage/tables/open-tables.ts';
import { createAdapter, type TeamsAdapter } from './teams/adapter.ts';
import { createMessenger } from './teams/messenger.ts';
import { createTeams } from './teams/turns.ts';

/** The product joined to what is around it. Listens to nobody and starts nothing on its own. */
export interface Assembled {
  readonly product: Product;
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
  const settings = readSettings(config.settingsFile);
  const knowledge = loadKnowledge({ thresholds: settings.thresholds });
  const storage = openTables(config.tables);
  await storage.prepare();
  const adapter = createAdapter(config.credentials, log);
  const addresses = storage.addressBook(settings.id);
  const clock = config.demoNow === undefined ? systemClock : clockFrom(config.demoNow);
  const product = makeProduct({
    settings,
    knowledge,
    records: storage.records(settings.id),
    retention: storage.retention(settings.id),
    wakeUps: storage.wakeUps,
    addresses,
    messenger: createMessenger(adapter, log),
    clock,
    names: randomNames,
    log,
    sendsFiles: config.credentials !== undefined,
  });
  const warnings = calendarWarnings(settings, londonDate(clock.now()));
  return { product, storage, adapter, addresses, warnings };
}

/**
 * Builds everything and starts listening: the one place that joins ports to adapters. Throws, before anything listens,
 * when settings, content or storage are not right.
 */
export async function compose(config: Config, log: Log): Promise<RunningBot> {
  const { product, storage, adapter, addresses, warnings } = await assemble(config, log);
  let delivering: Promise<unknown> = Promise.resolve();
  const teams = createTeams({
    adapter,
    bot: product.bot,
    addresses,
    log,
    afterTurn: (ids) => {
      delivering = Promise.all([delivering, product.deliverNow(ids)]);
    },
  });
  const isReady = () =>
    storage.ping().then(
      () => true,
      () => false,
    );
  const server = createHttpServer({ onActivity: teams.onActivity, isReady, log });
  const { port } = await server.listen(config.port, config.host);
  const schedule = startSchedule(product, log);
  return {
    port,
    warnings,
    stop: async () => {
      await server.close();
      await schedule.stop();
      await teams.settled();
      await delivering;
    },
  };
}
