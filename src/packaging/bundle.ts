import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { loadContent } from '../content/load.ts';
import { gatherLicenceTexts } from './dependencies/licence-texts.ts';

/** What is read from the disk at run time. */
const READ = ['adaptive-cards', 'src/content'];

/**
 * Modules that packages load and this bot never uses: teams-ai's for signing people in to other services, with its
 * dialogs and recognition of spoken numbers and dates, and for talking to language models; the Bot Framework's for speech,
 * for transcripts in files and for calling other bots, with axios; and what restify offers for files, passwords and bodies
 * of requests. To use one after all is an error that names it.
 */
const LEFT_OUT = [
  /[\\/]teams-ai[\\/]lib[\\/](?:AI\.js|authentication[\\/](?!BotAuthenticationBase\.js))/,
  /[\\/]botbuilder[\\/]lib[\\/](?:setSpeakMiddleware|fileTranscriptStore|botFrameworkHttpClient|skills[\\/]skillHttpClient)\.js/,
  /[\\/]botframework-connector[\\/]lib[\\/]auth[\\/]botFrameworkClientImpl\.js/,
  /[\\/](?:botbuilder-dialogs|restify[\\/]lib[\\/]plugins(?![\\/]index\.js))[\\/]/,
];
const isLeftOut = (path: string) => LEFT_OUT.some((each) => each.test(path));

/** A source map that leads nowhere. Only our own lines are ever shown, and maps of packages would be most of the maps. */
const NO_MAP = Buffer.from('{"version":3,"sources":[""],"mappings":"AAAA"}').toString('base64');

const packages: Plugin = {
  name: 'packages',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]node_modules[\\/].*\.(?:[cm]?js|json)$/ }, ({ path }) => ({
      contents: isLeftOut(path) ? absent(path) : withoutMap(path),
    }));
  },
};

function withoutMap(path: string): string {
  const text = readFileSync(path, 'utf8');
  // As text it is read many times as fast as code: one of 260 KB alone took 30 milliseconds of each start.
  const code = path.endsWith('.json') ? `module.exports = JSON.parse(${JSON.stringify(text)})` : text;
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${NO_MAP}`;
}

function absent(path: string): string {
  const said = JSON.stringify(`Not in the bundle: ${path.split('node_modules').at(-1)}, `);
  return `module.exports = new Proxy({}, { get: (_, name) => { throw new Error(${said} + String(name)); } });`;
}

/** Which state of the sources this is. Where there is no git, as in a container's build, COMMIT says. */
function readCommit(): string {
  const named = process.env['COMMIT']?.trim();
  if (named) return named;
  try {
    return execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

/**
 * Builds the product into this folder, which is emptied first. What is in it runs without `node_modules`: `index.js` is
 * the bot and `cli.js` its commands; content and layouts of cards stand at the same paths as in this repository.
 * `package.json` says which content was checked; with faults in it nothing is built: it throws, in words.
 * `licences.txt` has the terms of every package that is in it. Resolves to where the packages in it are, like `node_modules/a/node_modules/b`.
 */
export async function makeBundle(
  folder: string,
  entryPoints: Readonly<Record<string, string>> = { index: 'src/index.ts', cli: 'src/cli/run.ts' },
): Promise<ReadonlySet<string>> {
  const { version: checkedContent } = loadContent();
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    metafile: true,
    entryPoints: { ...entryPoints },
    outdir: folder,
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Packages in CommonJS ask for Node's own modules with this.
    banner: {
      js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);",
    },
    // Names stay: they are read in logs and by some packages.
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: true,
    sourcesContent: false,
    // Node's own is deprecated and warns at each start.
    alias: { punycode: 'punycode/punycode.js' },
    // restify does without it where it is not installed.
    external: ['dtrace-provider'],
    plugins: [packages],
    logLevel: 'warning',
  });
  for (const name of READ)
    cpSync(name, join(folder, name), {
      recursive: true,
      filter: (path) => !/\.(?:ts|md)$/.test(path) && !/[\\/]schema$/.test(path),
    });
  const { name, version, license, engines } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    unknown
  >;
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ name, version, license, engines, private: true, type: 'module', gitHead: readCommit(), checkedContent }, null, 2)}\n`,
  );
  const places = new Set(
    Object.keys(metafile.inputs).flatMap((path) => {
      const place = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
      return place === undefined || isLeftOut(path) ? [] : [place];
    }),
  );
  writeFileSync(join(folder, 'licences.txt'), gatherLicenceTexts(places));
  return places;
}
