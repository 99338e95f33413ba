import { z } from 'zod/v4';
import { LOG_LEVELS, type LogLevel } from '../logging/log.ts';
import { findOtherNames } from '../settings/misspelt.ts';
import { isEndpoint, isLoopback, isOnThisMachine } from './addresses.ts';
import { VARIABLES, variablesIn, type Variable, type Variables } from './variables.ts';

/** What the process needs to start, checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Undefined only with `LOCAL_WITHOUT_SIGN_IN=yes` on loopback: then nobody's identity is checked. */
  readonly credentials:
    | {
        readonly appId: string;
        readonly appType: 'SingleTenant' | 'UserAssignedMSI';
        readonly tenantId: string;
        /** Only for `SingleTenant`. */
        readonly password?: string;
      }
    | undefined;
  /** Where a Teams on this machine names its signing keys, for tests; undefined means Microsoft's own page. */
  readonly signInMetadataUrl: string | undefined;
  readonly tables: (
    | { readonly connectionString: string }
    | {
        readonly endpoint: string;
        /** Client id of the user-assigned identity that reaches the tables; undefined: the host's own identity. */
        readonly identityClientId?: string;
      }
  ) & { readonly tablePrefix?: string };
  /** Path of the settings of the bot's one school, a JSON file; undefined where schools are set up in Teams. */
  readonly settingsFile: string | undefined;
  /** The id of the school that a command works on, where the bot has several. */
  readonly school?: string;
  /** Entra object ids of those who look after the bot, of the bot's tenant. */
  readonly administrators: readonly string[];
  /** Entra object ids of those who may see figures of all schools, of the bot's tenant. */
  readonly trustViewers: readonly string[];
  /** The moment the demo's clock starts at; undefined means now. */
  readonly demoNow: Date | undefined;
  readonly logLevel: LogLevel;
}

/** The environment cannot be used. `problems` holds one sentence for each thing to put right; none repeats a secret. */
export class ConfigProblems extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.map((problem) => `- ${problem}`).join('\n'));
    this.name = 'ConfigProblems';
    this.problems = problems;
  }
}

const DEFAULT_PORT = 3978;
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(65_535));
const guid = z.guid().transform((id) => id.toLowerCase());
/** A date and time with its zone, `2026-11-24T09:00:00Z`: the one form in which the demo's clock is set. */
export const moment = z.iso.datetime({ offset: true }).transform((written) => new Date(written));

