import type { Answers, ConversationEvent } from '../content/answers.ts';
import type { Condition, SupportState } from '../content/condition.ts';
import { FACT_BY_ID, type Fact } from './facts.ts';
import { compareFigure, type Figure } from '../content/figure.ts';
import type { Content, Rule } from '../content/content.ts';
import { LEVELS, type Level } from '../content/levels.ts';
import { THRESHOLD } from '../known-ids/rules.ts';
import { kindsOfSupport } from '../supports/standing.ts';

/** A case for evaluating a condition: what is known so far, and the content that defines names. */
export interface CaseState {
  readonly content: Content;
  /** Only answers on the walked path. */
  readonly answers: Answers;
  /** Day number of today; NaN if unknown, and then so are facts that need it. */
  readonly today: number;
  readonly events: readonly ConversationEvent[];
  /** The rules that have fired so far, in evaluation order. */
  readonly fired: readonly Rule[];
}

/** True when the condition holds in this case. Throws on a name the content does not have; the content check is first. */
export function holds(condition: Condition, state: CaseState): boolean {
  // First, because most questions are asked always.
  if ('always' in condition) return condition.always;
  if ('question' in condition) return answerHolds(condition, state);
  if ('fact' in condition) return factHolds(condition, state);
  if ('supports' in condition) return supportsIn(condition, state).length > 0;
  if ('all' in condition) return condition.all.every((part) => holds(part, state));
  if ('any' in condition) return condition.any.some((part) => holds(part, state));
  if ('not' in condition) return !holds(condition.not, state);
  if ('named' in condition) return holds(definitionOf(condition.named, state), state);
  if ('rule' in condition) return state.fired.some(({ id }) => id === condition.rule);
  if ('anyRuleAtLeast' in condition) {
    const enough = condition.count === undefined ? 1 : thresholdOf(condition.count, state);
    return firedAtLeast(condition.anyRuleAtLeast, state).length >= enough;
  }
  return state.events.includes(condition.event);
}

function factHolds(condition: Extract<Condition, { fact: string }>, state: CaseState): boolean {
  const figure = figureOf(factOf(condition.fact), state);
  if (!figure) return false;
  const against = (threshold: string) => compareFigure(figure, thresholdOf(threshold, state));
  if ('atLeast' in condition) return against(condition.atLeast) >= 0;
  if ('moreThan' in condition) return against(condition.moreThan) > 0;
  if ('below' in condition) return against(condition.below) < 0;
  return against(condition.atMost) <= 0;
}

function answerHolds(condition: Extract<Condition, { question: string }>, state: CaseState): boolean {
  if ('answered' in condition)
    return (state.answers[condition.question] !== undefined) === condition.answered;
  const picked = pickedIn(condition.question, state);
  if ('is' in condition) return picked.includes(condition.is);
  if ('isNot' in condition) return picked.length > 0 && !picked.includes(condition.isNot);
  if ('hasAnyOf' in condition) return picked.some((id) => condition.hasAnyOf.includes(id));
  if ('hasOnly' in condition)
    return picked.length > 0 && picked.every((id) => condition.hasOnly.includes(id));
  const { countAtLeast, except = [] } = condition;
  return picked.filter((id) => !except.includes(id)).length >= thresholdOf(countAtLeast, state);
}

/** Those of the supports that a condition names which are as it says. */
export function supportsIn(
  { supports, hasAnyOf }: Extract<Condition, { supports: SupportState }>,
  state: CaseState,
): readonly string[] {
  const weeks = thresholdOf(THRESHOLD.supportWeeks, state);
  const kinds = kindsOfSupport(supports, state.answers, { today: state.today, weeks });
  return hasAnyOf.filter((kind) => kinds.has(kind));
}

/** The options chosen for a question, without repeats; none where it has no answer. */
export function pickedIn(question: string, { answers }: CaseState): readonly string[] {
  const value = answers[question];
  if (typeof value === 'object') return [...new Set(value)];
  return typeof value === 'string' ? [value] : [];
}

/** A fact worked out from the answers; undefined when they do not give it. */
export function figureOf({ needs, compute }: Fact, state: CaseState): Figure | undefined {
  return compute(
    needs.map((id) => state.answers[id]),
    state.today,
    (threshold) => thresholdOf(threshold, state),
  );
}

/** The rules of this level or above that have fired so far. */
export function firedAtLeast(floor: Level, { fired }: Pick<CaseState, 'fired'>): readonly Rule[] {
  const levels: readonly Rule['level'][] = LEVELS.slice(LEVELS.indexOf(floor));
  return fired.filter(({ level }) => levels.includes(level));
}

/** The content's definition of this name. */
export function definitionOf(name: string, { content }: CaseState): Condition {
  return need(content.definitions.get(name), name);
}

/** The fact of this name. */
export function factOf(name: string): Fact {
  return need(FACT_BY_ID.get(name), name);
}

function thresholdOf(name: string, { content }: CaseState): number {
  return need(content.thresholds.get(name), name).value;
}

/** The value found under a name of the content. Throws when there is none. */
export function need<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the content has no ${name}`);
  return value;
}
