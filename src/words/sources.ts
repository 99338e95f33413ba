import type { Content, Source } from '../domain/content/content.ts';
import { describeDayWithYear } from './dates.ts';

const READ_WORDS: Readonly<Record<Source['original'], string>> = {
  yes: '',
  summary: ', read in summaries',
  no: ', not read',
};

/**
 * A source as a lead reads it beside a rule: its title, its date, whether it was read itself, and what could not be
 * checked. Ends in a full stop; the id alone where the content does not know it.
 */
export function describeSource({ sources }: Content, id: string): string {
  const source = sources.get(id);
  if (!source) return `${id}.`;
  const { title, date, original, notChecked } = source;
  const named = `${title} (${date}${READ_WORDS[original]}).`;
  return notChecked === undefined ? named : `${named} Not checked: ${notChecked}`;
}

/** Sources that were to be read again, each with its day, for those who can see to it. */
export function listSourcesDue(due: readonly Source[]): readonly string[] {
  return due.map(
    ({ id, title, checkAgainBy }) => `${title} (${id}): by ${describeDayWithYear(checkAgainBy)}`,
  );
}
