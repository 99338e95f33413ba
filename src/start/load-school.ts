import type { TellCall } from '../app/ports/calls.ts';
import { clockFrom, systemClock } from '../app/clocks.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Config } from './config.ts';
import { loadContent } from '../content/load.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import type { Content } from '../domain/content/content.ts';
import type { RegisteredSchool } from '../app/ports/school-register.ts';
import { checkSettings, readSettings } from '../settings/settings.ts';
import type { TablesConnection } from '../storage/connection.ts';
import { openTables } from '../storage/tables/open-tables.ts';

/** A configured school: its settings, content, storage and clock. */
export interface LoadedSchool extends OpenedStorage {
  readonly settings: SchoolSettings;
  readonly content: Content;
}

/** Storage, and the time that the bot goes by. */
export interface OpenedStorage {
  readonly storage: TablesConnection;
  readonly clock: Clock;
}

/**
 * Reads settings and content and opens storage, for commands: the school of the settings file, or the one of the
 * register that `config.school` names, which may be left out where there is only one. Throws, in words, when one of
 * them is not right.
 */
export async function loadSchool(config: Config): Promise<LoadedSchool> {
  if (config.settingsFile !== undefined) {
    const settings = settingsOfFile(config);
    if (config.school !== undefined && config.school !== settings.id)
      throw new Error(
        `There is no school "${config.school}" here: the settings are those of "${settings.id}", ${settings.name}.`,
      );
    const content = loadContent(settings);
    return { settings, content, ...(await openStorage(config)) };
  }
  const opened = await openStorage(config);
  const settings = chooseSchool(await opened.storage.schools.all(), config.school);
  return { settings, content: loadContent(settings), ...opened };
}

/** Opens storage and creates what is missing. Throws, in words, when it cannot be used. */
export async function openStorage(config: Config, tellCall?: TellCall): Promise<OpenedStorage> {
  const storage = openTables(config.tables, undefined, tellCall);
  await storage.prepare().catch((error: unknown) => {
    throw new Error(storage.describeError(error), { cause: error });
  });
  return { storage, clock: config.demoNow === undefined ? systemClock : clockFrom(config.demoNow) };
}

/** The settings in the file. Throws, in words, when they cannot be used. */
export function settingsOfFile(config: Config): SchoolSettings {
  const settings = readSettings(config.settingsFile ?? '');
  const tenants = findTenantProblem(config, settings);
  if (tenants !== undefined) throw new Error(tenants);
  return settings;
}

function chooseSchool(schools: readonly RegisteredSchool[], wanted: string | undefined): SchoolSettings {
  const school = findRegistered(schools, wanted);
  const checked = checkSettings(school.settings);
  if ('settings' in checked) return checked.settings;
  throw new Error(
    [`${school.id} is not set up completely:`, ...checked.problems.map((each) => `- ${each}`)].join('\n'),
  );
}

/** The school of the register with this id; the only one when none is named. Throws, in words, when there is none. */
export function findRegistered(
  schools: readonly RegisteredSchool[],
  wanted: string | undefined,
): RegisteredSchool {
  const [first] = schools;
  if (!first)
    throw new Error(
      'No school is set up yet. An administrator does that in Teams, by typing "set up" to the bot; or run "npm run settings -- import FILE".',
    );
  const ids = schools.map(({ id }) => id).join(', ');
  if (wanted === undefined && schools.length > 1)
    throw new Error(`This bot has several schools: ${ids}. Say which one is meant with --school.`);
  const school = wanted === undefined ? first : schools.find(({ id }) => id === wanted);
  if (!school) throw new Error(`There is no school "${wanted}". There are these: ${ids}.`);
  return school;
}

/**
 * What is wrong when the bot and the school's staff are of two Entra tenants; undefined when they are of one. Nothing
 * refuses such a school: Teams does not bring a bot to people of another tenant.
 */
export function findTenantProblem(
  { credentials, settingsFile }: Pick<Config, 'credentials' | 'settingsFile'>,
  { tenantId }: Pick<SchoolSettings, 'tenantId'>,
): string | undefined {
  if (credentials === undefined || credentials.tenantId === tenantId) return undefined;
  return settingsFile === undefined
    ? `The staff belong to the Entra tenant ${tenantId}, but the bot to ${credentials.tenantId} (MICROSOFT_APP_TENANT_ID). Teams does not bring the bot to people of another tenant, so nobody at this school can reach it. If "tenantId" is mistaken, put it right; otherwise this school needs a bot of its own, in its tenant.`
    : `MICROSOFT_APP_TENANT_ID is ${credentials.tenantId}, but "tenantId" in ${settingsFile} is ${tenantId}. The bot and the school's staff belong to one Entra tenant; with two, everybody would be a stranger. Put the right one in both places.`;
}
