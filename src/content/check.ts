import type { RawFile } from './read.ts';
import type { ContentFiles } from './schema.ts';
import { shapeContent } from './shape.ts';
import { buttonProblems } from './check-buttons.ts';
import { conditionProblems } from './check-conditions.ts';
import { councilFormProblems } from './check-council-forms.ts';
import { formProblems } from './check-forms.ts';
import { gatePassProblems, gateProblems } from './check-gate.ts';
import { knownIdProblems } from './check-known.ts';
import { layoutProblems } from './check-layouts.ts';
import { partProblems } from './check-parts.ts';
import { shownProblems } from './check-shown.ts';
import { stepProblems } from './check-steps.ts';
import { suggestionProblems } from './check-suggestions.ts';
import { textProblems } from './check-texts.ts';
import { timeProblems } from './check-time.ts';

/**
 * Everything wrong with the content, each in a sentence that names the question or rule; empty when there is nothing.
 * The bot's start-up, the tests and `npm run content:check` all use it. Mistakes of form are reported alone, because a
 * malformed file cannot be checked further.
 */
export function checkContent(files: readonly RawFile[]): string[] {
  const shaped = shapeContent(files);
  if ('problems' in shaped) return [...shaped.problems];
  return problemsIn(shaped.raw);
}

/** The same for content whose form is already valid. */
export function problemsIn(raw: ContentFiles): string[] {
  const problems = [
    ...partProblems(raw),
    ...stepProblems(raw),
    ...knownIdProblems(raw),
    ...shownProblems(raw),
    ...councilFormProblems(raw),
    ...gateProblems(raw),
    ...buttonProblems(raw),
    ...conditionProblems(raw),
    ...formProblems(raw),
    ...suggestionProblems(raw),
    ...layoutProblems(raw),
    ...textProblems(raw),
    ...timeProblems(raw),
  ];
  return problems.length > 0 ? problems : gatePassProblems(raw);
}
