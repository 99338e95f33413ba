import type { Log } from '../app/ports/log.ts';
import { createLog } from '../logging/log.ts';
import { readConfig, type Config } from '../start/config.ts';
import { withEnvFile } from '../start/env-file.ts';
import { CannotUse, type CommandEnd } from './command.ts';

/** What a command does with a school, and what it says when it cannot. */
export interface Work<School> {
  /** Its name in the log. */
  readonly verb: string;
  readonly open: (config: Config, log: Log) => Promise<School>;
  /** Precedes the reason when the school cannot be loaded. */
  readonly notOpened: string;
  /** The message when it fails part-way. */
  readonly brokeOff: string;
  readonly work: (school: School) => Promise<CommandEnd>;
}

/** Runs a command on the school that the configuration in `env`, and in the file it names, describes. */
export async function onSchool<School>(
  env: NodeJS.ProcessEnv,
  { verb, open, notOpened, brokeOff, work }: Work<School>,
): Promise<CommandEnd> {
  let school: School;
  let log: Log;
  try {
    const config = readConfig(withEnvFile(env));
    log = createLog(config.logLevel);
    school = await open(config, log);
  } catch (error) {
    // Errors before the start are ours and hold no pupil's data: the operator needs their words.
    return { code: 1, message: `${notOpened}\n${error instanceof Error ? error.message : 'Unknown fault.'}` };
  }
  try {
    return await work(school);
  } catch (error) {
    if (error instanceof CannotUse) throw error;
    log.error({ event: 'broken', verb, ...log.describe(error) });
    return { code: 1, message: brokeOff };
  }
}
