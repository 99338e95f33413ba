import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../root.ts';
import type { FileName } from './schema.ts';

/** A content file as read: its path in the folder, its kind, its text and JSON. */
export interface RawFile {
  readonly path: string;
  readonly name: FileName;
  readonly text: string;
  /** Undefined when the text is not JSON. */
  readonly json: unknown;
}

const FOLDERS = ['questions', 'rules', 'forms'] as const;
const SINGLE = [
  'same-steps',
  'groups',
  'definitions',
  'thresholds',
  'blocks',
  'models',
  'word-check',
  'panels',
  'digest-tips',
  'plan-suggestions',
  'provider-checks',
  'mis-layouts',
  'sources',
] as const;

/** Where the content lives. */
export const CONTENT_FOLDER = fileURLToPath(new URL('src/content', ROOT));

/**
 * Reads every content file of a folder; files of `questions/`, `rules/` and `forms/` in name order. A missing file has the text
 * '' and no JSON, for the checker to report.
 */
export function readContent(folder: string = CONTENT_FOLDER): readonly RawFile[] {
  return [
    ...FOLDERS.flatMap((name) =>
      listJsonFiles(folder, name).map((file) => read(folder, `${name}/${file}`, name)),
    ),
    ...SINGLE.map((name) => read(folder, `${name}.json`, name)),
  ];
}

function listJsonFiles(folder: string, name: string): string[] {
  try {
    return readdirSync(join(folder, name))
      .filter((file) => file.endsWith('.json'))
      .toSorted();
  } catch {
    return [];
  }
}

function read(folder: string, path: string, name: FileName): RawFile {
  let text = '';
  try {
    text = readFileSync(join(folder, path), 'utf8');
    return { path, name, text, json: JSON.parse(text) as unknown };
  } catch {
    return { path, name, text, json: undefined };
  }
}
