import type { AnswerValue, ConversationEvent } from './answers.ts';
import type { Condition } from './condition.ts';
import { compareFigure, FACT_BY_ID, type Figure } from './facts.ts';
import { LEVELS } from './levels.ts';

/** One case while it is being looked at: answers on the path, and the rules that fired so far. */
export interface CaseState {
  /** Answers by the question's place in the bank. */
  readonly values: (AnswerValue | undefined)[];
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
  readonly question: (id: string) => number;
  readonly rule: (id: string) => number;
}

/** A case before anything is known of it. */
export function emptyState(
  questions: number,
  rules: number,
  today: number,
  events: readonly ConversationEvent[],
): CaseState {
  return {
    values: Array.from<AnswerValue | undefined>({ length: questions }).fill(undefined),
    today,
    events,
    fired: Array.from<boolean>({ length: rules }).fill(false),
    byLevel: LEVELS.map(() => 0),
  };
}

/** True when the answer is this option, or has it among its ticks. */
export function picked(value: AnswerValue | undefined, option: string): boolean {
  return value === option || (typeof value === 'object' && value.includes(option));
}

/** How many options are ticked, leaving some out. */
export function countTicks(value: AnswerValue | undefined, except: readonly string[]): number {
  if (typeof value !== 'object') return value === undefined || except.includes(String(value)) ? 0 : 1;
  let count = 0;
  for (const tick of value) if (!except.includes(tick)) count++;
  return count;
}

/** The fact's figure for this case; undefined when the answers do not give it. */
export function figureOf(factId: string, state: CaseState, scope: Scope): Figure | undefined {
  const fact = FACT_BY_ID.get(factId);
  if (!fact) throw new Error(`no fact ${factId}`);
  return fact.compute(
    fact.needs.map((id) => state.values[scope.question(id)]),
    state.today,
  );
}

/**
 * Turns a condition into a function once, so that a case costs no lookups by name. Throws on an unknown name, which
 * the content checker reports first and in words.
 */
export function compileCondition(condition: Condition, scope: Scope): Test {
  if ('always' in condition) return () => true;
  if ('all' in condition) {
    const tests = condition.all.map((part) => compileCondition(part, scope));
    return (state) => {
      for (const test of tests) if (!test(state)) return false;
      return true;
    };
  }
  if ('any' in condition) {
    const tests = condition.any.map((part) => compileCondition(part, scope));
    return (state) => {
      for (const test of tests) if (test(state)) return true;
      return false;
    };
  }
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

function compileFact(condition: Extract<Condition, { fact: string }>, scope: Scope): Test {
  const fact = FACT_BY_ID.get(condition.fact);
  if (!fact) throw new Error(`no fact ${condition.fact}`);
  const places = fact.needs.map((id) => scope.question(id));
  const figure = (state: CaseState) =>
    fact.compute(
      places.map((at) => state.values[at]),
      state.today,
    );
  const against = (threshold: string, holds: (difference: number) => boolean): Test => {
    const line = scope.threshold(threshold);
    return (state) => {
      const known = figure(state);
      return known !== undefined && holds(compareFigure(known, line));
    };
  };
  if ('atLeast' in condition) return against(condition.atLeast, (difference) => difference >= 0);
  if ('moreThan' in condition) return against(condition.moreThan, (difference) => difference > 0);
  if ('below' in condition) return against(condition.below, (difference) => difference < 0);
  return against(condition.atMost, (difference) => difference <= 0);
}

function compileAnswer(condition: Extract<Condition, { question: string }>, scope: Scope): Test {
  const at = scope.question(condition.question);
  if ('answered' in condition) {
    const { answered } = condition;
    return (state) => (state.values[at] !== undefined) === answered;
  }
  if ('is' in condition) {
    const option = condition.is;
    return (state) => picked(state.values[at], option);
  }
  if ('isNot' in condition) {
    const option = condition.isNot;
    return (state) => state.values[at] !== undefined && !picked(state.values[at], option);
  }
  if ('hasAnyOf' in condition) {
    const options = condition.hasAnyOf;
    return (state) => {
      const value = state.values[at];
      if (value === undefined) return false;
      for (const option of options) if (picked(value, option)) return true;
      return false;
    };
  }
  if ('hasOnly' in condition) {
    const options = condition.hasOnly;
    return (state) => {
      const value = state.values[at];
      return value !== undefined && countTicks(value, options) === 0;
    };
  }
  const enough = scope.threshold(condition.countAtLeast);
  const except = condition.except ?? [];
  return (state) => countTicks(state.values[at], except) >= enough;
}
