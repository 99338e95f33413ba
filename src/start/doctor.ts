import { systemClock } from '../app/clocks.ts';
import { ContentProblems, loadContent } from '../content/load.ts';
import { londonDate } from '../domain/calendar/london.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { createLog } from '../logging/log.ts';
import { readSettings, SettingsProblems } from '../settings/settings.ts';
import { openTables } from '../storage/tables/open-tables.ts';
import { createAdapter, type TeamsAdapter } from '../teams/adapter.ts';
import type { OwnSignIn } from '../teams/own-sign-in.ts';
import { reachChannel } from '../teams/reach.ts';
import { channelName } from '../words/channels.ts';
import {
  describeClock,
  describeReach,
  describeSettings,
  CLOCK_RIGHT,
  NO_SETTINGS_YET,
  NOT_TRIED,
  SIGNS_IN,
  STORAGE_WORKS,
  TENANTS_AGREE,
  VARIABLES_RIGHT,
  WITHOUT_SIGN_IN,
  type Finding,
} from '../words/doctor.ts';
import { ConfigProblems, readConfig, type Config } from './config.ts';
import { examineContent, examineSchool, examineVersions, right, wrong, look } from './examine.ts';
import { withEnvFile } from './env-file.ts';
import { findTenantProblem } from './load-school.ts';

/** Clocks so far apart are worth a look; Teams' tokens are refused at five minutes. */
const CLOCKS_MAY_DIFFER_SECONDS = 30;
const CLOCKS_MUST_NOT_DIFFER_SECONDS = 300;
/** How long Entra or Teams may take before the doctor goes on without an answer. */
const PATIENCE_MS = 20_000;

/**
 * Everything that can be checked about a set-up, part by part: what `env` and the file it names say, the settings, the
 * content, storage, the way to Teams and the channels. Goes on past what is wrong, posts nothing to anybody, and names
 * no secret. Never throws.
 */
export async function examineSetUp(env: NodeJS.ProcessEnv): Promise<readonly Finding[]> {
  const read = readVariables(env);
  if (read.config) return [...read.findings, ...(await examineConfigured(read.config))];
  return [...read.findings, ...(await examine(read.settingsFile, undefined))];
}

/** The same, with variables that are right. `patience`: how long Entra and Teams may each take, in milliseconds. */
export async function examineConfigured(config: Config, patience = PATIENCE_MS): Promise<readonly Finding[]> {
  return examine(config.settingsFile, config, patience);
}

async function examine(
  settingsFile: string | undefined,
  config: Config | undefined,
  patience = PATIENCE_MS,
): Promise<readonly Finding[]> {
  const today = londonDate(systemClock.now());
  const { settings, findings: fromSettings } = examineSettings(settingsFile);
  const { version, findings: fromContent } = examineContentOf(settings, today);
  return [
    ...fromSettings,
    ...(config?.credentials && settings ? [examineTenants(config, settings)] : []),
    ...(config ? await tryOut(config, settings, patience) : [look('Storage', NOT_TRIED)]),
    ...(settings ? examineSchool(settings, today) : []),
    ...fromContent,
    ...examineVersions(version),
  ];
}

interface ReadVariables {
  readonly config?: Config;
  readonly settingsFile: string | undefined;
  readonly findings: readonly Finding[];
}

function readVariables(env: NodeJS.ProcessEnv): ReadVariables {
  let all = env;
  try {
    all = withEnvFile(env);
    const config = readConfig(all);
    const findings = config.credentials
      ? [right('Variables', VARIABLES_RIGHT)]
      : [right('Variables', VARIABLES_RIGHT), look('Variables', WITHOUT_SIGN_IN)];
    return { config, settingsFile: config.settingsFile, findings };
  } catch (error) {
    const problems = error instanceof ConfigProblems ? error.problems : [wordsOf(error)];
    return {
      settingsFile: all['SETTINGS_FILE']?.trim() || undefined,
      findings: problems.map((problem) => wrong('Variables', problem)),
    };
  }
}

function examineSettings(file: string | undefined): {
  readonly settings?: SchoolSettings;
  readonly findings: readonly Finding[];
} {
  if (file === undefined) return { findings: [look('Settings', NO_SETTINGS_YET)] };
  try {
    const settings = readSettings(file);
    return {
      settings,
      findings: [right('Settings', describeSettings(settings.name, settings.staff.length))],
    };
  } catch (error) {
    const problems = error instanceof SettingsProblems ? error.problems : [wordsOf(error)];
    return { findings: problems.map((problem) => wrong('Settings', problem)) };
  }
}

