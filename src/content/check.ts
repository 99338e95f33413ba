import type { RawFile } from './read.ts';
import type { ContentFiles } from './schema.ts';
import { shapeContent } from './shape.ts';
import { conditionProblems } from './check-conditions.ts';
import { formProblems } from './check-forms.ts';
import { gatePassProblems, gateProblems } from './check-gate.ts';
import { knownIdProblems } from './check-known.ts';
import { partProblems } from './check-parts.ts';
import { shownProblems } from './check-shown.ts';
import { stepProblems } from './check-steps.ts';
import { textProblems } from './check-texts.ts';
import { timeProblems } from './check-time.ts';

/**
 * Everything that does not fit in the content, each as a sentence that names the question or rule; empty when all is
 * well. The bot's start, the tests and `npm run content:check` all ask here. Mistakes of form are reported first, alone,
 * because nothing else can be said about a file that cannot be read.
 */
export function checkContent(files: readonly RawFile[]): string[] {
  const shaped = shapeContent(files);
  if ('problems' in shaped) return [...shaped.problems];
  return problemsIn(shaped.raw);
}

/** The same for content whose form is known to be right. */
export function problemsIn(raw: ContentFiles): string[] {
  const problems = [
    ...partProblems(raw),
    ...stepProblems(raw),
    ...knownIdProblems(raw),
    ...shownProblems(raw),
    ...gateProblems(raw),
    ...conditionProblems(raw),
    ...formProblems(raw),
    ...textProblems(raw),
    ...timeProblems(raw),
  ];
  return problems.length > 0 ? problems : gatePassProblems(raw);
}
