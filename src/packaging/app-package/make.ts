import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { CannotUse, command } from '../../cli/command.ts';
import { readTextFile } from '../../settings/text-file.ts';
import { checkManifest } from './check.ts';
import { fillManifest } from './fill.ts';
import { checkIcons, ICONS } from './icons.ts';
import { readValues, type ValueName } from './values.ts';
import { describeDone, describeMade, describeNoFile, NEEDS_ENV, ODD_ENV, PROBLEMS } from './words.ts';

/** The folder with the manifest and its pictures, and the one with the schools' values. */
const APP = 'appPackage';
const SCHOOLS = 'env';

/** Makes the app package of one school, for a Teams administrator to upload. */
export const makePackage = command({
  typed: 'npm run package --',
  about: `Makes the app package of a school from ${APP}/manifest.json and the values in env/.env.NAME, and checks it as Teams would.`,
  options: {
    env: {
      value: 'NAME',
      help: 'which school: its values are in env/.env.NAME, a copy of env/.env.school.example',
      needed: NEEDS_ENV,
    },
  },
  run: async ({ env: name }) => {
    if (!/^[a-z\d][a-z\d_-]*$/.test(name)) throw new CannotUse(ODD_ENV);
    const file = join(SCHOOLS, `.env.${name}`);
    if (!existsSync(file)) return { code: 1, message: describeNoFile(file, name) };
    const text = readTextFile(file);
    const read = readValues(text);
    if ('problems' in read) return refuse(read.problems);
    const { values, made } = read;
    const template = readFileSync(join(APP, 'manifest.json'), 'utf8');
    const manifest = fillManifest(template, values);
    const readIcon = (icon: string) => readFileSync(join(APP, icon));
    const problems = [...(await checkManifest(template, manifest)), ...checkIcons(readIcon)];
    if (problems.length > 0) return refuse(problems);
    if (made.length > 0) writeFileSync(file, withMade(text, values, made));
    const zip = join(APP, 'build', `appPackage.${name}.zip`);
    mkdirSync(join(APP, 'build'), { recursive: true });
    const files = {
      'manifest.json': Buffer.from(manifest),
      ...Object.fromEntries(Object.keys(ICONS).map((icon) => [icon, readIcon(icon)])),
    };
    writeFileSync(zip, zipSync(files));
    return { code: 0, out: [...describeMade(made, file), describeDone(zip, values.SCHOOL_NAME)].join('\n') };
  },
});

const refuse = (problems: readonly string[]) =>
  ({ code: 1, message: [PROBLEMS, ...problems.map((problem) => `- ${problem}`)].join('\n') }) as const;

/** The text of the file with these values in it: on the empty line of each, else at the end. */
function withMade(
  text: string,
  values: Readonly<Record<ValueName, string>>,
  made: readonly ValueName[],
): string {
  let now = text;
  for (const name of made) {
    const line = new RegExp(`^${name}=[ \\t]*\\r?$`, 'm');
    now = line.test(now)
      ? now.replace(line, () => `${name}=${values[name]}`)
      : `${now.replace(/\n?$/, '\n')}${name}=${values[name]}\n`;
  }
  return now;
}
