import type { Log } from '../app/ports/log.ts';
import type { RegisteredSchool, SchoolRegister } from '../app/ports/school-register.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { checkSettings } from '../settings/settings.ts';

/** The schools of the register that are in use, kept up to date. */
export interface RegisteredSchools<School> {
  /** In the order of their ids. */
  inUse(): readonly School[];
  /** Reads the register and takes over what has changed. Throws when storage is unavailable. */
  look(): Promise<void>;
  /** The schools whose settings were changed into something unusable, one sentence each; they work with the last usable ones. */
  unused(): readonly string[];
}

/**
 * Follows the register. `make` makes a school of settings that can be used, and throws, in words, when the content does
 * not fit them. A school that is not set up completely is left out.
 */
export function followRegister<School>({
  register,
  make,
  say,
  log,
}: {
  readonly register: Pick<SchoolRegister, 'all'>;
  readonly make: (settings: SchoolSettings) => School;
  readonly say: (sentence: string) => void;
  readonly log: Log;
}): RegisteredSchools<School> {
  let schools = new Map<
    string,
    { readonly version: string; readonly school?: School; readonly unused?: string }
  >();

  const take = ({ id, settings: written, version }: RegisteredSchool) => {
    const before = schools.get(id);
    if (before?.version === version) return before;
    const kept = before?.school === undefined ? {} : { school: before.school };
    const checked = checkSettings(written);
    if ('problems' in checked)
      return before?.school === undefined ? { version } : { ...kept, version, unused: describeUnused(id) };
    try {
      const school = make(checked.settings);
      log.info({ event: 'settings', outcome: 'in-use', school: id });
      return { version, school };
    } catch (error) {
      say(error instanceof Error ? error.message : 'Unknown fault.');
      log.warn({ event: 'settings', outcome: 'not-usable', school: id });
      return { ...kept, version, unused: describeUnused(id) };
    }
  };

  return {
    inUse: () => [...schools.values()].flatMap(({ school }) => school ?? []),
    look: async () => {
      schools = new Map((await register.all()).map((each) => [each.id, take(each)]));
    },
    unused: () => [...schools.values()].flatMap(({ unused }) => unused ?? []),
  };
}

function describeUnused(id: string): string {
  return `The settings of ${id} cannot be used as they are now. Its previous ones stay in use; "npm run doctor" says what is wrong.`;
}
