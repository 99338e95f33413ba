import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { ROOT } from '../root.ts';

/** By file of the bundle. Read when the first error needs them: maps that Node reads by itself cost time at each start. */
const maps = new Map<string, SourceMap | undefined>();

/**
 * The place in our sources, `src/app/send.ts:41`, that a place in a file of a bundle was built from. Undefined where
 * there is no map, and for the code of packages.
 */
export function placeInSources(file: string, line: number, column: number): string | undefined {
  if (!maps.has(file)) maps.set(file, readMap(file));
  const entry = maps.get(file)?.findEntry(line - 1, column - 1);
  if (!entry || !('originalSource' in entry)) return undefined;
  const source = /(?:^|\/)(src\/[\w./-]+\.ts)$/.exec(entry.originalSource)?.[1];
  return source === undefined ? undefined : `${source}:${entry.originalLine + 1}`;
}

function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(new URL(`${file}.map`, ROOT), 'utf8')));
  } catch {
    return undefined;
  }
}
