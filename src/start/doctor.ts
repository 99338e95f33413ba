import { clockFrom, systemClock } from '../app/clocks.ts';
import type { RegisteredSchool } from '../app/ports/school-register.ts';
import { staffOf } from '../app/set-up/turn.ts';
import { ContentProblems, loadContent } from '../content/load.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { can } from '../domain/people/roles.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { checkSettings, readSettings, SettingsProblems } from '../settings/settings.ts';
import type { TablesConnection } from '../storage/connection.ts';
import {
  describeAdministrators,
  describeNoSuch,
  describeSettings,
  describeSharedChannel,
  NO_ADMINISTRATORS,
  NO_SCHOOL_SET_UP,
  NOT_TRIED,
  ONLY_SCHOOLS_ADMINISTRATORS,
  SETTINGS_NOT_READ,
  TENANTS_AGREE,
  VARIABLES_RIGHT,
  WITHOUT_SIGN_IN,
  type Finding,
} from '../words/doctor.ts';
import { ConfigProblems, readConfig, type Config } from './config.ts';
import { examineContent, examineSchool, examineVersions, right, wrong, look } from './examine.ts';
import { examineOutbox, examineUndelivered } from './examine-work.ts';
import { withEnvFile } from './env-file.ts';
import { findTenantProblem } from './load-school.ts';
import { channelsOf, tryChannels, tryOut, wordsOf, type Tried } from './try-out.ts';

/** How long Entra or Teams may take before the doctor goes on without an answer. */
const PATIENCE_MS = 20_000;

/** Which schools are examined: all of the bot's, or those with these ids. */
export type Examined = 'all' | readonly string[];

/**
 * Everything that can be checked about a set-up, part by part: what `env` and the file it names say, each school's
 * settings, the content, storage, the way to Teams and the channels. Goes on past what is wrong, posts nothing to
 * anybody, and names no secret. Never throws.
 */
export async function examineSetUp(
  env: NodeJS.ProcessEnv,
  examined: Examined = 'all',
): Promise<readonly Finding[]> {
  const read = readVariables(env);
  if (read.config) return [...read.findings, ...(await examineConfigured(read.config, { examined }))];
  return [...read.findings, ...(await examine(read.settingsFile, undefined, { examined }))];
}

/** The same, with variables that are right. `patience`: how long Entra and Teams may each take, in milliseconds. */
export async function examineConfigured(
  config: Config,
  options: { readonly examined?: Examined; readonly patience?: number } = {},
): Promise<readonly Finding[]> {
  return examine(config.settingsFile, config, options);
}

async function examine(
  settingsFile: string | undefined,
  config: Config | undefined,
  { examined = 'all', patience = PATIENCE_MS }: { readonly examined?: Examined; readonly patience?: number },
): Promise<readonly Finding[]> {
  const clock = config?.demoNow === undefined ? systemClock : clockFrom(config.demoNow);
  const today = londonDate(clock.now());
  const tried = config && (await tryOut(config, patience));
  const { schools, findings } =
    settingsFile === undefined
      ? await readRegister(tried?.storage, config?.administrators ?? [], examined)
      : readFile(settingsFile, examined);
  const until = performance.now() + patience;
  const ofSchools = await Promise.all(
    schools.map(async (school) => {
      const found = await examineOne(school, config, tried, { today, until });
      return schools.length < 2 ? found : found.map((each) => ofSchool(each, school));
    }),
  );
  const { version, findings: fromContent } = examineContentOf(undefined, today);
  return [
    ...findings,
    ...(tried?.findings ?? [look('Storage', NOT_TRIED)]),
    ...(tried?.storage ? await examineOutbox(tried.storage, clock.now()) : []),
    ...ofSchools.flat(),
    ...fromContent,
    ...examineVersions(version),
  ];
}

/** A school as it is examined: what can be used of it, or what is wrong with its settings, a sentence each. */
interface SchoolToExamine {
  readonly id: string;
  readonly name: string;
  readonly checked: { readonly settings: SchoolSettings } | { readonly problems: readonly string[] };
}

interface SchoolsToExamine {
  readonly schools: readonly SchoolToExamine[];
  /** What concerns none of them alone. */
  readonly findings: readonly Finding[];
}

