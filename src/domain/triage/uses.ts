import type { Condition } from '../content/condition.ts';
import { FACT_BY_ID, SUPPORT_ANSWERS } from './facts.ts';
import type { Content, SuggestedStep } from '../content/content.ts';

/** What depends on the answer to a question. */
export interface Uses {
  /** Questions that are asked, or not, because of it. */
  readonly questions: readonly string[];
  /** Topics that are offered because of it. */
  readonly topics: readonly string[];
  /** Rules that read it directly. */
  readonly rules: readonly string[];
  /** Rules that refer to one of those rules. */
  readonly rulesThroughRules: readonly string[];
  /** Blocks and provision models that read it directly. */
  readonly blocks: readonly string[];
  readonly models: readonly string[];
}

/** What depends on the answer to each question, by question id. */
export function usesOfQuestions(content: Content): ReadonlyMap<string, Uses> {
  const reads = (condition: Condition | null) => (condition ? readBy(content, condition) : NOTHING);
  const rules = content.rules.map(({ id, firesWhen, dutyWhen, steps }) => ({
    id,
    reads: reads({
      all: [
        firesWhen,
        ...[dutyWhen, ...steps.flatMap((step) => conditionsOf(step, content))].filter(
          (when) => when !== undefined,
        ),
      ],
    }),
  }));
  const blocks = content.blocks.map((block) => ({
    id: block.id,
    questions: new Set([...reads(block.setWhen).questions, ...reads(block.clearedWhen).questions]),
  }));
  const models = content.models.map((model) => ({
    id: model.id,
    questions: new Set([
      ...reads(model.suggestedWhen).questions,
      ...content.removals
        .filter((removal) => removal.models.includes(model.id))
        .flatMap((removal) => [...reads(removal.when).questions]),
    ]),
  }));
  const topics = content.bank.topics.map(({ id, offeredWhen }) => ({ id, reads: reads(offeredWhen) }));
  const asked = [...content.bank.questions.values()].map(({ id, askWhen }) => ({
    id,
    reads: reads(askWhen),
  }));
  return new Map(
    asked.map(({ id }): [string, Uses] => {
      const direct = rules.filter((rule) => rule.reads.questions.has(id)).map((rule) => rule.id);
      const through = rules
        .filter((rule) => !direct.includes(rule.id) && direct.some((each) => rule.reads.rules.has(each)))
        .map((rule) => rule.id);
      return [
        id,
        {
          questions: asked.filter((other) => other.reads.questions.has(id)).map((other) => other.id),
          topics: topics.filter((topic) => topic.reads.questions.has(id)).map((topic) => topic.id),
          rules: direct,
          rulesThroughRules: through,
          blocks: blocks.filter(({ questions }) => questions.has(id)).map((block) => block.id),
          models: models.filter(({ questions }) => questions.has(id)).map((model) => model.id),
        },
      ];
    }),
  );
}

/** All that decides whether a step stands on a list, and in which words. */
function conditionsOf({ when, same }: SuggestedStep, { sameSteps }: Content): (Condition | undefined)[] {
  const { instead = [], notWhen } = sameSteps.get(same ?? '') ?? {};
  return [when, notWhen, ...instead.map((other) => other.when)];
}

interface Reads {
  readonly questions: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
}

const NOTHING: Reads = { questions: new Set(), rules: new Set() };

/** The questions and rules that a condition reads, through definitions and facts. */
function readBy(content: Content, condition: Condition): Reads {
  const questions = new Set<string>();
  const rules = new Set<string>();
  const visit = (part: Condition): void => {
    if ('all' in part) for (const each of part.all) visit(each);
    else if ('any' in part) for (const each of part.any) visit(each);
    else if ('not' in part) visit(part.not);
    else if ('question' in part) questions.add(part.question);
    else if ('fact' in part) for (const id of FACT_BY_ID.get(part.fact)?.needs ?? []) questions.add(id);
    else if ('supports' in part) for (const id of SUPPORT_ANSWERS) questions.add(id);
    else if ('rule' in part) rules.add(part.rule);
    else if ('named' in part) {
      const named = content.definitions.get(part.named);
      if (named) visit(named);
    }
  };
  visit(condition);
  return { questions, rules };
}
