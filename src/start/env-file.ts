import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigProblems } from './config.ts';
import { readTextFile } from '../settings/text-file.ts';

/** Read by default, from the folder the bot is started in; it need not exist. */
export const USUAL_FILE = resolve('env/.env');

/**
 * The variables in `env`, usually `process.env`, with those of a file as defaults: `env/.env`, or the file `ENV_FILE`
 * names; an empty `ENV_FILE` means no file. `env` wins; an empty variable counts as not set. Throws `ConfigProblems`
 * when the file cannot be read.
 */
export function withEnvFile(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const named = env['ENV_FILE']?.trim();
  if (named === '') return env;
  const file = named ?? USUAL_FILE;
  if (named === undefined && !existsSync(file)) return env;
  let text: string;
  try {
    text = readTextFile(file);
  } catch {
    throw new ConfigProblems([
      `${file} cannot be read. ${named === undefined ? 'It holds the variables of the bot: let the bot read it, or set ENV_FILE to nothing.' : 'Is the path in ENV_FILE right, and may the bot read that file?'}`,
    ]);
  }
  const set = Object.entries(env).filter(([, value]) => value?.trim());
  return { ...parseEnv(text), ...Object.fromEntries(set) };
}
