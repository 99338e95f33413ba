import type { z } from 'zod/v4';
import { findMisspelt } from '../settings/misspelt.ts';

/** Everything the bot reads from its environment. `env/.env.example` says what each is for. */
export const VARIABLES = [
  'PORT',
  'HOST',
  'MICROSOFT_APP_ID',
  'MICROSOFT_APP_TYPE',
  'MICROSOFT_APP_TENANT_ID',
  'MICROSOFT_APP_PASSWORD',
  'TABLES_CONNECTION_STRING',
  'TABLES_ENDPOINT',
  'TABLES_PREFIX',
  'AZURE_CLIENT_ID',
  'SETTINGS_FILE',
  'ADMINISTRATOR_IDS',
  'TRUST_VIEWER_IDS',
  'LOCAL_WITHOUT_SIGN_IN',
  'SIGN_IN_METADATA_URL',
  'DEMO_NOW',
  'LOG_LEVEL',
] as const;
export type Variable = (typeof VARIABLES)[number];

/** The environment while it is read, with what is wrong with it so far, a sentence each. An empty variable counts as not set. */
export interface Variables {
  readonly get: (name: Variable) => string | undefined;
  /** The checked value, or undefined; then, if it was set, its name and `problem` are among the problems. */
  readonly checked: <T>(name: Variable, schema: z.ZodType<T>, problem: string) => T | undefined;
  readonly problems: string[];
}

/** The bot's variables in `env`; names that are almost one of them are problems. */
export function variablesIn(env: NodeJS.ProcessEnv): Variables {
  const problems: string[] = findMisspelt(env, [...VARIABLES, 'ENV_FILE']);
  const get = (name: Variable): string | undefined => env[name]?.trim() || undefined;
  return {
    get,
    checked: (name, schema, problem) => {
      const written = get(name);
      if (written === undefined) return undefined;
      const result = schema.safeParse(written);
      if (result.success) return result.data;
      problems.push(`${name} ${problem}`);
      return undefined;
    },
    problems,
  };
}
