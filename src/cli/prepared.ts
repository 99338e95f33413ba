import type { Log } from '../app/ports/log.ts';
import { readConfig, type Config } from '../start/config.ts';
import { withEnvFile } from '../start/env-file.ts';
import { createLog } from '../logging/log.ts';

/** What a command works on, with a log; or why it cannot start, in words for the person at the terminal. */
export type Prepared<T> = (T & { readonly log: Log }) | { readonly problem: string };

/** Opens what a command works on, on the configuration in `env` and the file it names. Never throws. */
export async function prepared<T>(
  env: NodeJS.ProcessEnv,
  open: (config: Config, log: Log) => Promise<T>,
): Promise<Prepared<T>> {
  try {
    const config = readConfig(withEnvFile(env));
    const log = createLog(config.logLevel);
    return { ...(await open(config, log)), log };
  } catch (error) {
    // Errors before the start are ours and hold no pupil's data: the operator needs their words.
    return { problem: error instanceof Error ? error.message : 'Unknown fault.' };
  }
}