function ofSchool(found: Finding, { id, name }: SchoolToExamine): Finding {
  return { ...found, school: id, sentence: `${name}: ${found.sentence}` };
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

function readFile(file: string, examined: Examined): SchoolsToExamine {
  try {
    const settings = readSettings(file);
    const { id, name } = settings;
    if (examined !== 'all' && !examined.includes(id))
      return {
        schools: [],
        findings: examined.map((asked) => wrong('Settings', describeNoSuch(asked, [id]))),
      };
    return { schools: [{ id, name, checked: { settings } }], findings: [] };
  } catch (error) {
    const problems = error instanceof SettingsProblems ? error.problems : [wordsOf(error)];
    return { schools: [], findings: problems.map((problem) => wrong('Settings', problem)) };
  }
}

/** The schools that are set up in Teams. */
async function readRegister(
  storage: TablesConnection | undefined,
  administrators: readonly string[],
  examined: Examined,
): Promise<SchoolsToExamine> {
  if (!storage) return { schools: [], findings: [look('Settings', SETTINGS_NOT_READ)] };
  let registered: readonly RegisteredSchool[];
  try {
    registered = await storage.schools.all();
  } catch (error) {
    return { schools: [], findings: [wrong('Settings', storage.describeError(error))] };
  }
  const ids = registered.map(({ id }) => id);
  const all = registered.map(({ id, settings }): SchoolToExamine => {
    const { name } = settings;
    return {
      id,
      name: typeof name === 'string' && name.trim() !== '' ? name : id,
      checked: checkSettings(settings),
    };
  });
  const schools = all.filter(({ id }) => examined === 'all' || examined.includes(id));
  const unknown = examined === 'all' ? [] : examined.filter((id) => !ids.includes(id));
  return {
    schools,
    findings: [
      ...(registered.length === 0 ? [wrong('Settings', NO_SCHOOL_SET_UP)] : []),
      ...unknown.map((id) => wrong('Settings', describeNoSuch(id, ids))),
      ...(examined === 'all' ? examineAdministrators(administrators, registered) : []),
      ...examineShared(all, schools),
    ],
  };
}

function examineAdministrators(
  named: readonly string[],
  registered: readonly RegisteredSchool[],
): readonly Finding[] {
  if (named.length > 0) return [right('Administrators', describeAdministrators(named.length))];
  const ofSchools = registered.flatMap(({ settings }) =>
    staffOf(settings).filter((one) => can(one, 'sets-up')),
  );
  return [look('Administrators', ofSchools.length > 0 ? ONLY_SCHOOLS_ADMINISTRATORS : NO_ADMINISTRATORS)];
}

/** Channels that several schools post to: cards about one school's pupils would be read by another's staff. */
function examineShared(
  all: readonly SchoolToExamine[],
  examined: readonly SchoolToExamine[],
): readonly Finding[] {
  const names = new Map<string, string[]>();
  for (const { name, checked } of all)
    if ('settings' in checked)
      for (const channel of channelsOf(checked.settings))
        names.set(channel, [...(names.get(channel) ?? []), name]);
  return [...names.values()]
    .filter((each) => each.length > 1 && examined.some(({ name }) => each.includes(name)))
    .map((each) => wrong('Channels', describeSharedChannel(each)));
}

/** What is right and wrong with one school. `until`: when Teams is asked no more, as `performance.now` counts. */
async function examineOne(
  { checked }: SchoolToExamine,
  config: Config | undefined,
  tried: Tried | undefined,
  { today, until }: { readonly today: string; readonly until: number },
): Promise<readonly Finding[]> {
  if ('problems' in checked) return checked.problems.map((problem) => wrong('Settings', problem));
  const { settings } = checked;
  return [
    right('Settings', describeSettings(settings.name, settings.staff.length)),
    ...(config?.credentials ? [examineTenants(config, settings)] : []),
    ...(tried?.storage
      ? [
          ...(await tryChannels(settings, tried.storage.addressBook(settings.id), tried.adapter, until)),
          ...(await examineUndelivered(tried.storage, settings.id)),
        ]
      : []),
    ...examineSchool(settings, today),
    // What is due in the content is the same for every school, and said once.
    ...examineContentOf(settings, today).findings.filter(({ state }) => state === 'wrong'),
  ];
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
