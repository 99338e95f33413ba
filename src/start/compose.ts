import { withDoctor } from '../app/doctor.ts';
import { randomNames } from '../app/names.ts';
import type { Log } from '../app/ports/log.ts';
import type { AddressBook } from '../app/ports/messenger.ts';
import type { Config } from './config.ts';
import { calendarWarnings } from '../domain/calendar/calendar-warnings.ts';
import { describeCalendarWarning } from '../words/calendar.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { loadContent } from '../content/load.ts';
import { examineConfigured } from './doctor.ts';
import { createHttpServer, type Health } from '../http/server.ts';
import { repeat } from '../jobs/repeat.ts';
import { startSchedule } from '../jobs/schedule.ts';
import { createLiveSchoolBot } from './live-school-bot.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { loadSchool, type LoadedSchool } from './load-school.ts';
import { identify, type Running } from './release.ts';
import type { Content } from '../domain/content/content.ts';
import { createSchoolBot, type SchoolBot } from './school-bot.ts';
import { watchSettings } from '../settings/watch.ts';
import { storageOf } from '../storage/connection.ts';
import { createAdapter, type TeamsAdapter } from '../teams/adapter.ts';
import { isOwnSharePoint } from '../teams/files.ts';
import type { OwnSignIn } from '../teams/own-sign-in.ts';
import { createMessenger } from '../teams/messenger.ts';
import { isLoopback } from '../teams/service-hosts.ts';
import { createTeams } from '../teams/turns.ts';

/** One school's bot connected to its storage and to Teams. Does not listen yet and runs no job. */
export interface App extends Pick<LoadedSchool, 'settings' | 'storage'> {
  readonly schoolBot: SchoolBot;
  readonly adapter: TeamsAdapter;
  readonly addresses: AddressBook;
  /** Doubts about the settings, one sentence each; none stops the bot from working. */
  readonly warnings: readonly string[];
  readonly contentVersion: string;
  /** The same bot with other settings of the same school. Throws, in words, when the content does not fit them. */
  readonly remake: (settings: SchoolSettings) => Pick<App, 'schoolBot' | 'warnings' | 'contentVersion'>;
}

const NO_SHAREPOINT =
  'The settings do not name the school\'s SharePoint ("sharePoint", like exampleschool.sharepoint.com), so leads cannot save a referral pack to their own files in Teams.';

/** The running bot. */
export interface RunningBot {
  readonly port: number;
  /** Accepts nothing new, finishes what is in progress, then resolves. */
  stop(): Promise<void>;
}

/**
 * Builds one school's bot on its storage and its connection to Teams, for the running bot and for jobs run from the
 * command line. Throws when settings, content or storage are not right.
 */
export async function assemble(config: Config, log: Log): Promise<App> {
  const { settings, content, storage, clock } = await loadSchool(config);
  const adapter = createAdapter(
    { credentials: config.credentials, metadataUrl: config.signInMetadataUrl },
    log,
  );
  const ports = storageOf(storage, settings.id);
  const messenger = createMessenger(adapter, log);
  const make = (settings: SchoolSettings, content: Content) => ({
    schoolBot: createSchoolBot({
      settings,
      content,
      ...ports,
      messenger,
      clock,
      names: randomNames,
      log,
      sendsFiles: config.credentials !== undefined,
    }),
    contentVersion: content.version,
    warnings: [
      ...calendarWarnings(settings, londonDate(clock.now())).map(describeCalendarWarning),
      ...(config.credentials !== undefined && settings.sharePoint === undefined ? [NO_SHAREPOINT] : []),
    ],
  });
  return {
    ...make(settings, content),
    settings,
    storage,
    adapter,
    addresses: ports.addresses,
    remake: (next) => make(next, loadContent(next)),
  };
}

/** The HTTP server that Teams and the platform's health checks call. */
export interface TeamsServer {
  readonly port: number;
  /** Resolves when the work left by past turns, including deliveries, is done. Never throws. */
  settled(): Promise<void>;
  /** Accepts nothing new; resolves when no turn is in progress. */
  close(): Promise<void>;
}

