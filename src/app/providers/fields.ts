import type { Content } from '../../domain/content/content.ts';
import type { EntryProblems } from '../../domain/school/provider-entry.ts';
import { visibleText } from '../../domain/questions/check-text.ts';
import { findWordMatch } from '../../domain/word-check/word-check.ts';
import { describeEntryProblem, type ProviderField } from '../../words/provider-forms.ts';
import { inputId } from '../set-up/parts/by-path.ts';
import type { FilledField } from '../set-up/reply.ts';

/** What was typed in these fields, by field, without what nobody sees; nothing typed is an empty text. */
export function typedOf<Field extends string>(
  fields: readonly Field[],
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<Field, string>> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = data[inputId(field)];
      return [
        field,
        typeof value === 'string' || typeof value === 'number' ? visibleText(String(value)) : '',
      ];
    }),
  ) as Record<Field, string>;
}

/**
 * What is wrong with typed fields: `problems`, and texts in which words may mean harm (G-05), unless the person has pressed
 * again after they were asked to look.
 */
export function withWordCheck<Field extends string>(
  content: Pick<Content, 'wordCheck'>,
  problems: EntryProblems<Field>,
  texts: Readonly<Partial<Record<Field, string>>>,
  pressedAgain: boolean,
): EntryProblems<Field> {
  const found = new Map(problems);
  for (const [field, text] of Object.entries(texts) as [Field, string][])
    if (!pressedAgain && !found.has(field) && findWordMatch(content, text)) found.set(field, 'look-again');
  return found;
}

/** True where the next press saves words that may mean harm as they stand: this one was, or the card asks about them. */
export function savesAsItStands(problems: EntryProblems<string>, pressedAgain: boolean): boolean {
  return pressedAgain || [...problems.values()].includes('look-again');
}

/** Fields with what stands in them, and what is wrong with it. */
export function fillFields<Field extends string>(
  fields: readonly ProviderField<Field>[],
  typed: Readonly<Partial<Record<Field, string>>>,
  problems: EntryProblems<Field> = new Map(),
): readonly FilledField[] {
  return fields.map((field) => {
    const problem = problems.get(field.id);
    return {
      ...field,
      value: typed[field.id] ?? '',
      ...(problem === undefined ? {} : { problem: describeEntryProblem(problem) }),
    };
  });
}
