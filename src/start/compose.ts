import type { Bot, SignedIdentity, Where } from '../app/bot.ts';
import { withDoctor } from '../app/doctor.ts';
import { createFrontDesk, type SchoolAtDesk } from '../app/front-desk.ts';
import { randomNames } from '../app/names.ts';
import type { Log } from '../app/ports/log.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { AddressBook, Messenger } from '../app/ports/messenger.ts';
import type { Config } from './config.ts';
import { withSetUp } from '../app/set-up/with-set-up.ts';
import { drawSchools } from '../cards/schools.ts';
import { withTrust } from '../app/trust/with-trust.ts';
import { drawTrust } from '../cards/trust/trust-card.ts';
import { drawSetUp } from '../cards/set-up/draw.ts';
import { calendarWarnings } from '../domain/calendar/calendar-warnings.ts';
import { describeCalendarWarning } from '../words/calendar.ts';
import { can } from '../domain/people/roles.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { loadContent } from '../content/load.ts';
import { examineConfigured } from './doctor.ts';
import { createHttpServer, type Health } from '../http/server.ts';
import { repeat } from '../jobs/repeat.ts';
import { startSchedule } from '../jobs/schedule.ts';
import { followRegister } from './registered-schools.ts';
import { jobsOfSchools } from './school-jobs.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { openSettingsRules } from './settings-rules.ts';
import { loadSchool, openStorage, settingsOfFile } from './load-school.ts';
import { identify, type Running } from './release.ts';
import type { Content } from '../domain/content/content.ts';
import { createSchoolBot, type SchoolBot } from './school-bot.ts';
import { watchSettings } from '../settings/watch.ts';
import { storageOf, type TablesConnection } from '../storage/connection.ts';
import { createAdapter, type TeamsAdapter } from '../teams/adapter.ts';
import { fileFetcher, isSharePoint } from '../teams/fetch-file.ts';
import { isOwnSharePoint } from '../teams/files.ts';
import type { OwnSignIn } from '../teams/own-sign-in.ts';
import { createMessenger } from '../teams/messenger.ts';
import { reachChannel } from '../teams/reach.ts';
import { isLoopback } from '../teams/service-hosts.ts';
import { createTeams } from '../teams/turns.ts';

/** One school's bot, and what was noticed while it was made. */
export interface SchoolInUse extends SchoolAtDesk {
  readonly schoolBot: SchoolBot;
  /** Doubts about the settings, one sentence each; none stops the bot from working. */
  readonly warnings: readonly string[];
}

