import { writeFileSync } from 'node:fs';
import { randomNames } from '../app/names.ts';
import type { RegisteredSchool, WrittenSettings } from '../app/ports/school-register.ts';
import { compareSettings, writeSettings } from '../app/set-up/turn.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import type { Config } from '../start/config.ts';
import { findRegistered, findTenantProblem, openStorage, type OpenedStorage } from '../start/load-school.ts';
import { openSettingsRules } from '../start/settings-rules.ts';
import { asWritten, checkSettings, parseSettings, SettingsProblems } from '../settings/settings.ts';
import { readTextFile } from '../settings/text-file.ts';
import { describeChangedSettings } from '../words/settings-changes.ts';
import { CannotUse, command, type CommandEnd } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { findOperator } from './operator.ts';

/** Readable only by the person who runs it: the file names the staff. */
const OWNER_ONLY = 0o600;

/** Takes a school's settings out of the bot's tables, and puts them in. */
export default command({
  typed: 'npm run --silent settings --',
  about:
    '"export" writes the settings of a school that is set up in Teams as a JSON file. "import" shows what a file would change in them, or adds its school; with --yes it does so, and the bot takes it over within seconds.',
  words: [
    { name: 'WHAT', help: '"export" or "import"', needed: 'Please say "export" or "import".' },
    { name: 'FILE', help: 'the settings file to import' },
  ],
  options: {
    ...ON_SCHOOL,
    out: {
      value: 'FILE',
      help: 'the file to export to, which only you may read; without it, standard output',
    },
    by: { value: '"YOUR NAME"', help: 'who imports it, for the list of what was changed' },
    yes: { help: 'does what was shown' },
  },
  run: ({ demo, school, out, by, yes }, [what, file], around) => {
    if (what !== 'export' && what !== 'import')
      throw new CannotUse(`"${what}" is neither "export" nor "import".`);
    const isExport = what === 'export';
    if (isExport && (file !== undefined || by !== undefined || yes))
      throw new CannotUse(
        '"export" takes no file to import, no --by and no --yes: name the file with --out.',
      );
    if (!isExport && out !== undefined) throw new CannotUse('"import" takes no --out.');
    if (!isExport && file === undefined) throw new CannotUse('Please name the file to import.');
    if (!isExport && by === undefined)
      throw new CannotUse('Please say who imports it, with --by "Your name".');
    return onSchool(
      around,
      { demo, school },
      {
        verb: 'settings',
        open: async (config) => ({ config, ...(await openRegister(config)) }),
        notOpened: isExport ? 'Nothing was exported.' : 'Nothing was imported.',
        brokeOff: `The records cannot be used just now, so nothing was ${isExport ? 'exported' : 'imported'}. Please try again.`,
        work: (opened) =>
          isExport
            ? writeOut(opened, school, out)
            : takeIn(opened, { file: file ?? '', school, by: by ?? '', yes }),
      },
    );
  },
});

async function openRegister(config: Config): Promise<OpenedStorage> {
  if (config.settingsFile !== undefined)
    throw new Error(
      `This bot reads the settings of its school from the file ${config.settingsFile} (SETTINGS_FILE), so there is nothing in its tables: edit or copy that file. Without SETTINGS_FILE, schools are set up in Teams.`,
    );
  return openStorage(config);
}

async function writeOut(
  { storage }: OpenedStorage,
  wanted: string | undefined,
  out: string | undefined,
): Promise<CommandEnd> {
  let school: RegisteredSchool;
  try {
    school = findRegistered(await storage.schools.all(), wanted);
  } catch (error) {
    return { code: 1, message: `Nothing was exported.\n${error instanceof Error ? error.message : ''}` };
  }
  const data = `${JSON.stringify(school.settings, null, 2)}\n`;
  if (out === undefined) return { code: 0, out: data };
  try {
    writeFileSync(out, data, { mode: OWNER_ONLY });
    return { code: 0, message: `The settings of ${school.id} are in ${out}.` };
  } catch {
    return { code: 1, message: `${out} could not be written, so nothing was exported.` };
  }
}

async function takeIn(
  { config, storage, clock }: OpenedStorage & { readonly config: Config },
  given: {
    readonly file: string;
    readonly school: string | undefined;
    readonly by: string;
    readonly yes: boolean;
  },
): Promise<CommandEnd> {
  const { file, by, yes } = given;
  let read: ReturnType<typeof readFile>;
  try {
    read = readFile(file, config);
  } catch (error) {
    if (error instanceof CannotUse) throw error;
    return { code: 1, message: `Nothing was imported.\n${error instanceof Error ? error.message : ''}` };
  }
  const { next, settings } = read;
  const { id } = settings;
  if (given.school !== undefined && given.school !== id)
    return { code: 1, message: `Nothing was imported: ${file} is of ${id}, not of ${given.school}.` };
  const stands = (await storage.schools.all()).find((school) => school.id === id);
  const before = stands ? inOneForm(stands.settings) : {};
  const lines = describeChangedSettings(compareSettings(before, next));
  if (stands && lines.length === 0)
    return { code: 0, message: `The settings of ${id} are the same as in ${file}. There is nothing to do.` };
  const shown = [
    stands ? `This changes the settings of ${id}:` : `This adds the school ${id}:`,
    ...lines.map((line) => `- ${line}`),
  ];
  if (!yes)
    return {
      code: 0,
      message: [...shown, 'Nothing has been imported yet. To go ahead, type the same with --yes.'].join('\n'),
    };
  const result = await writeSettings(
    {
      register: storage.schools,
      names: randomNames,
      clock,
      takeOver: async () => undefined,
      person: findOperator(by),
    },
    { id, settings: before, version: stands?.version ?? 'new' },
    next,
  );
  return result === 'done'
    ? { code: 0, message: [...shown, 'That is done. The bot takes it over within seconds.'].join('\n') }
    : {
        code: 1,
        message: `Somebody else has changed ${id} in this moment, so nothing was imported. Please look at it again, without --yes.`,
      };
}

/** The settings in a file. Throws, with every problem in words, when a school cannot work with them. */
function readFile(
  file: string,
  config: Config,
): { readonly next: WrittenSettings; readonly settings: SchoolSettings } {
  let text: string;
  try {
    text = readTextFile(file);
  } catch {
    throw new CannotUse(`${file} cannot be read. Is the path right?`);
  }
  const settings = parseSettings(file, text);
  const tenants = findTenantProblem({ ...config, settingsFile: file }, settings);
  const next = asWritten(JSON.parse(text));
  const problems = [
    ...openSettingsRules()
      .problemsOf(next)
      .map(({ sentence }) => sentence),
    ...(tenants === undefined ? [] : [tenants]),
  ];
  if (problems.length > 0) throw new SettingsProblems(file, problems);
  return { next, settings };
}

/** Written alike, so that only what means something else differs; incomplete settings as they are. */
function inOneForm(settings: WrittenSettings): WrittenSettings {
  return 'settings' in checkSettings(settings) ? asWritten(settings) : settings;
}
