import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The Node that a school's bot should run on: the long-term version that the tests and `.nvmrc` name. */
export const WANTED_NODE = 24;

/** This program's version, from the nearest `package.json` above it: as sources and as a bundle. */
export function programVersion(): string {
  for (const above of ['..', '../..']) {
    const file = fileURLToPath(new URL(`${above}/package.json`, import.meta.url));
    if (existsSync(file))
      return (JSON.parse(readFileSync(file, 'utf8')) as { version?: string }).version ?? 'unknown';
  }
  return 'unknown';
}
