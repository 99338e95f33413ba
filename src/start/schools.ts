import type { Log } from '../app/ports/log.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { watchSettings } from '../settings/watch.ts';
import type { SchoolInUse } from './assemble.ts';

/** The schools that a running bot works for. */
export interface Schools {
  inUse(): readonly SchoolInUse[];
  /** Polls their settings once. */
  look(): Promise<void>;
  /** Why changed settings are not in use, a sentence each. */
  unused(): readonly string[];
}

/** The one school of a settings file, followed while the bot runs. */
export function schoolOfFile(
  file: string,
  inUse: SchoolSettings,
  {
    make,
    say,
    log,
  }: {
    readonly make: (settings: SchoolSettings) => SchoolInUse;
    readonly say: (sentence: string) => void;
    readonly log: Log;
  },
): Schools {
  let school = make(inUse);
  const watch = watchSettings({
    file,
    inUse,
    take: (next) => {
      school = make(next);
    },
    say,
    log,
  });
  return {
    inUse: () => [school],
    look: () => watch.look(),
    unused: () => [watch.unused()].filter((each) => each !== undefined),
  };
}
