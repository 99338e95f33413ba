import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildOurs, newCache } from '../build.ts';
import type { Row } from '../section.ts';

export const about =
  'What a school installs: the bundle, and in the image what Node has compiled of it. The layers of Node itself, as Docker Hub has them, come on top; they are not fetched here.';

export async function* measure(): AsyncGenerator<Row> {
  const folder = dirname(await buildOurs());
  const bundle = weigh(folder);
  const installed = readProductionPackages().map((place) => weigh(place, 'node_modules'));
  const [bytes, files] = [sum(installed.map((each) => each.bytes)), sum(installed.map((each) => each.files))];
  yield {
    figure: 'installed for production',
    ours: `${megabytes(bundle.bytes)}, ${bundle.files} files`,
    beside: `${megabytes(bytes)}, ${files} files by npm ci --omit=dev`,
    times: bundle.bytes / bytes,
    aim: 'what is loaded',
  };
  const cache = newCache();
  execFileSync(process.execPath, ['cli.js', 'job', '--help'], {
    cwd: folder,
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  const compiled = weigh(cache);
  yield {
    figure: 'what the image adds to Node',
    ours: `${megabytes(bundle.bytes + compiled.bytes)}, of it ${megabytes(compiled.bytes)} compiled`,
  };
}

/** Where the packages are that the product needs, as the lock file says, and that are here. */
function readProductionPackages(): readonly string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
  };
  return Object.entries(packages).flatMap(([place, { dev }]) =>
    place !== '' && dev !== true && statSync(place, { throwIfNoEntry: false }) ? [place] : [],
  );
}

/** All files of a folder but those under folders of this name. Nothing for a folder that is not there. */
function weigh(folder: string, butFor?: string): { readonly bytes: number; readonly files: number } {
  if (!statSync(folder, { throwIfNoEntry: false })) return { bytes: 0, files: 0 };
  const entries = readdirSync(folder, { withFileTypes: true });
  const inside = entries
    .filter((entry) => entry.isDirectory() && entry.name !== butFor)
    .map(({ name }) => weigh(join(folder, name), butFor));
  const own = entries.filter((entry) => entry.isFile()).map(({ name }) => statSync(join(folder, name)).size);
  return {
    bytes: sum([...own, ...inside.map((each) => each.bytes)]),
    files: own.length + sum(inside.map((each) => each.files)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