function examineContentOf(settings: SchoolSettings | undefined, today: string) {
  try {
    const content = loadContent(settings);
    return { version: content.version, findings: examineContent(content, today) };
  } catch (error) {
    const problems = error instanceof ContentProblems ? error.problems : [wordsOf(error)];
    return { version: undefined, findings: problems.map((problem) => wrong('Content', problem)) };
  }
}

function examineTenants(config: Config, settings: SchoolSettings): Finding {
  const problem = findTenantProblem(config, settings);
  return problem === undefined ? right('Tenant', TENANTS_AGREE) : wrong('Tenant', problem);
}

/** Asks the outside: storage, Entra, and Teams about each channel. */
async function tryOut(
  config: Config,
  settings: SchoolSettings | undefined,
  patience: number,
): Promise<readonly Finding[]> {
  const adapter = createAdapter(
    { credentials: config.credentials, metadataUrl: config.signInMetadataUrl },
    createLog('silent'),
  );
  const [fromStorage, signIn] = await Promise.all([
    tryStorage(config),
    inTime(patience, adapter.checkOwnSignIn()).then((found) => found ?? TOO_LONG),
  ]);
  const fromTeams =
    config.credentials === undefined
      ? []
      : [
          signIn.state === 'works'
            ? right('Teams', SIGNS_IN)
            : signIn.state === 'refused'
              ? wrong('Teams', signIn.sentence)
              : look('Teams', signIn.sentence),
        ];
  const channels =
    settings && fromStorage.storage
      ? await tryChannels(
          settings,
          fromStorage.storage.addressBook(settings.id),
          config.credentials !== undefined && signIn.state === 'works' ? adapter : undefined,
          patience,
        )
      : [];
  return [...fromTeams, ...fromStorage.findings, ...channels];
}

const TOO_LONG: OwnSignIn = {
  state: 'unknown',
  sentence: 'Microsoft Entra did not answer in time, so whether the bot can sign in to Teams is unknown.',
  code: 'timeout',
};

async function tryStorage(config: Config): Promise<{
  readonly storage?: ReturnType<typeof openTables>;
  readonly findings: readonly Finding[];
}> {
  let storage: ReturnType<typeof openTables>;
  try {
    storage = openTables(config.tables);
  } catch (error) {
    return { findings: [wrong('Storage', wordsOf(error))] };
  }
  const works = await storage
    .prepare()
    .then(() => storage.tryOut())
    .then(
      () => undefined,
      (error: unknown) => storage.describeError(error),
    );
  const there = storage.serviceTime();
  const apart = there && Math.round((there.getTime() - systemClock.now().getTime()) / 1000);
  const clock = apart === undefined ? [] : [examineClock(apart)];
  return works === undefined
    ? { storage, findings: [right('Storage', STORAGE_WORKS), ...clock] }
    : { findings: [wrong('Storage', works), ...clock] };
}

function examineClock(seconds: number): Finding {
  const apart = Math.abs(seconds);
  if (apart <= CLOCKS_MAY_DIFFER_SECONDS) return right('Clock', CLOCK_RIGHT);
  const words = describeClock(seconds);
  return apart < CLOCKS_MUST_NOT_DIFFER_SECONDS ? look('Clock', words) : wrong('Clock', words);
}

async function tryChannels(
  settings: SchoolSettings,
  addresses: ReturnType<ReturnType<typeof openTables>['addressBook']>,
  adapter: TeamsAdapter | undefined,
  patience: number,
): Promise<readonly Finding[]> {
  return Promise.all(
    [settings.channels.inclusion, ...settings.channels.staff].map(async (channel) => {
      const name = channelName(settings, channel);
      const address = await addresses.channel(channel).catch(() => undefined);
      if (!address) return wrong('Channels', describeReach(name, 'unheard'));
      if (!adapter) return right('Channels', describeReach(name, 'untried'));
      const reach = await reachChannel(adapter, address, patience);
      const words = describeReach(name, reach);
      if (reach === 'reached') return right('Channels', words);
      return reach === 'unreachable' || reach === 'no-conversation'
        ? wrong('Channels', words)
        : look('Channels', words);
    }),
  );
}

async function inTime<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Unknown fault.';
}
