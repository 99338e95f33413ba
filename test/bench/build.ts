import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { makeBundle } from '../../src/packaging/bundle.ts';

/** Inside the repository, so that what is not bundled finds its packages. */
const FOLDER = fileURLToPath(new URL('../../.data/bench/', import.meta.url));
const server = (name: string) => `test/bench/servers/${name}.ts`;

/** The bot as schools run it. */
export async function buildOurs(): Promise<string> {
  await makeBundle(`${FOLDER}ours`);
  return `${FOLDER}ours/index.js`;
}

/** The bot in the same bundle with its storage in memory. */
export async function buildOursInMemory(): Promise<string> {
  await makeBundle(`${FOLDER}in-memory`, { index: server('ours') });
  return `${FOLDER}in-memory/index.js`;
}

/** A server of `servers/` as plain JavaScript, which loads its packages from `node_modules`. */
export async function buildPlain(name: string): Promise<string> {
  const outfile = `${FOLDER}${name}.js`;
  await build({ entryPoints: [server(name)], outfile, platform: 'node', format: 'esm', target: 'node20' });
  return outfile;
}

/** A server of `servers/` with all of its packages in one file. */
export async function buildBundled(name: string): Promise<string> {
  const outfile = `${FOLDER}${name}-bundled.cjs`;
  await build({
    entryPoints: [server(name)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    external: ['dtrace-provider'],
    logLevel: 'error',
  });
  return outfile;
}

/** An empty folder for what Node has compiled, where it keeps that: from version 22 on. */
export function newCache(): string {
  rmSync(`${FOLDER}compiled`, { recursive: true, force: true });
  return `${FOLDER}compiled`;
}
