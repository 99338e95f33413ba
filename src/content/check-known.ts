import { KNOWN_OPTIONS } from '../domain/known-ids/options.ts';
import { PROVIDER_CHECK } from '../domain/known-ids/providers.ts';
import { KNOWN_QUESTIONS, QUESTION, SUPPORT_QUESTIONS } from '../domain/known-ids/questions.ts';
import { BLOCK, DEFINITION, MODEL, RULE, RULE_GROUP, THRESHOLD } from '../domain/known-ids/rules.ts';
import { allQuestionsOf, rulesOf } from './check-parts.ts';
import type { ContentFiles, ContentQuestion } from './schema.ts';

/** Ids the code refers to (domain/known-ids) that the content lacks, each in a sentence. */
export function knownIdProblems(raw: ContentFiles): string[] {
  const questions = new Map(allQuestionsOf(raw).map((question) => [question.id, question]));
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
    ...supportProblems(questions),
    ...missing('rule', Object.values(RULE), rulesOf(raw)),
    ...missing('block', Object.values(BLOCK), raw.blocks.blocks),
    ...missing('threshold', Object.values(THRESHOLD), raw.thresholds.thresholds),
    ...missing(
      'definition',
      Object.values(DEFINITION),
      Object.keys(raw.definitions.definitions).map((id) => ({ id })),
    ),
    ...missing('provision model', Object.values(MODEL), raw.models.models),
    ...missing('check of providers', Object.values(PROVIDER_CHECK), raw.providerChecks.checks),
    ...missing('rule group', Object.values(RULE_GROUP), raw.groups.groups),
  ];
}

/** Supports that are ticked and cannot be told in a row, or under other words: a tick is filled in as a row. */
function supportProblems(questions: ReadonlyMap<string, ContentQuestion>): string[] {
  const ticks = questions.get(QUESTION.supportTried)?.options ?? [];
  return SUPPORT_QUESTIONS.flatMap(({ what }) => {
    const rows = questions.get(what)?.options;
    if (rows === undefined) return [];
    return ticks
      .filter(
        ({ id, label, clearsOthers }) => !clearsOthers && rows.find((row) => row.id === id)?.label !== label,
      )
      .map(
        ({ id, label }) =>
          `Question ${what} needs the option "${id}" as ${QUESTION.supportTried} has it, "${label}": what is ticked there is filled in here.`,
      );
  });
}