/** Starts the HTTP server for a school's bot. Throws `CannotListen` when it cannot listen there. */
export async function listenForTeams(
  schoolBot: Pick<SchoolBot, 'bot' | 'deliverNow'>,
  around: Health & {
    readonly adapter: TeamsAdapter;
    readonly addresses: AddressBook;
    readonly log: Log;
    /** Where a file may be saved; nowhere, if absent. */
    readonly maySaveTo?: (url: URL) => boolean;
  },
  { port, host }: Pick<Config, 'port' | 'host'>,
): Promise<TeamsServer> {
  let delivering: Promise<unknown> = Promise.resolve();
  const teams = createTeams({
    ...around,
    bot: schoolBot.bot,
    afterTurn: (ids) => {
      delivering = Promise.all([delivering, schoolBot.deliverNow(ids)]);
    },
  });
  const server = createHttpServer({ ...around, admit: teams.admit, onActivity: teams.onActivity });
  return {
    port: (await server.listen(port, host)).port,
    settled: async () => {
      await teams.settled();
      await delivering;
    },
    close: () => server.close(),
  };
}

/** How often to poll the settings file and to check the sign-in to Teams, in seconds. */
const SETTINGS_SECONDS = 2;
const SIGN_IN_SECONDS = 60;
/** How long the doctor may wait for Entra or Teams in a turn, which has to be answered within ten seconds or so. */
const CHAT_PATIENCE_MS = 3000;

/**
 * Composition root: builds everything and starts listening; the one place that connects ports to adapters. `say` gets
 * what an operator should look into, now and later, in our own words. Throws, before anything listens, when settings,
 * content or storage are not right.
 */
export async function compose(
  config: Config,
  log: Log,
  say: (sentence: string) => void = () => undefined,
  running: Running = identify(),
): Promise<RunningBot> {
  const {
    schoolBot: first,
    settings,
    storage,
    adapter,
    addresses,
    warnings,
    contentVersion,
    remake,
  } = await assemble(config, log);
  const live = createLiveSchoolBot(first);
  const { schoolBot } = live;
  let content = contentVersion;
  const watch = watchSettings({
    file: config.settingsFile,
    inUse: settings,
    take: (next) => {
      const made = remake(next);
      live.use(made.schoolBot);
      content = made.contentVersion;
      made.warnings.forEach(say);
    },
    say,
    log,
  });
  const signIn = watchSignIn(adapter, say, log);
  const problems = async () => [
    ...signIn.problems(),
    ...(await storage.ping().then(
      () => [],
      (error: unknown) => [storage.describeError(error)],
    )),
  ];
  // A local Teams has no SharePoint.
  const isLocal = config.credentials === undefined || config.signInMetadataUrl !== undefined;
  const maySaveTo = (url: URL) =>
    isLocal ? isLoopback(url) : isOwnSharePoint(url, watch.settings().sharePoint);
  const notices = () => [watch.unused(), signIn.notice()].filter((each) => each !== undefined);
  const bot = withDoctor(schoolBot.bot, {
    tenantId: settings.tenantId,
    administrators: config.administrators,
    examine: () => examineConfigured(config, CHAT_PATIENCE_MS),
    log,
  });
  const info = () => ({ ...running, content });
  const server = await listenForTeams(
    { ...schoolBot, bot },
    { adapter, addresses, log, problems, notices, info, maySaveTo },
    config,
  );
  const schedule = startSchedule(schoolBot, log);
  const looks = repeat(SETTINGS_SECONDS, () => watch.look(), log, { name: 'settings' });
  const signInLooks = repeat(SIGN_IN_SECONDS, signIn.look, log, { name: 'own-sign-in', firstAfter: 0 });
  warnings.forEach(say);
  return {
    port: server.port,
    stop: async () => {
      await server.close();
      // Stopping does not wait for Entra.
      void signInLooks.stop();
      await Promise.all([schedule.stop(), looks.stop()]);
      await server.settled();
    },
  };
}

/** Tracks whether the bot itself can sign in to Teams, by checking now and then. Reports and logs changes. */
function watchSignIn(
  adapter: Pick<TeamsAdapter, 'checkOwnSignIn'>,
  say: (sentence: string) => void,
  log: Log,
) {
  let last: OwnSignIn = { state: 'works' };
  return {
    look: async () => {
      const found = await adapter.checkOwnSignIn();
      const told = last.state === 'works' ? undefined : last.code;
      last = found;
      if (found.state === 'works' || found.code === told) return;
      say(found.sentence);
      log.warn({ event: 'broken', outcome: 'own-sign-in', errorCode: found.code });
    },
    problems: () => (last.state === 'refused' ? [last.sentence] : []),
    /** An unknown state alone does not stop the bot from working. */
    notice: () => (last.state === 'unknown' ? last.sentence : undefined),
  };
}
