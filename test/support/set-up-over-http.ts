import { createFrontDesk } from '../../src/app/front-desk.ts';
import { withSetUp } from '../../src/app/set-up/with-set-up.ts';
import type { WrittenSettings } from '../../src/app/ports/school-register.ts';
import { drawSchools } from '../../src/cards/schools.ts';
import { drawSetUp } from '../../src/cards/set-up/draw.ts';
import { openSettingsRules } from '../../src/start/settings-rules.ts';
import { listenForTeams } from '../../src/start/listen.ts';
import { followRegister } from '../../src/start/registered-schools.ts';
import { createSchoolBot } from '../../src/start/school-bot.ts';
import { storageOf } from '../../src/storage/connection.ts';
import { openMemory, type MemoryConnection } from '../../src/storage/memory/open-memory.ts';
import { createAdapter } from '../../src/teams/adapter.ts';
import { createMessenger } from '../../src/teams/messenger.ts';
import { fileFetcher } from '../../src/teams/fetch-file.ts';
import { isLoopback } from '../../src/teams/service-hosts.ts';
import { reachChannel } from '../../src/teams/reach.ts';
import { message, send, TENANT, type TeamsUser } from './activities.ts';
import type { Content } from '../../src/domain/content/content.ts';
import { fixedContent } from './content.ts';
import { startFakeConnector, type FakeConnector, type Sent } from './fake-connector.ts';
import { Player } from './play.ts';
import { createRecordingLog } from './recording-log.ts';
import { countingNames, FixedClock, testSchool } from './school.ts';

/** Looks after every school, and is on no staff list. */
export const ADMINISTRATOR: TeamsUser = {
  id: '29:administrator',
  name: 'Ada Minister',
  aadObjectId: '20000000-0000-4000-8000-000000000050',
  chat: 'a:administrator-chat',
};

/** A school's settings as they are stored. */
export function writtenSchool(changes: WrittenSettings = {}): WrittenSettings {
  const { bankHolidays: _builtIn, ...written } = testSchool();
  return { ...written, ...changes };
}

/** What several instances of a bot share: Teams, storage, and the time. */
export interface SharedByBots {
  readonly connector: FakeConnector;
  readonly storage: MemoryConnection;
  readonly clock: FixedClock;
  readonly names: ReturnType<typeof countingNames>;
  readonly content: Content;
  /** How long Teams may take to accept a message. */
  readonly limitMs: number;
}

/**
 * The bot of the schools of a register, with those given in it, over real HTTP with a fake Teams before it and storage
 * in memory.
 */
export async function startSetUp(...given: readonly WrittenSettings[]) {
  const shared: SharedByBots = {
    connector: await startFakeConnector(),
    storage: openMemory(),
    clock: new FixedClock(),
    names: countingNames(),
    content: fixedContent,
    limitMs: 500,
  };
  return startInstance(shared, given);
}

/** One bot on these, with these schools put in the register before. */
export async function startInstance(shared: SharedByBots, given: readonly WrittenSettings[] = []) {
  const { connector, storage, clock, names, content, limitMs } = shared;
  const { log, lines } = createRecordingLog();
  const adapter = createAdapter({ credentials: undefined }, log);
  const messenger = createMessenger(adapter, log, { limitMs, paceMs: 1 });
  for (const settings of given)
    await storage.schools.write(String(settings['id']), settings, 'new', {
      id: names.id(),
      at: clock.now().toISOString(),
      by: { id: 'import', name: 'Import' },
      changed: [],
    });
  const schools = followRegister({
    register: storage.schools,
    make: (settings) => {
      const schoolBot = createSchoolBot({
        settings,
        content,
        ...storageOf(storage, settings.id),
        messenger,
        clock,
        names,
        log,
      });
      return { settings, content, bot: schoolBot.bot, schoolBot };
    },
    say: () => undefined,
    log,
  });
  await schools.look();
  const desk = createFrontDesk(() => schools.inUse(), drawSchools, log);
  const bot = withSetUp(
    desk,
    {
      register: storage.schools,
      rules: openSettingsRules(),
      proposals: storage.proposals,
      fetchFile: fileFetcher(isLoopback, log),
      workOf: (id) => schools.inUse().find(({ settings }) => settings.id === id)?.schoolBot,
      takeOver: () => schools.look(),
      administrators: [ADMINISTRATOR.aadObjectId],
      isTenant: (tenantId) => tenantId === TENANT,
      messenger,
      administratorAddresses: storage.administrators,
      addressBook: (school) => storage.addressBook(school),
      reach: (channel) => reachChannel(adapter, channel),
      clock,
      names,
      log,
    },
    drawSetUp,
  );
  const server = await listenForTeams(
    bot,
    {
      adapter,
      books: (...asked) =>
        schools
          .inUse()
          .filter((school) => school.bot.expects(...asked))
          .map(({ settings }) => storage.addressBook(settings.id)),
      deliverNow: async (ids, school) =>
        schools
          .inUse()
          .find(({ settings }) => settings.id === (school ?? settings.id))
          ?.schoolBot.deliverNow(ids),
      log,
      problems: async () => [],
    },
    { port: 0, host: '127.0.0.1' },
  );
  const settled = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    await server.settled();
  };
  const running = {
    url: `http://127.0.0.1:${server.port}`,
    connector,
    /** What administrators and everybody else talk to. */
    desk: bot,
    clock,
    storage,
    schools,
    lines,
    player: (user: TeamsUser) => new Player(running, user),
    /** Mentions the bot in a channel; what it answers there, if anything. */
    mentions: async (from: TeamsUser, channel: string, text: string): Promise<Sent | undefined> => {
      const before = connector.sent.length;
      await send(
        running.url,
        message({ from, serviceUrl: connector.url, channel, post: 'the-mention' }, text),
      );
      await settled();
      return connector.sent.slice(before).find(({ kind }) => kind === 'thread');
    },
    /** A school's settings as they stand in the register. */
    settingsOf: async (id: string): Promise<WrittenSettings> =>
      (await storage.schools.all()).find((each) => each.id === id)?.settings ?? {},
    settled,
    /** Ends this bot alone: Teams and the others go on. */
    leave: async () => {
      await server.close();
      await settled();
    },
    stop: async () => {
      await running.leave();
      await connector.close();
    },
  };
  return running;
}

export type RunningSetUp = Awaited<ReturnType<typeof startSetUp>>;
