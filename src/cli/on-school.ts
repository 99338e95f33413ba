import type { Log } from '../app/ports/log.ts';
import { createLog } from '../logging/log.ts';
import { ConfigProblems, readConfig, type Config } from '../start/config.ts';
import { hasDemo, withDemo } from '../start/demo.ts';
import { withEnvFile } from '../start/env-file.ts';
import { CannotUse, type Around, type CommandEnd } from './command.ts';

/** The options of every command that works on a school. */
export const ON_SCHOOL = {
  demo: { help: "works on this machine's demo, which has to be running, instead of your school" },
  school: { value: 'ID', help: 'the id of the school, where the bot has several' },
} as const;

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

/**
 * Runs a command on the school that the configuration in `env`, and in the file it names, describes; or on the demo's.
 */
export async function onSchool<School>(
  { env, typedWith }: Pick<Around, 'env' | 'typedWith'>,
  { demo, school: wanted }: { readonly demo: boolean; readonly school?: string | undefined },
  { verb, open, notOpened, brokeOff, work }: Work<School>,
): Promise<CommandEnd> {
  let school: School;
  let log: Log;
  try {
    const read = readConfig(demo ? withDemo(env) : withEnvFile(env));
    const config = wanted === undefined ? read : { ...read, school: wanted };
    log = createLog(config.logLevel);
    school = await open(config, log);
  } catch (error) {
    // Errors before the start are ours and hold no pupil's data: the operator needs their words.
    const reason = error instanceof Error ? error.message : 'Unknown fault.';
    const hint = demo
      ? describeNotRunning(env)
      : error instanceof ConfigProblems && hasDemo(env)
        ? [`On the demo that was started here, it works like this: ${typedWith('--demo')}`]
        : [];
    return { code: 1, message: [notOpened, reason, ...hint].join('\n') };
  }
  try {
    return await work(school);
  } catch (error) {
    if (error instanceof CannotUse) throw error;
    log.error({ event: 'broken', verb, ...log.describe(error) });
    return { code: 1, message: brokeOff };
  }
}

/** The likely reason why a demo that was started here cannot be used. */
function describeNotRunning(env: NodeJS.ProcessEnv): readonly string[] {
  return hasDemo(env)
    ? ['The demo has to be running: "npm run demo" in another terminal starts it, with what it has stored.']
    : [];
}
