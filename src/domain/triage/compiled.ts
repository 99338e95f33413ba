import type { Question, QuestionCard, Topic } from '../questions/bank.ts';
import type { Condition } from '../questions/condition.ts';
import { bitAt, compileCondition, type CaseState, type Scope, type Test } from './evaluate.ts';
import { compileEvidence, type Evidence } from './evidence.ts';
import { FACTS } from './facts.ts';
import type { Block, Knowledge, ProvisionModel, Rule } from './knowledge.ts';
import { LEVELS } from './levels.ts';
import { arrangeSteps, type ArrangedSteps } from './next-steps.ts';
import type { ConversationEvent } from '../questions/answers.ts';

/** A question ready to be asked: its topic and card, when it is asked, and which bit stands for each option. */
export interface CompiledQuestion {
  readonly question: Question;
  readonly topic: Topic;
  readonly card: QuestionCard;
  /** Undefined: always. */
  readonly askWhen: Test | undefined;
  readonly bits: ReadonlyMap<string, number>;
  /** Place of the question whose number is the most this one may be; -1 where there is none. */
  readonly limit: number;
}

export interface CompiledRule {
  readonly rule: Rule;
  readonly fires: Test;
  readonly because: Evidence;
  /** When it brings its duty; undefined: never. */
  readonly duty: Test | undefined;
  /** Place of its level in `LEVELS`, or -1 where it sets none. */
  readonly level: number;
}

/** A provision model, and the bit that stands for it. */
export interface CompiledModel {
  readonly model: ProvisionModel;
  readonly bit: number;
  readonly suggested: Test;
}

/** Knowledge with every condition turned into a function, made once and kept as long as the knowledge itself. */
export interface Compiled {
  readonly questions: readonly CompiledQuestion[];
  /** Asked after the gate (part 0): when it holds, nothing further is asked and no further answer exists. */
  readonly stops: Test;
  readonly rules: readonly CompiledRule[];
  /** Places in `rules`, in the order in which fired rules are listed. */
  readonly listing: readonly number[];
  /** In order of their ids. */
  readonly blocks: readonly { readonly block: Block; readonly stands: Test }[];
  /** In the order of suggesting. */
  readonly models: readonly CompiledModel[];
  readonly removals: readonly { readonly removed: number; readonly applies: Test }[];
  readonly steps: ArrangedSteps;
  /** Any other condition of this knowledge, for example a topic's "offered when". */
  readonly test: (condition: Condition) => Test;
  /** A case before anything is known of it. */
  readonly blank: (today: number, events: readonly ConversationEvent[]) => CaseState;
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

/** When the conversation stops: when a rule of level `stop` fires. */
export function stopsWhen({ rules }: Pick<Knowledge, 'rules'>): Condition {
  return { any: rules.filter(({ level }) => level === 'stop').map(({ firesWhen }) => firesWhen) };
}

function compile(knowledge: Knowledge): Compiled {
  const inOrder = knowledge.bank.topics.flatMap((topic) => topic.cards.flatMap((card) => card.questions));
  const places = new Map(inOrder.map((id, at) => [id, at]));
  const rulePlaces = new Map(knowledge.rules.map((rule, at) => [rule.id, at]));
  const scope: Scope = {
    definition: (id) => found(knowledge.definitions.get(id), id),
    threshold: (id) => found(knowledge.thresholds.get(id), id).value,
    place: (id) => found(places.get(id), id),
    question: (id) => found(knowledge.bank.questions.get(id), id),
    rule: (id) => found(rulePlaces.get(id), id),
  };
  const test = (condition: Condition): Test => compileCondition(condition, scope);
  const listing = listingOrder(knowledge);
  return {
    test,
    questions: compileQuestions(knowledge, test, places),
    stops: test(stopsWhen(knowledge)),
    rules: knowledge.rules.map((rule) => ({
      rule,
      fires: test(rule.firesWhen),
      because: compileEvidence(rule, knowledge, scope, listing),
      duty: rule.duty === null ? undefined : test(rule.dutyWhen ?? { always: true }),
      level: levelPlace(rule),
    })),
    listing,
    blocks: knowledge.blocks
      .map((block) => {
        const set = test(block.setWhen);
        const cleared = test(block.clearedWhen);
        return { block, stands: (state: CaseState) => set(state) && !cleared(state) };
      })
      .toSorted((a, b) => (a.block.id < b.block.id ? -1 : 1)),
    models: knowledge.models
      .map((model, at) => ({
        model,
        bit: 1 << at,
        suggested: model.suggestedWhen ? test(model.suggestedWhen) : () => false,
      }))
      .toSorted((a, b) => Number(a.model.last) - Number(b.model.last)),
    removals: knowledge.removals.map((removal) => ({
      removed: modelBits(knowledge, removal.models),
      applies: test(removal.when),
    })),
    steps: arrangeSteps(knowledge.rules, listing, {
      modelBits: (models) => modelBits(knowledge, models),
      together: (same) => found(knowledge.sameSteps.get(same), same),
      test,
    }),
    blank: blankStates(places.size, knowledge.rules.length),
  };
}

function compileQuestions(
  knowledge: Knowledge,
  test: (condition: Condition) => Test,
  places: ReadonlyMap<string, number>,
): CompiledQuestion[] {
  return knowledge.bank.topics.flatMap((topic) =>
    topic.cards.flatMap((card) =>
      card.questions.map((id): CompiledQuestion => {
        const question = found(knowledge.bank.questions.get(id), id);
        return {
          question,
          topic,
          card,
          askWhen: 'always' in question.askWhen ? undefined : test(question.askWhen),
          bits: new Map(question.options.map((option, at) => [option.id, bitAt(at)])),
          limit: places.get(question.notMoreThan ?? '') ?? -1,
        };
      }),
    ),
  );
}

/** The bits of some provision models, by their place in the content. */
function modelBits(knowledge: Knowledge, models: readonly string[]): number {
  return knowledge.models.reduce((bits, { id }, at) => (models.includes(id) ? bits | (1 << at) : bits), 0);
}

/** Copies of arrays made once are the quickest way to start a case. */
function blankStates(questions: number, rules: number): Compiled['blank'] {
  const values = Array.from({ length: questions }, () => undefined);
  const picks = Array.from({ length: questions }, () => 0);
  const figures = FACTS.map(() => undefined);
  const fired = Array.from({ length: rules }, () => false);
  const byLevel = LEVELS.map(() => 0);
  return (today, events) => ({
    values: values.slice(),
    picks: picks.slice(),
    figures: figures.slice(),
    fired: fired.slice(),
    byLevel: byLevel.slice(),
    today,
    events,
  });
}

/** Place of the rule's level in `LEVELS`; -1 where it sets none. */
function levelPlace(rule: Rule): number {
  return (LEVELS as readonly (string | null)[]).indexOf(rule.level);
}

/** By group, and within a group by the number in the rule's id, whatever order the rules are evaluated in. */
function listingOrder(knowledge: Knowledge): number[] {
  const group = new Map(knowledge.groups.map(({ id }, at) => [id, at]));
  const keys = knowledge.rules.map((rule, at) => ({
    at,
    group: found(group.get(rule.group), rule.group),
    number: Number(/\d+$/.exec(rule.id)?.[0] ?? 0),
  }));
  return keys.toSorted((a, b) => a.group - b.group || a.number - b.number || a.at - b.at).map(({ at }) => at);
}

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`the content has no ${id}`);
  return value;
}
