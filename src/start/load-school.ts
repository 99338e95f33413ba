import { clockFrom, systemClock } from '../app/clocks.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Config } from './config.ts';
import { loadContent } from '../content/load.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import type { Content } from '../domain/content/content.ts';
import { readSettings } from '../settings/settings.ts';
import type { TablesConnection } from '../storage/connection.ts';
import { openTables } from '../storage/tables/open-tables.ts';

/** A configured school: its settings, content, storage and clock. */
export interface LoadedSchool {
  readonly settings: SchoolSettings;
  readonly content: Content;
  readonly storage: TablesConnection;
  readonly clock: Clock;
}

/** Reads settings and content and opens storage, for the bot and for commands. Throws when one of them is not right. */
export async function loadSchool(config: Config): Promise<LoadedSchool> {
  const settings = readSettings(config.settingsFile);
  const tenants = findTenantProblem(config, settings);
  if (tenants !== undefined) throw new Error(tenants);
  const content = loadContent(settings);
  const storage = openTables(config.tables);
  await storage.prepare().catch((error: unknown) => {
    throw new Error(storage.describeError(error), { cause: error });
  });
  return {
    settings,
    content,
    storage,
    clock: config.demoNow === undefined ? systemClock : clockFrom(config.demoNow),
  };
}

/** What is wrong when the bot and the school's staff are of two Entra tenants; undefined when they are of one. */
export function findTenantProblem(
  { credentials, settingsFile }: Pick<Config, 'credentials' | 'settingsFile'>,
  { tenantId }: Pick<SchoolSettings, 'tenantId'>,
): string | undefined {
  if (credentials === undefined || credentials.tenantId === tenantId) return undefined;
  return `MICROSOFT_APP_TENANT_ID is ${credentials.tenantId}, but "tenantId" in ${settingsFile} is ${tenantId}. The bot and the school's staff belong to one Entra tenant; with two, everybody would be a stranger. Put the right one in both places.`;
}
