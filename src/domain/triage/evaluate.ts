import type { AnswerValue, ConversationEvent } from '../questions/answers.ts';
import type { Question } from '../questions/bank.ts';
import type { Condition } from '../questions/condition.ts';
import { FACTS, type Fact } from './facts.ts';
import { compareFigure, type Figure } from './figure.ts';
import { LEVELS } from './levels.ts';

/** One case while it is being looked at: answers on the path, and the rules that fired so far. */
export interface CaseState {
  /** Answers by the question's place in the bank. */
  readonly values: (AnswerValue | undefined)[];
  /** For questions with options: one bit for each option picked, 0 when unanswered. By place, like `values`. */
  readonly picks: number[];
  /** Figures worked out so far, by the fact's place; null: cannot be worked out. */
  readonly figures: (Figure | null | undefined)[];
  /** Day number of today; NaN where there is none, and then facts that need it are unknown. */
  readonly today: number;
  readonly events: readonly ConversationEvent[];
  /** By the rule's place in evaluation order. */
  readonly fired: boolean[];
  /** How many rules of each level fired, by the level's place in `LEVELS`. */
  readonly byLevel: number[];
}

/** A condition, ready to be asked of a case. */
export type Test = (state: CaseState) => boolean;

/** What the names in a condition stand for. Every lookup throws on an unknown name: content is checked before. */
export interface Scope {
  readonly definition: (id: string) => Condition;
  readonly threshold: (id: string) => number;
  /** Place of a question in the bank. */
  readonly place: (id: string) => number;
  readonly question: (id: string) => Question;
  /** Place of a rule in evaluation order. */
  readonly rule: (id: string) => number;
}

/**
 * The bit of a question's option by its place. A long list of the school's own people shares the last bit: conditions
 * only look at options that stand in the content, and those come first.
 */
export function bitAt(place: number): number {
  return 1 << Math.min(place, 31);
}

/** The bits of some options of a question; an id that is not an option has none. */
export function bitsOf(question: Question, options: readonly string[]): number {
  return question.options.reduce((bits, { id }, at) => (options.includes(id) ? bits | bitAt(at) : bits), 0);
}

/** How many bits are set. */
function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Place of a fact among `FACTS`. Throws when there is none. */
export function factPlace(id: string): number {
  const place = FACTS.findIndex((fact) => fact.id === id);
  if (place < 0) throw new Error(`no fact ${id}`);
  return place;
}

/** Works a fact out of a case, once; null when the answers do not give it. */
export function compileFigure(id: string, scope: Scope): (state: CaseState) => Figure | null {
  const at = factPlace(id);
  const fact = FACTS[at] as Fact;
  const places = fact.needs.map((need) => scope.place(need));
  return (state) => {
    const known = state.figures[at];
    if (known !== undefined) return known;
    const values = places.map((place) => state.values[place]);
    const figure = fact.compute(values, state.today) ?? null;
    state.figures[at] = figure;
    return figure;
  };
}

/**
 * Turns a condition into a function once, so that a case costs no lookups by name. Throws on an unknown name, which
 * the content checker reports first and in words.
 */
export function compileCondition(condition: Condition, scope: Scope): Test {
  if ('always' in condition) return () => true;
  if ('all' in condition) return every(condition.all.map((part) => compileCondition(part, scope)));
  if ('any' in condition) return some(condition.any.map((part) => compileCondition(part, scope)));
  if ('not' in condition) {
    const test = compileCondition(condition.not, scope);
    return (state) => !test(state);
  }
  if ('named' in condition) return compileCondition(scope.definition(condition.named), scope);
  if ('rule' in condition) {
    const at = scope.rule(condition.rule);
    return (state) => state.fired[at] === true;
  }
  if ('anyRuleAtLeast' in condition) {
    const floor = LEVELS.indexOf(condition.anyRuleAtLeast);
    const enough = condition.count === undefined ? 1 : scope.threshold(condition.count);
    return (state) => {
      let count = 0;
      for (let level = floor; level < state.byLevel.length; level++) count += state.byLevel[level] ?? 0;
      return count >= enough;
    };
  }
  if ('event' in condition) {
    const { event } = condition;
    return (state) => state.events.includes(event);
  }
  return 'fact' in condition ? compileFact(condition, scope) : compileAnswer(condition, scope);
}

function every(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first && second && tests.length === 2) return (state) => first(state) && second(state);
  return (state) => {
    for (const test of tests) if (!test(state)) return false;
    return true;
  };
}

function some(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first && second && tests.length === 2) return (state) => first(state) || second(state);
  return (state) => {
    for (const test of tests) if (test(state)) return true;
    return false;
  };
}

function compileFact(condition: Extract<Condition, { fact: string }>, scope: Scope): Test {
  const figureIn = compileFigure(condition.fact, scope);
  const against = (threshold: string, holds: (difference: number) => boolean): Test => {
    const line = scope.threshold(threshold);
    return (state) => {
      const figure = figureIn(state);
      return figure !== null && holds(compareFigure(figure, line));
    };
  };
  if ('atLeast' in condition) return against(condition.atLeast, (difference) => difference >= 0);
  if ('moreThan' in condition) return against(condition.moreThan, (difference) => difference > 0);
  if ('below' in condition) return against(condition.below, (difference) => difference < 0);
  return against(condition.atMost, (difference) => difference <= 0);
}

function compileAnswer(condition: Extract<Condition, { question: string }>, scope: Scope): Test {
  const at = scope.place(condition.question);
  if ('answered' in condition) {
    const { answered } = condition;
    return (state) => (state.values[at] !== undefined) === answered;
  }
  const question = scope.question(condition.question);
  if ('is' in condition || 'hasAnyOf' in condition) {
    const wanted = bitsOf(question, 'is' in condition ? [condition.is] : condition.hasAnyOf);
    return (state) => ((state.picks[at] ?? 0) & wanted) !== 0;
  }
  if ('isNot' in condition) {
    const unwanted = bitsOf(question, [condition.isNot]);
    return (state) => {
      const picks = state.picks[at] ?? 0;
      return picks !== 0 && (picks & unwanted) === 0;
    };
  }
  if ('hasOnly' in condition) {
    const others = ~bitsOf(question, condition.hasOnly);
    return (state) => {
      const picks = state.picks[at] ?? 0;
      return picks !== 0 && (picks & others) === 0;
    };
  }
  const enough = scope.threshold(condition.countAtLeast);
  const counted = ~bitsOf(question, condition.except ?? []);
  return (state) => countBits((state.picks[at] ?? 0) & counted) >= enough;
}
