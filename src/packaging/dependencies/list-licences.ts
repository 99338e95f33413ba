import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../../cli/command.ts';
import { makeBundle } from '../bundle.ts';
import { licenceOf, refuseLicences } from './allowed-licences.ts';
import { readProductionPackages, type ProductionPackage } from './lock-file.ts';

const FILE = 'infra/licences.md';

/** Writes the list, unless a licence is on it that nobody allowed. */
export const listLicences = command({
  typed: 'npm run licences --',
  about: `Writes ${FILE}: every package that the bot is built from, with its version and licence. Fails when a licence is not one that is allowed.`,
  options: { check: { help: 'writes nothing: says whether the file is up to date' } },
  run: async ({ check }) => {
    const packages = readProductionPackages(readFileSync('package-lock.json', 'utf8'));
    const refused = refuseLicences(packages);
    if (refused.length > 0) return { code: 1, message: refused.join('\n') };
    const text = describeLicences(packages, await findBundled());
    if (!check) {
      writeFileSync(FILE, text);
      return { code: 0, message: `${FILE} is written.` };
    }
    return readFileSync(FILE, 'utf8') === text
      ? { code: 0, message: 'The list of licences is up to date.' }
      : { code: 1, message: 'The list of licences is not up to date: run "npm run licences".' };
  },
});

/** Where the packages are that the bundle has something of. It is made for that, and thrown away. */
async function findBundled(): Promise<ReadonlySet<string>> {
  const folder = mkdtempSync(join(tmpdir(), 'licences-'));
  try {
    return await makeBundle(join(folder, 'dist'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The page: first what a school runs, then what is installed beside it and stays out. */
export function describeLicences(
  packages: readonly ProductionPackage[],
  bundled: ReadonlySet<string>,
): string {
  const inside = rowsOf(packages.filter(({ place }) => bundled.has(place)));
  const outside = rowsOf(packages).filter((row) => !inside.includes(row));
  return `# What the bot is built from

Written by \`npm run licences\` from package-lock.json and the bundle. Each package is used as its makers publish it, at
the version named.

## In the bundle

Parts of these ${inside.length} packages are in \`dist/\`, which is all that a school runs.

${[...HEAD, ...inside].join('\n')}

## Not in the bundle

\`npm ci\` installs these ${outside.length} too: for one operating system or another, to run the sources without building, or
because a package above names them. The bundle has nothing of them.

${[...HEAD, ...outside].join('\n')}
`;
}

const HEAD = ['| Package | Version | Licence |', '| --- | --- | --- |'];

const rowsOf = (packages: readonly ProductionPackage[]) =>
  [
    ...new Set(
      packages.map((each) => `| ${each.name} | ${each.version} | ${licenceOf(each) ?? 'not stated'} |`),
    ),
  ].toSorted();
