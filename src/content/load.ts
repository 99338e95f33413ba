import { readFileSync } from 'node:fs';
import { ROOT } from '../root.ts';
import { ownWordProblems, withOwnWords, type OwnWords } from '../domain/word-check/own-words.ts';
import { councilsOf } from '../domain/council-forms/own-councils.ts';
import type { Content, Threshold } from '../domain/content/content.ts';
import type { SettingsProblem } from '../domain/school/settings-problem.ts';
import { buildContent, versionOf } from './build.ts';
import { problemsIn } from './check.ts';
import { overrideProblems } from './overrides.ts';
import { CONTENT_FOLDER, readContent } from './read.ts';
import type { ContentFiles } from './schema.ts';
import { shapeContent } from './shape.ts';
import { describeOwnWordsProblem } from '../words/own-words.ts';

/** The version of the content that was checked when this bundle was built; sources run unbuilt have none. */
const { checkedContent: CHECKED } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as {
  readonly checkedContent?: string;
};

/** The content cannot be used; `problems` says why, one sentence each. */
export class ContentProblems extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The content cannot be used:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'ContentProblems';
    this.problems = problems;
  }
}

export interface LoadOptions {
  /** Thresholds the school changed, by id. A legal one is refused. */
  readonly thresholds?: Readonly<Record<string, number>>;
  /** The school's own words for the word check. */
  readonly wordCheck?: OwnWords | undefined;
  /** Another content folder, for comparing versions. */
  readonly folder?: string;
}

/**
 * Reads, checks and builds all content; what was checked when this bundle was built, and has not changed since, is not
 * checked again. Throws one `ContentProblems` that names everything wrong with the content or with the school's overrides.
 */
export function loadContent(options: LoadOptions = {}): Content {
  const { files, raw, isChecked } = readShaped(options.folder ?? CONTENT_FOLDER);
  const overrides = options.thresholds ?? {};
  const { wordCheck: own } = options;
  const problems = [
    ...(isChecked ? [] : problemsIn(raw)),
    ...ownProblems(raw, { thresholds: overrides, wordCheck: own }).map(({ sentence }) => sentence),
  ];
  if (problems.length > 0) throw new ContentProblems(problems);
  const built = buildContent(raw, files, overrides);
  return own ? { ...built, wordCheck: withOwnWords(built.wordCheck, own) } : built;
}

/** What a school may make of the content, and what is wrong with what it made of it. */
export interface OwnContent {
  /** Those that a school may change, with the product's values. */
  readonly thresholds: readonly Threshold[];
  readonly responseDays: Content['responseDays'];
  readonly formCouncils: readonly string[];
  readonly problemsOf: (own: Pick<LoadOptions, 'thresholds' | 'wordCheck'>) => readonly SettingsProblem[];
}

/** What a school may change in the content in use. Throws as `loadContent` does. */
export function openOwnContent(): OwnContent {
  const { raw } = readShaped(CONTENT_FOLDER);
  return {
    thresholds: raw.thresholds.thresholds.filter(({ schoolMayChange }) => schoolMayChange !== 'no'),
    responseDays: raw.thresholds.responseDays,
    formCouncils: councilsOf(raw.councilForms),
    problemsOf: (own) => ownProblems(raw, own),
  };
}

/** The content of a folder in its shape, and whether all of it was checked when this bundle was built. */
function readShaped(folder: string) {
  const files = readContent(folder);
  const isChecked = versionOf(files, {}) === CHECKED;
  const shaped = shapeContent(files, () => isChecked);
  if ('problems' in shaped) throw new ContentProblems(shaped.problems);
  return { files, raw: shaped.raw, isChecked };
}

function ownProblems(
  raw: ContentFiles,
  { thresholds = {}, wordCheck }: Pick<LoadOptions, 'thresholds' | 'wordCheck'>,
): readonly SettingsProblem[] {
  return [
    ...overrideProblems(raw, thresholds),
    ...(wordCheck ? ownWordProblems(raw.wordCheck, wordCheck) : []).map((problem): SettingsProblem => ({
      path: ['wordCheck', 'harmless'],
      kind: 'own-word',
      sentence: describeOwnWordsProblem(problem),
    })),
  ];
}
