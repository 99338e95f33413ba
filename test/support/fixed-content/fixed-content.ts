import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { buildContent } from '../../../src/content/build.ts';
import { readContent, type RawFile } from '../../../src/content/read.ts';
import { shapeContent } from '../../../src/content/shape.ts';
import type { Content } from '../../../src/domain/content/content.ts';

type Json = Record<string, unknown>;
type Kind = 'questions' | 'rules' | 'blocks' | 'models' | 'definitions';

/** What the tests that press in order know. Add to it only where such a test asks for something new. */
const KNOWN = JSON.parse(readFileSync(new URL('ids.json', import.meta.url), 'utf8')) as Readonly<
  Record<Kind, readonly string[]>
>;

/** How a condition names something, and of which kind that is. */
const NAMES: readonly (readonly [key: string, kind: Kind])[] = [
  ['question', 'questions'],
  ['rule', 'rules'],
  ['named', 'definitions'],
];
const NEVER = { not: { always: true } };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A part of the content without what is not known; undefined where nothing of it is left. */
function knownOf(value: unknown, isKnown: (kind: Kind, id: unknown) => boolean, kind?: Kind): unknown {
  if (Array.isArray(value)) {
    const known = value.filter((each) => kind === undefined || !isObject(each) || isKnown(kind, each['id']));
    const left = known.map((each) => knownOf(each, isKnown)).filter((each) => each !== undefined);
    // A card, a topic or a file that held nothing else goes as well.
    return left.length === 0 && value.length > 0 ? undefined : left;
  }
  if (!isObject(value)) return value;
  if (NAMES.some(([key, named]) => typeof value[key] === 'string' && !isKnown(named, value[key])))
    return NEVER;
  const entries = Object.entries(value)
    .filter(([key]) => kind !== 'definitions' || isKnown('definitions', key))
    .map(([key, part]) => [key, knownOf(part, isKnown, key in KNOWN ? (key as Kind) : undefined)] as const);
  return entries.some(([, part]) => part === undefined) ? undefined : Object.fromEntries(entries);
}

/**
 * The content as it is, but for questions, rules, blocks, models and definitions that were added since these tests were
 * written: they press cards in order and say what comes of it, and a lead who asks one question more breaks none of them.
 * `keep` are ids that are kept all the same. What was added is looked at by the tests of the content itself and by the scenarios, which run on all of it.
 */
export function withoutAdditions(
  files: readonly RawFile[] = readContent(),
  keep: readonly string[] = [],
): Content {
  const isKnown = (kind: Kind, id: unknown) => [...KNOWN[kind], ...keep].includes(String(id));
  const left = files.flatMap((file) => {
    // A field of a council's form whose question is not there stays blank.
    if (file.name === 'forms') return [file];
    const json = knownOf(file.json, isKnown);
    return json === undefined ? [] : [{ ...file, json, text: JSON.stringify(json) }];
  });
  const shaped = shapeContent(left);
  assert.ok('raw' in shaped, JSON.stringify(shaped));
  return buildContent(shaped.raw, left, {});
}
