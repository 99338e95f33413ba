import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { systemClock } from '../app/clocks.ts';
import { readTextFile } from '../settings/text-file.ts';

/** The port of the demo's table storage, unless DEMO_TABLES_PORT chooses another. */
export const USUAL_TABLES_PORT = 10_002;

/**
 * The folder of everything a demo stores, as `env` chooses it: DEMO_DATA_DIR, otherwise `.data`, or a folder in it named
 * after the tables port when that is not the usual one.
 */
export function demoDataFolder(env: NodeJS.ProcessEnv): string {
  const port = Number(env['DEMO_TABLES_PORT']?.trim() || USUAL_TABLES_PORT);
  const usual = port === USUAL_TABLES_PORT ? '.data' : join('.data', `tables-${port}`);
  return env['DEMO_DATA_DIR']?.trim() || usual;
}

/** Where a demo writes the variables of its bot, for the commands typed beside it. */
export function demoEnvFile(folder: string): string {
  return join(folder, 'bot.env');
}

/** True when a demo was started here. */
export function hasDemo(env: NodeJS.ProcessEnv): boolean {
  return existsSync(demoEnvFile(demoDataFolder(env)));
}

/**
 * `env` with the variables of the demo's bot in place of a school's, and its clock as it shows now. Throws, in words, when
 * no demo was started here.
 */
export function withDemo(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const file = demoEnvFile(demoDataFolder(env));
  if (!hasDemo(env))
    throw new Error(
      `No demo was started here: there is no ${file}. "npm run demo" in another terminal starts one.`,
    );
  const variables = parseEnv(readTextFile(file));
  const started = variables['DEMO_NOW'];
  if (!started) return { ...env, ...variables };
  // The bot's clock has been running since the file was written.
  const passed = systemClock.now().getTime() - statSync(file).mtimeMs;
  return { ...env, ...variables, DEMO_NOW: new Date(Date.parse(started) + passed).toISOString() };
}
