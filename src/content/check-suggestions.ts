import type { Condition } from '../domain/content/condition.ts';
import { MEASURES } from '../domain/known-ids/plan.ts';
import { SCALES } from '../domain/plan/plan.ts';
import { leafProblems, unreadQuestions, type Known } from './check-conditions.ts';
import { questionsOf, rulesOf } from './check-parts.ts';
import { leaves } from './check-reach.ts';
import type { ContentFiles } from './schema.ts';

/** Two of each are filled in. */
const FIRST = 2;

/**
 * Mistakes in what a new plan begins with. Its conditions look at answers and rules that may be named: the pupil and
 * parents read what is filled in, and it is not for a sentence to tell what somebody else told the school.
 */
export function suggestionProblems(raw: ContentFiles): string[] {
  const { why, aims, measures, targetSteps } = raw.planSuggestions;
  const problemsOf = readingConditions(raw);
  const where = [
    ...[...why, ...aims].map(
      ({ text, when }) => [`The sentence "${text}" of plan-suggestions.json`, when] as const,
    ),
    ...measures.map(
      ({ measure, when }) => [`The measure ${measure} of plan-suggestions.json`, when] as const,
    ),
  ];
  return [
    ...where.flatMap(([name, when]) => problemsOf(name, when)),
    ...tooFew('aims', new Set(aims.filter(isForEverybody).map(({ about }) => about)).size),
    ...tooFew('measures', new Set(measures.filter(isForEverybody).map(({ measure }) => measure)).size),
    ...MEASURES.filter((id) => targetSteps[id] > SCALES[id].most - SCALES[id].least).map(
      (id) => `In plan-suggestions.json the target of ${id} is further away than its scale reaches.`,
    ),
  ];
}

function isForEverybody({ when }: { readonly when: Condition }): boolean {
  return 'always' in when;
}

function tooFew(what: string, forEverybody: number): string[] {
  return forEverybody >= FIRST
    ? []
    : [`In plan-suggestions.json at least two ${what} have to hold always: a plan begins with two.`];
}

/** Gives the mistakes in one condition of this content. */
function readingConditions(raw: ContentFiles): (name: string, when: Condition) => string[] {
  const questions = new Map(questionsOf(raw).map((question) => [question.id, question]));
  const rules = new Map(rulesOf(raw).map((rule) => [rule.id, rule]));
  const definitions = new Map(
    Object.entries(raw.definitions.definitions).map(([id, { when: means }]) => [id, means]),
  );
  const known: Known = {
    questions,
    unread: unreadQuestions(raw),
    definitions,
    thresholds: new Set(raw.thresholds.thresholds.map(({ id }) => id)),
    rules: new Set(rules.keys()),
  };
  return (name, when) => {
    const problems = leaves(when).flatMap((leaf) => leafProblems(leaf, { name, asking: false }, known));
    const secret = leaves(when, definitions).find((leaf) => {
      if ('rule' in leaf) return rules.get(leaf.rule)?.private === true;
      return 'question' in leaf && questions.get(leaf.question)?.private === true;
    });
    return secret === undefined
      ? problems
      : [...problems, `${name} depends on what is private: the pupil and parents may read the plan.`];
  };
}
