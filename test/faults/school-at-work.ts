import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import type { Delivery } from '../../src/app/ports/deliveries.ts';
import type { Proposals } from '../../src/app/ports/proposals.ts';
import type { Erasure } from '../../src/app/ports/erasure.ts';
import type { AddressBook } from '../../src/app/ports/messenger.ts';
import type { Records } from '../../src/app/ports/records.ts';
import { digestChannels } from '../../src/domain/digest/digest-time.ts';
import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { fromFields } from '../../src/storage/rows/body.ts';
import { endOf, prefixOf } from '../../src/storage/rows/keys.ts';
import type { Fields } from '../../src/storage/rows/row-table.ts';
import { DELIVERY } from '../../src/storage/rows/schemas/delivery.ts';
import { openTables } from '../../src/storage/tables/open-tables.ts';
import {
  INCLUSION_CHANNEL,
  LEAD,
  message,
  send,
  TEACHER,
  type Json,
  type TeamsUser,
} from '../support/activities.ts';
import { ownTables } from '../support/azurite.ts';
import { startFakeConnector, type FakeConnector, type Sent } from '../support/fake-connector.ts';
import { Player } from '../support/play.ts';
import { testSchool } from '../support/school.ts';
import { spawnBuilt, untilReady, type BotProcess } from './bot-process.ts';
import { builtBot } from './built-bot.ts';

/** A fictional school with tables of its own, a Teams of its own, and as many bots as a test starts. */
export interface SchoolAtWork {
  readonly connector: FakeConnector;
  /** What stands in the tables, read past the bots. */
  readonly records: Records;
  readonly erasure: Erasure;
  readonly proposals: Proposals;
  readonly settings: SchoolSettings;
  /** Everything in the outbox, sent or not. */
  deliveries(): Promise<readonly Delivery[]>;
  /** How many deliveries are to be tried at some time. */
  toBeTried(): Promise<number>;
  /** Every row of the school's tables, as text. */
  rows(): Promise<readonly string[]>;
  /** A bot on the school's tables, ready to work. `on` puts something between it and the tables, `now` sets its clock. */
  bot(on?: string, now?: string): Promise<BotProcess>;
  /** Runs one of the bot's jobs by command, as a host does that puts the bot to sleep, at this moment. */
  job(name: string, now: string): Promise<void>;
  /** As if the bot had looked after the inclusion channel's digest since early November and knew the lead's chat. */
  digestsBegan(options?: { knowsChannel: boolean }): Promise<void>;
  /** Where people and channels are, as the bots know it. */
  readonly addresses: AddressBook;
  /** Somebody of the school in front of one bot. */
  player(bot: BotProcess, user?: TeamsUser): Player;
  /** Lets a bot learn where the inclusion channel is: the lead mentions it there. */
  introduce(bot: BotProcess): Promise<void>;
  /** The summary cards posted so far, or those of one case. */
  posts(referral?: Referral): readonly Sent[];
  /** The newest referral of the teacher, or of somebody else. */
  newest(of?: TeamsUser): Promise<Referral>;
  /** The delivery of a case's summary card. */
  cardOf(referral: Referral): Promise<Delivery | undefined>;
  /** Waits until the delivery of a case's card has been settled as sent. */
  cardSettled(referral: Referral, withinMs?: number): Promise<void>;
  /** Kills every bot and closes Teams. */
  end(): Promise<void>;
}

