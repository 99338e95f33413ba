import { KNOWN_OPTIONS } from '../domain/known-ids/options.ts';
import { KNOWN_QUESTIONS } from '../domain/known-ids/questions.ts';
import { BLOCK, DEFINITION, MODEL, RULE, RULE_GROUP, THRESHOLD } from '../domain/known-ids/rules.ts';
import { allQuestionsOf, rulesOf } from './check-parts.ts';
import type { Content } from './schema.ts';

/** What the program knows by its id (domain/known-ids) and the content does not have, each in a sentence. */
export function knownIdProblems(content: Content): string[] {
  const questions = new Map(allQuestionsOf(content).map((question) => [question.id, question]));
  const missing = (what: string, known: readonly string[], there: readonly { readonly id: string }[]) =>
    known
      .filter((id) => !there.some((each) => each.id === id))
      .map((id) => `The ${what} ${id} is missing; the program works with it, so it has to keep its id.`);
  return [
    ...missing('question', KNOWN_QUESTIONS, [...questions.values()]),
    ...KNOWN_OPTIONS.filter(
      ({ question, option }) =>
        questions.has(question) && !questions.get(question)?.options?.some(({ id }) => id === option),
    ).map(
      ({ question, option }) =>
        `Question ${question} lacks the option "${option}"; the program works with it, so it has to keep its id.`,
    ),
    ...missing('rule', Object.values(RULE), rulesOf(content)),
    ...missing('block', Object.values(BLOCK), content.blocks.blocks),
    ...missing('threshold', Object.values(THRESHOLD), content.thresholds.thresholds),
    ...missing(
      'definition',
      Object.values(DEFINITION),
      Object.keys(content.definitions.definitions).map((id) => ({ id })),
    ),
    ...missing('provision model', Object.values(MODEL), content.models.models),
    ...missing('rule group', Object.values(RULE_GROUP), content.groups.groups),
  ];
}