/**
 * The configuration in `env`, usually `process.env`; an empty variable counts as not set. Throws `ConfigProblems` that
 * names every problem at once.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const variables = variablesIn(env);
  const { get, checked, problems } = variables;
  const local = get('LOCAL_WITHOUT_SIGN_IN') === 'yes';
  if (!local && get('LOCAL_WITHOUT_SIGN_IN') !== undefined)
    problems.push('LOCAL_WITHOUT_SIGN_IN can only be "yes". Leave it out to run with sign-in.');
  const host = get('HOST') ?? (local ? '127.0.0.1' : '0.0.0.0');
  if (local && !isLoopback(host))
    problems.push(
      `HOST is ${host}, but with LOCAL_WITHOUT_SIGN_IN=yes nobody's identity is checked, so the bot may only listen on this machine. Set HOST to 127.0.0.1, or leave it out.`,
    );
  const demoNow = checked(
    'DEMO_NOW',
    moment,
    'must be a date and time with its zone, for example 2026-11-24T09:00:00Z.',
  );
  if (get('DEMO_NOW') !== undefined && !local)
    problems.push('DEMO_NOW sets the clock of a demo, so it needs LOCAL_WITHOUT_SIGN_IN=yes. Take it out.');

  const credentials = readCredentials(local, variables);
  const config: Config = {
    port: checked('PORT', port, 'must be a whole number from 1 to 65535.') ?? DEFAULT_PORT,
    host,
    credentials,
    signInMetadataUrl: checked(
      'SIGN_IN_METADATA_URL',
      z.string().refine(isOnThisMachine),
      'is for tests with a Teams on this machine, so it must be an address like http://127.0.0.1:8080/metadata. Take it out.',
    ),
    tables: readTables(variables, credentials?.appType === 'UserAssignedMSI' ? credentials.appId : undefined),
    settingsFile: get('SETTINGS_FILE'),
    administrators: readIds('ADMINISTRATOR_IDS', variables),
    trustViewers: readIds('TRUST_VIEWER_IDS', variables),
    demoNow,
    logLevel: checked('LOG_LEVEL', z.enum(LOG_LEVELS), `must be one of ${LOG_LEVELS.join(', ')}.`) ?? 'info',
  };
  if (config.settingsFile === undefined && config.administrators.length === 0)
    problems.push(
      'ADMINISTRATOR_IDS is missing. It is the Entra object id of whoever sets up the school in Teams; or SETTINGS_FILE is the path of a file with its settings.',
    );
  const wanted: readonly Variable[] = [
    ...(local ? [] : (['MICROSOFT_APP_ID', 'MICROSOFT_APP_TYPE', 'MICROSOFT_APP_TENANT_ID'] as const)),
    ...(local || get('MICROSOFT_APP_TYPE')?.toLowerCase() === 'userassignedmsi'
      ? []
      : (['MICROSOFT_APP_PASSWORD'] as const)),
    ...(get('TABLES_ENDPOINT') === undefined && get('TABLES_CONNECTION_STRING') === undefined
      ? (['TABLES_ENDPOINT', 'TABLES_CONNECTION_STRING'] as const)
      : []),
  ];
  problems.push(
    ...findOtherNames(
      env,
      wanted.filter((name) => get(name) === undefined),
    ),
  );
  if (problems.length > 0) throw new ConfigProblems(problems);
  return config;
}

function readIds(name: Variable, { checked }: Variables): readonly string[] {
  return (
    checked(
      name,
      z
        .string()
        .transform((written) => written.split(/[\s,;]+/).filter(Boolean))
        .pipe(z.array(guid)),
      'must be Entra object ids with commas between them, like 00000000-0000-0000-0000-000000000000.',
    ) ?? []
  );
}

function readCredentials(local: boolean, { get, checked, problems }: Variables): Config['credentials'] {
  const names = VARIABLES.filter((name) => name.startsWith('MICROSOFT_APP_'));
  const given = names.filter((name) => get(name) !== undefined);
  if (local) {
    if (given.length > 0)
      problems.push(
        `LOCAL_WITHOUT_SIGN_IN=yes is for running without credentials, but ${given.join(', ')} ${given.length === 1 ? 'is' : 'are'} set. Take out one or the other.`,
      );
    return undefined;
  }
  if (given.length === 0) {
    problems.push(
      "MICROSOFT_APP_ID, MICROSOFT_APP_TYPE and MICROSOFT_APP_TENANT_ID are missing. Without credentials nobody's identity is checked, so the bot does not start. To try it on this machine only, set LOCAL_WITHOUT_SIGN_IN=yes.",
    );
    return undefined;
  }
  const appId = checked(
    'MICROSOFT_APP_ID',
    guid,
    'must be the application (client) id of the bot, like 00000000-0000-0000-0000-000000000000.',
  );
  if (get('MICROSOFT_APP_ID') === undefined)
    problems.push('MICROSOFT_APP_ID is missing. It is the application (client) id of the bot.');
  const tenantId = checked(
    'MICROSOFT_APP_TENANT_ID',
    guid,
    'must be the id of your Entra tenant, like 00000000-0000-0000-0000-000000000000.',
  );
  if (get('MICROSOFT_APP_TENANT_ID') === undefined)
    problems.push('MICROSOFT_APP_TENANT_ID is missing. It is the id of your Entra tenant.');
  const appType = readAppType(get('MICROSOFT_APP_TYPE'), problems);
  const password = get('MICROSOFT_APP_PASSWORD');
  if (appType === 'SingleTenant' && password === undefined)
    problems.push('MICROSOFT_APP_PASSWORD is missing. A SingleTenant bot needs its client secret.');
  if (appType === 'UserAssignedMSI' && password !== undefined)
    problems.push(
      'MICROSOFT_APP_PASSWORD is set, but a bot with a managed identity (UserAssignedMSI) has no secret. Take it out.',
    );
  if (appId === undefined || tenantId === undefined || appType === undefined) return undefined;
  return { appId, appType, tenantId, ...(password === undefined ? {} : { password }) };
}

function readAppType(
  written: string | undefined,
  problems: string[],
): 'SingleTenant' | 'UserAssignedMSI' | undefined {
  switch (written?.toLowerCase()) {
    case 'singletenant':
      return 'SingleTenant';
    case 'userassignedmsi':
      return 'UserAssignedMSI';
    case 'multitenant':
      problems.push(
        'MICROSOFT_APP_TYPE is MultiTenant. Microsoft ended new multi-tenant bots on 31 July 2025, and this bot is of one tenant. Use UserAssignedMSI or SingleTenant.',
      );
      return undefined;
    case undefined:
      problems.push(
        'MICROSOFT_APP_TYPE is missing. Set it to UserAssignedMSI (managed identity) or SingleTenant (client secret).',
      );
      return undefined;
    default:
      problems.push('MICROSOFT_APP_TYPE must be UserAssignedMSI or SingleTenant.');
      return undefined;
  }
}

/** `botIdentity`: client id of the bot's own user-assigned identity, which reaches the tables unless another is named. */
function readTables(
  { get, checked, problems }: Variables,
  botIdentity: string | undefined,
): Config['tables'] {
  const connectionString = get('TABLES_CONNECTION_STRING');
  const endpoint = checked(
    'TABLES_ENDPOINT',
    z.string().refine(isEndpoint),
    "must be the https address of a storage account's tables, like https://example.table.core.windows.net.",
  );
  if (connectionString !== undefined && get('TABLES_ENDPOINT') !== undefined)
    problems.push(
      'TABLES_CONNECTION_STRING and TABLES_ENDPOINT are both set. Keep one: TABLES_ENDPOINT on Azure, with managed identity.',
    );
  if (connectionString === undefined && get('TABLES_ENDPOINT') === undefined)
    problems.push(
      'TABLES_ENDPOINT (on Azure, with managed identity) or TABLES_CONNECTION_STRING (elsewhere) is missing. The bot keeps its records there.',
    );
  const tablePrefix = checked(
    'TABLES_PREFIX',
    z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,49}$/),
    'may hold letters and digits only, a letter first, at most 50.',
  );
  const prefix = tablePrefix === undefined ? {} : { tablePrefix };
  if (connectionString !== undefined) return { connectionString, ...prefix };
  const identityClientId =
    checked(
      'AZURE_CLIENT_ID',
      guid,
      'must be the client id of a user-assigned managed identity, like 00000000-0000-0000-0000-000000000000.',
    ) ?? botIdentity;
  const identity = identityClientId === undefined ? {} : { identityClientId };
  return { endpoint: endpoint ?? '', ...identity, ...prefix };
}
