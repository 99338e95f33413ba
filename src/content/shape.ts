import type { z } from 'zod/v4';
import { CASE_FORMS, FIRST_CASE_FORM, staysInCase, type Question } from '../domain/content/bank.ts';
import type { RawFile } from './read.ts';
import { fileSchemas, type ContentFiles, type FileName } from './schema.ts';

/** The files in their checked shape, or what is wrong with their shape in sentences. */
export type Shaped = { readonly raw: ContentFiles } | { readonly problems: readonly string[] };

/** The form that a part's questions belong to: parts 0 and 1 are a concern, and part 0 is its gate. */
export function placeOf(part: number): Pick<Question, 'form' | 'gate'> {
  const form = CASE_FORMS[part - FIRST_CASE_FORM] ?? 'concern';
  return { form, ...(part === 0 ? { gate: true } : {}) };
}

/** Checks every file against its schema, except those that were checked before. */
export function shapeContent(
  files: readonly RawFile[],
  isChecked: (file: RawFile) => boolean = () => false,
): Shaped {
  const problems: string[] = [];
  const parse = <Name extends FileName>(name: Name): z.infer<(typeof fileSchemas)[Name]>[] =>
    files
      .filter((file) => file.name === name)
      .flatMap((file) => {
        if (file.json === undefined) {
          problems.push(
            file.text === ''
              ? `The file ${file.path} is missing or empty.`
              : `The file ${file.path} is not JSON: look for a missing comma, bracket or quotation mark.`,
          );
          return [];
        }
        if (isChecked(file)) return [file.json as z.infer<(typeof fileSchemas)[Name]>];
        const result = fileSchemas[name].safeParse(file.json, { jitless: true });
        if (result.success) return [result.data as z.infer<(typeof fileSchemas)[Name]>];
        for (const issue of result.error.issues) problems.push(describeIssue(file, issue));
        return [];
      });
  const questions = parse('questions');
  const rules = parse('rules');
  const councilForms = parse('forms');
  const [sameSteps] = parse('same-steps');
  const [groups] = parse('groups');
  const [definitions] = parse('definitions');
  const [thresholds] = parse('thresholds');
  const [blocks] = parse('blocks');
  const [models] = parse('models');
  const [wordCheck] = parse('word-check');
  const [panels] = parse('panels');
  const [tips] = parse('digest-tips');
  const [planSuggestions] = parse('plan-suggestions');
  const [providerChecks] = parse('provider-checks');
  const [misLayouts] = parse('mis-layouts');
  const [sources] = parse('sources');
  if (questions.length === 0 && problems.length === 0) problems.push('The folder questions/ holds no files.');
  if (rules.length === 0 && problems.length === 0) problems.push('The folder rules/ holds no files.');
  if (problems.length > 0) return { problems };
  if (
    !sameSteps ||
    !groups ||
    !definitions ||
    !thresholds ||
    !blocks ||
    !models ||
    !wordCheck ||
    !panels ||
    !tips ||
    !planSuggestions ||
    !providerChecks ||
    !misLayouts ||
    !sources
  )
    return { problems: ['A content file is missing.'] };
  return {
    raw: {
      questions: questions.filter(({ part }) => staysInCase(placeOf(part).form)),
      forms: questions.filter(({ part }) => !staysInCase(placeOf(part).form)),
      rules,
      sameSteps,
      groups,
      definitions,
      thresholds,
      blocks,
      models,
      wordCheck,
      panels,
      tips,
      planSuggestions,
      providerChecks,
      misLayouts,
      sources,
      councilForms,
    },
  };
}

/** One schema problem as a sentence that names the nearest thing with an id. */
function describeIssue(file: RawFile, issue: z.core.$ZodIssue): string {
  let at: unknown = file.json;
  let id: string | undefined;
  let rest: PropertyKey[] = [];
  for (const key of issue.path) {
    rest.push(key);
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined;
    if (typeof at === 'object' && at !== null && 'id' in at && typeof at.id === 'string') {
      id = at.id;
      rest = [];
    }
  }
  const where = id === undefined ? `In ${file.path}` : `In ${id} (${file.path})`;
  const field = rest.map(String).join(' > ');
  return `${where}: ${problem(issue, field)}.`;
}

function problem(issue: z.core.$ZodIssue, field: string): string {
  const named = field === '' ? 'it' : `"${field}"`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `"${key}"`).join(', ')} is not known here; check the spelling`;
    case 'invalid_type':
      return `${named} is missing or has the wrong form; it should be ${issue.expected === 'int' ? 'a whole number' : `of the form "${issue.expected}"`}`;
    case 'invalid_value':
      return `${named} should be one of ${issue.values.map((value) => `"${String(value)}"`).join(', ')}`;
    case 'too_small':
    case 'too_big':
    case 'invalid_format':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return `${named} ${issue.message}`;
  }
}
