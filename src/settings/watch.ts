import { isDeepStrictEqual } from 'node:util';
import type { Log } from '../app/ports/log.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { parseSettings, readSettingsText } from './settings.ts';

/** Polls the settings file. */
export interface SettingsWatch {
  /** Polls once. A change is applied when two polls in a row see the same, which rules out half-written files. */
  look(): Promise<void>;
  /** Why the current file is not in use, in a sentence that names nobody; undefined when it is. */
  unused(): string | undefined;
  /** Those in use. */
  settings(): SchoolSettings;
}

/** The value of `text` when the file cannot be read. */
const UNREADABLE = Symbol('unreadable');

/**
 * Watches the settings file by polling: that works for files that are replaced, and on mounted volumes, where change
 * events do not arrive. `take` applies changed settings and throws, in words, when they cannot be used; then, and when
 * the file is invalid, the old ones stay and `say` gets the reasons.
 */
export function watchSettings({
  file,
  inUse,
  take,
  say,
  log,
}: {
  readonly file: string;
  /** The settings the bot started with. */
  readonly inUse: SchoolSettings;
  readonly take: (settings: SchoolSettings) => void;
  readonly say: (sentence: string) => void;
  readonly log: Log;
}): SettingsWatch {
  let used = inUse;
  let judged: string | typeof UNREADABLE | undefined;
  let seen: typeof judged;
  let problem: string | undefined;

  const judge = (text: string | undefined): void => {
    try {
      const next = parseSettings(file, text);
      problem = undefined;
      if (isDeepStrictEqual(next, used)) return;
      const fixed = (['id', 'tenantId'] as const).filter((name) => next[name] !== used[name]);
      if (fixed.length > 0) {
        const names = fixed.map((name) => `"${name}"`).join(' and ');
        problem = `The settings file has another ${names}: start the bot again to use it. Until then it works with all settings as they were.`;
        say(problem);
        log.warn({ event: 'settings', outcome: 'restart-needed' });
        return;
      }
      take(next);
      used = next;
      log.info({ event: 'settings', outcome: 'in-use' });
    } catch (error) {
      problem =
        'The settings file was changed, but cannot be used as it is. The bot carries on with its previous settings; its output says what is wrong.';
      const why = error instanceof Error ? error.message : 'Unknown fault.';
      say(`The changed settings cannot be used, and the bot carries on with the previous ones.\n${why}`);
      log.warn({ event: 'settings', outcome: 'not-usable' });
    }
  };

  return {
    look: async () => {
      const text = await readSettingsText(file).catch(() => undefined);
      const now = text ?? UNREADABLE;
      if (now === judged) {
        seen = undefined;
      } else if (now === seen) {
        judged = now;
        judge(text);
      } else {
        seen = now;
      }
    },
    unused: () => problem,
    settings: () => used,
  };
}
