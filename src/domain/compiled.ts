import type { Question, QuestionCard, Topic } from './bank.ts';
import type { Condition } from './condition.ts';
import { compileCondition, type Scope, type Test } from './evaluate.ts';
import type { Block, Knowledge, ProvisionModel, Removal, Rule } from './knowledge.ts';
import { LEVELS } from './levels.ts';

/** A question ready to be asked: its place in the bank, its topic and card, and when it is asked. */
export interface CompiledQuestion {
  readonly question: Question;
  readonly topic: Topic;
  readonly card: QuestionCard;
  readonly askWhen: Test;
  readonly options: ReadonlySet<string>;
  /** Place of the question whose number is the most this one may be; -1 where there is none. */
  readonly limit: number;
}

export interface CompiledRule {
  readonly rule: Rule;
  readonly fires: Test;
  /** Place of its level in `LEVELS`, or -1 where it sets none. */
  readonly level: number;
}

/** Knowledge with every condition turned into a function, made once and kept as long as the knowledge itself. */
export interface Compiled {
  readonly scope: Scope;
  readonly questions: readonly CompiledQuestion[];
  readonly stops: Test;
  readonly rules: readonly CompiledRule[];
  /** Places in `rules`, in the order in which fired rules are listed. */
  readonly listing: readonly number[];
  readonly blocks: readonly { readonly block: Block; readonly stands: Test }[];
  readonly models: readonly { readonly model: ProvisionModel; readonly suggested: Test }[];
  readonly removals: readonly { readonly removal: Removal; readonly applies: Test }[];
  /** The same for any other condition of this knowledge (a topic's "offered when", a branch of a rule). */
  readonly test: (condition: Condition) => Test;
}

const made = new WeakMap<Knowledge, Compiled>();

/** The compiled form of this knowledge. Throws when the knowledge refers to something it does not hold. */
export function compiled(knowledge: Knowledge): Compiled {
  const known = made.get(knowledge);
  if (known) return known;
  const fresh = compile(knowledge);
  made.set(knowledge, fresh);
  return fresh;
}

function compile(knowledge: Knowledge): Compiled {
  const inOrder = knowledge.bank.topics.flatMap((topic) => topic.cards.flatMap((card) => card.questions));
  const places = new Map(inOrder.map((id, at) => [id, at]));
  const rulePlaces = new Map(knowledge.rules.map((rule, at) => [rule.id, at]));
  const scope: Scope = {
    definition: (id) => found(knowledge.definitions.get(id), id),
    threshold: (id) => found(knowledge.thresholds.get(id), id).value,
    question: (id) => found(places.get(id), id),
    rule: (id) => found(rulePlaces.get(id), id),
  };
  const tests = new WeakMap<Condition, Test>();
  const test = (condition: Condition): Test => {
    const known = tests.get(condition);
    if (known) return known;
    const fresh = compileCondition(condition, scope);
    tests.set(condition, fresh);
    return fresh;
  };
  return {
    scope,
    test,
    questions: compileQuestions(knowledge, test, places),
    stops: test(knowledge.bank.stopsWhen),
    rules: knowledge.rules.map((rule) => ({
      rule,
      fires: test(rule.firesWhen),
      level: (LEVELS as readonly (string | null)[]).indexOf(rule.level),
    })),
    listing: listingOrder(knowledge),
    blocks: knowledge.blocks.map((block) => {
      const set = test(block.setWhen);
      const cleared = test(block.clearedWhen);
      return { block, stands: (state) => set(state) && !cleared(state) };
    }),
    models: [...knowledge.models]
      .sort((a, b) => Number(a.last) - Number(b.last))
      .map((model) => ({ model, suggested: model.suggestedWhen ? test(model.suggestedWhen) : () => false })),
    removals: knowledge.removals.map((removal) => ({ removal, applies: test(removal.when) })),
  };
}

function compileQuestions(
  knowledge: Knowledge,
  test: (condition: Condition) => Test,
  places: ReadonlyMap<string, number>,
): CompiledQuestion[] {
  const questions: CompiledQuestion[] = [];
  for (const topic of knowledge.bank.topics) {
    for (const card of topic.cards) {
      for (const id of card.questions) {
        const question = found(knowledge.bank.questions.get(id), id);
        questions.push({
          question,
          topic,
          card,
          askWhen: test(question.askWhen),
          options: new Set(question.options.map((option) => option.id)),
          limit: places.get(question.notMoreThan ?? '') ?? -1,
        });
      }
    }
  }
  return questions;
}

/** By group, and within a group by the number in the rule's id, whatever order the rules are evaluated in. */
function listingOrder(knowledge: Knowledge): number[] {
  const group = new Map(knowledge.groups.map(({ id }, at) => [id, at]));
  const key = (at: number) => {
    const rule = found(knowledge.rules[at], String(at));
    return [found(group.get(rule.group), rule.group), Number(/\d+$/.exec(rule.id)?.[0] ?? 0)] as const;
  };
  return knowledge.rules
    .map((_, at) => at)
    .sort((a, b) => key(a)[0] - key(b)[0] || key(a)[1] - key(b)[1] || a - b);
}

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`the content has no ${id}`);
  return value;
}
