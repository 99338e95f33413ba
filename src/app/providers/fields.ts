import type { EntryProblems } from '../../domain/school/provider-entry.ts';
import { visibleText } from '../../domain/questions/check-text.ts';
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