/** Opens the school on this table storage, under a prefix nobody else uses. Its bots are built ones, with `env` besides. */
export async function openSchool(
  connectionString: string,
  changes: Partial<SchoolSettings> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<SchoolAtWork> {
  const built = await builtBot();
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  const settingsFile = join(folder, 'school.json');
  const settings = testSchool(changes);
  writeFileSync(settingsFile, JSON.stringify(settings));
  const tablePrefix = ownTables();
  const storage = openTables({ connectionString, tablePrefix });
  await storage.prepare();
  const records = storage.records(settings.id);
  const connector = await startFakeConnector();
  const bots: BotProcess[] = [];
  const variables = (on: string, now?: string) => ({
    HOST: '127.0.0.1',
    LOCAL_WITHOUT_SIGN_IN: 'yes',
    TABLES_CONNECTION_STRING: on,
    TABLES_PREFIX: tablePrefix,
    SETTINGS_FILE: settingsFile,
    ...(now === undefined ? {} : { DEMO_NOW: now }),
  });
  const cardOf = async (referral: Referral) =>
    (await records.readDelivery(`${referral.id}.${referral.version}.card`))?.value;
  const table = TableClient.fromConnectionString(connectionString, `${tablePrefix}cases`, {
    allowInsecureConnection: true,
  });
  return {
    connector,
    records,
    erasure: storage.erasure(settings.id),
    proposals: storage.proposals,
    settings,
    async deliveries() {
      const found: Delivery[] = [];
      const filter = `RowKey ge '${prefixOf('delivery')}' and RowKey lt '${endOf(prefixOf('delivery'))}'`;
      for await (const row of table.listEntities<Fields>({ queryOptions: { filter } }))
        found.push(fromFields(DELIVERY, row));
      return found;
    },
    toBeTried: async () => (await storage.wakeUps.due(new Date('2100-01-01'), 500)).length,
    async rows() {
      const rows: string[] = [];
      for await (const row of table.listEntities()) rows.push(JSON.stringify(row));
      return rows;
    },
    async bot(on = connectionString, now) {
      const bot = await spawnBuilt(built, { ...variables(on, now), ...env });
      bots.push(bot);
      return untilReady(bot);
    },
    async job(name, now) {
      const job = await spawnBuilt(built, variables(connectionString, now), ['cli.js', 'job', name]);
      bots.push(job);
      if ((await job.ended) !== 0) throw new Error(`the job failed:\n${job.printed()}`);
    },
    addresses: storage.addressBook(settings.id),
    async digestsBegan({ knowsChannel } = { knowsChannel: true }) {
      for (const { channel, day, time } of digestChannels(settings)) {
        const value = {
          id: `digest-since|${channel}|${day}|${time}`,
          at: '2026-11-21T08:00:00.000Z',
          expiresAt: '2126-01-01T00:00:00.000Z',
        };
        await records.commit([{ change: 'once-claim', value }]);
      }
      const at = { serviceUrl: connector.url, tenantId: settings.tenantId, botId: 'bot-id' };
      const book = storage.addressBook(settings.id);
      await book.rememberPerson(LEAD.aadObjectId, { ...at, conversationId: LEAD.chat, userId: LEAD.id });
      if (knowsChannel)
        await book.rememberChannel(INCLUSION_CHANNEL, { ...at, conversationId: INCLUSION_CHANNEL });
    },
    player: (bot, user = TEACHER) => new Player({ url: bot.url, connector }, user),
    async introduce(bot) {
      const setting = { from: LEAD, serviceUrl: connector.url, channel: INCLUSION_CHANNEL };
      await send(bot.url, message(setting, 'hello'));
      await until(
        async () => (await storage.addressBook(settings.id).channel(INCLUSION_CHANNEL)) !== undefined,
      );
    },
    posts: (referral) =>
      connector.sent.filter(
        ({ kind, card }) =>
          kind === 'post' &&
          // Cards about the same pupil name each other; each begins with its own reference.
          (referral === undefined || JSON.stringify(card).includes(`"${referral.reference} · pupil`)),
      ),
    async newest(of = TEACHER) {
      const [referral] = (await records.referralsBy(of.aadObjectId, 1)).items;
      if (!referral) throw new Error('there is no referral');
      return referral;
    },
    cardOf,
    cardSettled: (referral, withinMs = 60_000) =>
      until(async () => (await cardOf(referral))?.status === 'sent', withinMs),
    async end() {
      await Promise.all(bots.map((bot) => bot.kill()));
      await connector.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves as soon as it is so; throws after a while. Unavailable storage counts as "not yet". */
export async function until(isSo: () => Promise<boolean>, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms in vain`);
    await pause(100);
  }
}

/** Presses, and presses again while the bot says that nothing was saved: so it asks where storage is slow to answer. */
export async function pressesUntilSaved(player: Player, title: string, inputs: Json): Promise<void> {
  for (let tries = 0; tries < 10; tries++) {
    await player.presses(title, inputs);
    if (!/not saved.*try again/s.test(player.sentence ?? '')) return;
    await pause(1000);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
