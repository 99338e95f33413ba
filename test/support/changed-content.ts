import { problemsIn } from '../../src/content/check.ts';
import { readContent, type RawFile } from '../../src/content/read.ts';
import { shapeContent } from '../../src/content/shape.ts';

/** Loosely typed on purpose: tests break it. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Loose = any;

const good = readContent();

/** The content with some files changed: `change` gets the JSON of each file that `path` begins. */
export function changedContent(
  path: string,
  change: (json: Loose, path: string) => void,
  files: readonly RawFile[] = good,
): readonly RawFile[] {
  return files.map((file) => {
    if (!file.path.startsWith(path)) return file;
    const json = structuredClone(file.json);
    change(json, file.path);
    return { ...file, json, text: JSON.stringify(json) };
  });
}

/** What the check says of content with some files changed. The form of the others was checked with the content as it is. */
export function checkChanged(files: readonly RawFile[]): string[] {
  const shaped = shapeContent(files, (file) => good.includes(file));
  return 'problems' in shaped ? [...shaped.problems] : problemsIn(shaped.raw);
}

/** Every question of a file of `questions/`. */
export function questionsOfFile(json: Loose): Loose[] {
  return json.topics.flatMap((topic: Loose) => topic.cards.flatMap((card: Loose) => card.questions));
}
