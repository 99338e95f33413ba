import { plainHeading } from '../domain/mis-figures/headings.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import { allQuestionsOf } from './check-parts.ts';
import type { ContentFiles } from './schema.ts';

/** Mistakes in `mis-layouts.json`: headings that mean two things, and statuses that no question offers. */
export function layoutProblems(raw: ContentFiles): string[] {
  const { codes, layouts, sen, weekdays } = raw.misLayouts;
  const problems: string[] = [];
  for (const code of codes.authorised)
    if (codes.unauthorised.includes(code))
      problems.push(`Code ${code} is with leave and without leave in mis-layouts.json; it can be one only.`);
  const meansTwo = (who: string, named: Readonly<Record<string, readonly string[]>>) => {
    const meant = new Map<string, string>();
    for (const [column, headings] of Object.entries(named))
      for (const heading of headings) {
        const before = meant.get(plainHeading(heading));
        if (before !== undefined && before !== column)
          problems.push(`${who} reads the heading "${heading}" as ${before} and as ${column}.`);
        meant.set(plainHeading(heading), column);
      }
  };
  meansTwo('"weekdays" in mis-layouts.json', { ...weekdays.headings, unclear: weekdays.unclear });
  for (const { id, columns } of layouts) {
    meansTwo(`Layout ${id}`, columns);
    if (!columns.pupil) problems.push(`Layout ${id} has no heading for the pupil's reference.`);
  }
  if (layouts.slice(0, -1).some(({ knownBy }) => knownBy.length === 0))
    problems.push('Only the last layout may have nothing it is known by: it takes what no other fits.');
  const offered = allQuestionsOf(raw).find(({ id }) => id === QUESTION.senStatus)?.options ?? [];
  for (const status of Object.keys(sen))
    if (!offered.some(({ id }) => id === status))
      problems.push(
        `"sen" in mis-layouts.json names "${status}", which question ${QUESTION.senStatus} does not offer.`,
      );
  return problems;
}
