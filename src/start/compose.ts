import { daysClockIsAhead } from '../app/wrong-clock.ts';
import type { SignedIdentity } from '../app/bot.ts';
import { withDoctor } from '../app/doctor.ts';
import { createFrontDesk } from '../app/front-desk.ts';
import { randomNames } from '../app/names.ts';
import type { TellCall } from '../app/ports/calls.ts';
import type { Log } from '../app/ports/log.ts';
import type { Config } from './config.ts';
import { withSetUp } from '../app/set-up/with-set-up.ts';
import { drawSchools } from '../cards/schools.ts';
import { withTrust } from '../app/trust/with-trust.ts';
import { drawTrust } from '../cards/trust/trust-card.ts';
import { drawSetUp } from '../cards/set-up/draw.ts';
import { can } from '../domain/people/roles.ts';
import { loadContent } from '../content/load.ts';
import { examineConfigured } from './doctor.ts';
import { examineRunning, outboxAge } from './examine-work.ts';
import { repeat } from '../jobs/repeat.ts';
import { traced } from '../logging/trace.ts';
import { keepFigures, type Figures } from '../telemetry/figures.ts';
import type { Telemetry } from '../telemetry/watching.ts';
import { startSchedule } from '../jobs/schedule.ts';
import { followRegister } from './registered-schools.ts';
import { logFailures } from './log-failures.ts';
import { jobsOfSchools } from './school-jobs.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { openSettingsRules } from './settings-rules.ts';
import { openStorage, settingsOfFile } from './load-school.ts';
import { identify, type Running } from './release.ts';
import { fileFetcher, isSharePoint } from '../teams/fetch-file.ts';
import { isOwnSharePoint } from '../teams/files.ts';
import { createMessenger } from '../teams/messenger.ts';
import { reachChannel } from '../teams/reach.ts';
import { isLoopback } from '../teams/service-hosts.ts';
import { adapterFor, schoolMaker, sharedContent, type SchoolInUse } from './assemble.ts';
import { listenForTeams } from './listen.ts';
import { schoolOfFile, type Schools } from './schools.ts';
import { watchSignIn } from './watch-sign-in.ts';

/** The running bot. */
export interface RunningBot {
  readonly port: number;
  /** Accepts nothing new, finishes what is in progress, then resolves. */
  stop(): Promise<void>;
}

/** What runs, what hears of its work, and what it stores in. */
interface Options {
  readonly running?: Running;
  readonly telemetry?: Telemetry | undefined;
  readonly figures?: Figures;
  readonly open?: typeof openStorage;
}

/** How often to poll the settings and to check the sign-in to Teams, in seconds. */
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
  { running = identify(), telemetry, figures = keepFigures(), open = openStorage }: Options = {},
): Promise<RunningBot> {
  const asTrace = <T>(run: () => T): T =>
    telemetry ? telemetry.traced((id) => traced(run, id)) : traced(run);
  const load = sharedContent();
  // What is wrong with a settings file is said whether or not storage can be reached.
  const ofFile = config.settingsFile === undefined ? undefined : settingsOfFile(config);
  if (ofFile) load(ofFile);
  const tellCall: TellCall = (call) => {
    figures.onCall(call);
    telemetry?.onCall(call);
  };
  const { storage, clock } = await open(config, tellCall);
  const adapter = adapterFor(config, log);
  const messenger = createMessenger(adapter, log, { tellCall });
  // A local Teams has no SharePoint.
  const isLocal = config.credentials === undefined || config.signInMetadataUrl !== undefined;
  const fetchFile = fileFetcher(isLocal ? isLoopback : isSharePoint, log);
  const make = schoolMaker(
    config,
    { storage, clock, log, messenger, fetchFile },
    () => schools.inUse().length > 1,
    load,
  );
  const makeAndSay = (settings: SchoolSettings) => {
    const school = make(settings);
    school.warnings.forEach(say);
    return school;
  };
  const schools: Schools =
    config.settingsFile === undefined || ofFile === undefined
      ? followRegister({ register: storage.schools, make: makeAndSay, say, log })
      : schoolOfFile(config.settingsFile, ofFile, { make: makeAndSay, say, log });
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
            fetchFile,
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
  const failures = logFailures(log);
  const bot = withDoctor(withFigures, {
    looksAfter,
    examine: async (examined) => [
      ...(await examineConfigured(config, { examined, patience: CHAT_PATIENCE_MS })),
      ...examineRunning(figures.read(), running.instance, { failing: failures.failing(), examined }),
    ],
    log,
  });
  telemetry?.gauge('bot.outbox.age', 's', () => outboxAge(storage.wakeUps, clock.now()));
  const signIn = watchSignIn(adapter, say, log);
  const server = await listenForTeams(
    bot,
    {
      adapter,
      log,
      asTrace,
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
    { wakeUps: storage.wakeUps, clock, failures },
  );
  const schedule = startSchedule(
    {
      ...jobs,
      deleteExpired: async () => {
        if ((await daysClockIsAhead({ serviceClock: storage.serviceClock, log }, 'tidy')) !== 0) return 0;
        const { count, unreadable } = await storage.proposals.removeExpired(clock.now());
        if (unreadable > 0)
          log.warn({ event: 'broken', verb: 'tidy', outcome: 'unreadable-rows', count: unreadable });
        return count + (await jobs.deleteExpired());
      },
    },
    failures,
    asTrace,
  );
  const looks = repeat(SETTINGS_SECONDS, () => schools.look(), failures, { name: 'settings' });
  const signInLooks = repeat(SIGN_IN_SECONDS, signIn.look, failures, { name: 'own-sign-in', firstAfter: 0 });
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

/** Administrators belong to the bot's own tenant; where nobody signs in, to the schools'. */
function isAdministratorsTenant(
  { credentials }: Config,
  schools: readonly SchoolInUse[],
  tenantId: string,
): boolean {
  if (credentials) return credentials.tenantId === tenantId;
  return schools.length === 0 || schools.some(({ settings }) => settings.tenantId === tenantId);
}