/** One school's bot connected to its storage and to Teams. Does not listen and runs no job by itself. */
export interface App extends SchoolInUse {
  readonly storage: TablesConnection;
  readonly log: Log;
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
 * Builds one school's bot on its storage and its connection to Teams, for jobs run from the command line. Throws when
 * settings, content or storage are not right.
 */
export async function assemble(config: Config, log: Log): Promise<App> {
  const { settings, storage, clock } = await loadSchool(config);
  const adapter = adapterFor(config, log);
  const make = schoolMaker(config, { storage, clock, log, messenger: createMessenger(adapter, log) });
  return { ...make(settings), storage, log };
}

function adapterFor({ credentials, signInMetadataUrl }: Config, log: Log): TeamsAdapter {
  return createAdapter({ credentials, metadataUrl: signInMetadataUrl }, log);
}

/** Makes schools' bots. Throws, in words, when the content does not fit a school's settings. */
function schoolMaker(
  { credentials }: Config,
  {
    storage,
    messenger,
    ...shared
  }: {
    readonly storage: TablesConnection;
    readonly messenger: Messenger;
    readonly clock: Clock;
    readonly log: Log;
  },
  /** True while the bot has several schools, so that what it sends has to say from which. */
  hasSeveral: () => boolean = () => false,
): (settings: SchoolSettings) => SchoolInUse {
  const load = sharedContent();
  return (settings) => {
    const content = load(settings);
    const schoolBot = createSchoolBot({
      ...shared,
      settings,
      content,
      ...storageOf(storage, settings.id),
      messenger: namingSchool(messenger, settings, hasSeveral),
      names: randomNames,
      sendsFiles: credentials !== undefined,
    });
    return {
      settings,
      content,
      bot: schoolBot.bot,
      schoolBot,
      warnings: [
        ...calendarWarnings(settings, londonDate(shared.clock.now())).map(describeCalendarWarning),
        ...(credentials !== undefined && settings.sharePoint === undefined ? [NO_SHAREPOINT] : []),
      ],
    };
  };
}

/** Schools with the same thresholds and words share one content in memory. */
function sharedContent(): (settings: SchoolSettings) => Content {
  const loaded = new Map<string, Content>();
  return (settings) => {
    const key = JSON.stringify([settings.thresholds, settings.wordCheck]);
    const content = loaded.get(key) ?? loadContent(settings);
    loaded.set(key, content);
    return content;
  };
}

/** What is sent to people says from which school it is, as soon as there are several. Channels belong to one anyway. */
function namingSchool(messenger: Messenger, school: SchoolSettings, hasSeveral: () => boolean): Messenger {
  return {
    ...messenger,
    sendToPerson: (to, post) =>
      messenger.sendToPerson(
        to,
        hasSeveral() ? { ...post, card: drawSchools.marked(post.card, school) } : post,
      ),
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

/** Starts the HTTP server. Throws `CannotListen` when it cannot listen there. */
export async function listenForTeams(
  bot: Bot,
  around: Health & {
    readonly adapter: TeamsAdapter;
    readonly books: (who: SignedIdentity, where: Where, conversationId: string) => readonly AddressBook[];
    /** Delivers these of a school, of the only one if none is named. Never throws. */
    readonly deliverNow: (ids: readonly string[], school: string | undefined) => Promise<void>;
    readonly log: Log;
    /** Where a file may be saved; nowhere, if absent. */
    readonly maySaveTo?: (url: URL) => boolean;
  },
  { port, host }: Pick<Config, 'port' | 'host'>,
): Promise<TeamsServer> {
  let delivering: Promise<unknown> = Promise.resolve();
  const teams = createTeams({
    ...around,
    bot,
    afterTurn: (ids, school) => {
      delivering = Promise.all([delivering, around.deliverNow(ids, school)]);
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

/** How often to poll the settings and to check the sign-in to Teams, in seconds. */
const SETTINGS_SECONDS = 2;
const SIGN_IN_SECONDS = 60;
/** How long the doctor may wait for Entra or Teams in a turn, which has to be answered within ten seconds or so. */
const CHAT_PATIENCE_MS = 3000;

/** The schools that a running bot works for. */
interface Schools {
  inUse(): readonly SchoolInUse[];
  /** Polls their settings once. */
  look(): Promise<void>;
  /** Why changed settings are not in use, a sentence each. */
  unused(): readonly string[];
}

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
  const { storage, clock } = await openStorage(config);
  const adapter = adapterFor(config, log);
  const messenger = createMessenger(adapter, log);
  const make = schoolMaker(config, { storage, clock, log, messenger }, () => schools.inUse().length > 1);
  const makeAndSay = (settings: SchoolSettings) => {
    const school = make(settings);
    school.warnings.forEach(say);
    return school;
  };
  const schools: Schools =
    config.settingsFile === undefined
      ? followRegister({ register: storage.schools, make: makeAndSay, say, log })
      : schoolOfFile(config.settingsFile, settingsOfFile(config), { make: makeAndSay, say, log });
  await schools.look();
  const bySchool = (id: string | undefined) => {
    const all = schools.inUse();
    return id === undefined ? all[0] : all.find(({ settings }) => settings.id === id);
  };
  const desk = createFrontDesk(() => schools.inUse(), drawSchools, log);
  const administration = {
    isTenant: (tenantId: string) => isAdministratorsTenant(config, schools.inUse(), tenantId),
    administrators: config.administrators,
    log,
  };
  const looksAfter = ({ tenantId, personId }: SignedIdentity): 'all' | readonly string[] => {
    if (tenantId === undefined || personId === undefined) return [];
    if (administration.isTenant(tenantId) && config.administrators.includes(personId)) return 'all';
    return schools
      .inUse()
      .filter(
        ({ settings }) =>
          settings.tenantId === tenantId &&
          settings.staff.some((one) => one.id === personId && can(one, 'sets-up')),
      )
      .map(({ settings }) => settings.id);
  };
  const isAdministrator = (who: SignedIdentity) => looksAfter(who).length > 0;
  // A local Teams has no SharePoint.
  const isLocal = config.credentials === undefined || config.signInMetadataUrl !== undefined;
  // A school of a settings file is changed in the file.
  const ownDesk =
    config.settingsFile === undefined
      ? withSetUp(
          desk,
          {
            ...administration,
            register: storage.schools,
            rules: openSettingsRules(),
            proposals: storage.proposals,
            fetchFile: fileFetcher(isLocal ? isLoopback : isSharePoint, log),
            workOf: (id) => schools.inUse().find(({ settings }) => settings.id === id)?.schoolBot,
            takeOver: () => schools.look(),
            messenger,
            administratorAddresses: storage.administrators,
            addressBook: (school) => storage.addressBook(school),
            reach: (channel) => reachChannel(adapter, channel, CHAT_PATIENCE_MS),
            clock,
            names: randomNames,
          },
          drawSetUp,
        )
      : desk;
  const withFigures = withTrust(ownDesk, {
    isViewer: ({ tenantId, personId }) =>
      tenantId !== undefined &&
      personId !== undefined &&
      administration.isTenant(tenantId) &&
      config.trustViewers.includes(personId),
    schools: () =>
      schools.inUse().map(({ settings }) => ({ settings, records: storage.records(settings.id) })),
    notSetUp: async () => {
      if (config.settingsFile !== undefined) return [];
      const inUse = new Set(schools.inUse().map(({ settings }) => settings.id));
      return (await storage.schools.all())
        .filter(({ id }) => !inUse.has(id))
        .map(({ id, settings }) => (typeof settings['name'] === 'string' ? settings['name'] : id));
    },
    clock,
    log,
    draw: drawTrust,
  });
  const bot = withDoctor(withFigures, {
    looksAfter,
    examine: (examined) => examineConfigured(config, { examined, patience: CHAT_PATIENCE_MS }),
    log,
  });
  const signIn = watchSignIn(adapter, say, log);
  const server = await listenForTeams(
    bot,
    {
      adapter,
      log,
      // Nothing is stored about strangers.
      books: (who, where, conversationId) => [
        ...schools
          .inUse()
          .filter(({ bot }) => bot.expects(who, where, conversationId))
          .map(({ settings }) => storage.addressBook(settings.id)),
        ...(where === 'chat' && isAdministrator(who) ? [storage.administrators] : []),
      ],
      deliverNow: async (ids, school) => bySchool(school)?.schoolBot.deliverNow(ids),
      problems: async () => [
        ...signIn.problems(),
        ...(await storage.ping().then(
          () => [],
          (error: unknown) => [storage.describeError(error)],
        )),
      ],
      notices: () => [...schools.unused(), signIn.notice()].filter((each) => each !== undefined),
      info: () => ({ ...running, content: schools.inUse()[0]?.content.version ?? loadContent().version }),
      maySaveTo: (url) =>
        isLocal
          ? isLoopback(url)
          : schools.inUse().some(({ settings }) => isOwnSharePoint(url, settings.sharePoint)),
    },
    config,
  );
  const jobs = jobsOfSchools(
    () => schools.inUse().map(({ settings, schoolBot }) => ({ id: settings.id, jobs: schoolBot })),
    { wakeUps: storage.wakeUps, clock, log },
  );
  const schedule = startSchedule(
    {
      ...jobs,
      deleteExpired: async () =>
        (await storage.proposals.removeExpired(clock.now())) + (await jobs.deleteExpired()),
    },
    log,
  );
  const looks = repeat(SETTINGS_SECONDS, () => schools.look(), log, { name: 'settings' });
  const signInLooks = repeat(SIGN_IN_SECONDS, signIn.look, log, { name: 'own-sign-in', firstAfter: 0 });
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

/** The one school of a settings file, followed while the bot runs. */
function schoolOfFile(
  file: string,
  inUse: SchoolSettings,
  {
    make,
    say,
    log,
  }: {
    readonly make: (settings: SchoolSettings) => SchoolInUse;
    readonly say: (sentence: string) => void;
    readonly log: Log;
  },
): Schools {
  let school = make(inUse);
  const watch = watchSettings({
    file,
    inUse,
    take: (next) => {
      school = make(next);
    },
    say,
    log,
  });
  return {
    inUse: () => [school],
    look: () => watch.look(),
    unused: () => [watch.unused()].filter((each) => each !== undefined),
  };
}

/** Administrators belong to the bot's own tenant; where nobody signs in, to the schools'. */
function isAdministratorsTenant(
  { credentials }: Config,
  schools: readonly SchoolInUse[],
  tenantId: string,
): boolean {
  if (credentials) return credentials.tenantId === tenantId;
  return schools.length === 0 || schools.some(({ settings }) => settings.tenantId === tenantId);
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
