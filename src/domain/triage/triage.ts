import { dayNumber } from '../calendar/day-number.ts';
import type { Answers, ConversationEvent } from '../content/answers.ts';
import { answersOnPath } from './walk.ts';
import { evidenceOf } from './evidence.ts';
import { holds, type CaseState } from './holds.ts';
import type { Content, Rule } from '../content/content.ts';
import { asLevel, highest } from '../content/levels.ts';
import { bringsDuty, nextSteps } from './next-steps.ts';
import { inReadingOrder } from './reasons.ts';
import type { FiredRule, NextStep, TriageResult } from './triage-result.ts';

/**
 * The input of triage. `today` is the school's date, `YYYY-MM-DD`; without a real one, rules about dates do not fire.
 */
export interface Case {
  readonly today: string;
  readonly answers: Answers;
  readonly events: readonly ConversationEvent[];
}

/**
 * Evaluates every rule on a case, once, in evaluation order. Rules do not compete: each one that holds fires, and the
 * level is the highest among them. A stop ends it: then only rules of the gate are listed, without a level. Only
 * answers on the walked path count. Never throws on a case, whatever its answers are.
 */
export function triage(content: Content, given: Case): TriageResult {
  return explain(runRules(content, given), given.today);
}

/** What follows from rules that have been evaluated today, `YYYY-MM-DD`, and why. */
export function explain(state: CaseState, today: string): TriageResult {
  const fired = inReadingOrder(state.content, state.fired);
  const rulesFired = fired.map((rule) => toFiredRule(rule, state, today));
  if (fired.some(stops))
    return {
      outcome: 'stopped',
      level: 'none',
      provisional: false,
      rulesFired,
      duties: [],
      blocks: [],
      suggestedModels: [],
      nextSteps: nextSteps(state, []),
    };
  const level = highest(rulesFired.map((rule) => rule.level ?? 'none'));
  const suggestedModels = suggestModels(state);
  return {
    outcome: level === 'none' ? 'no-referral' : 'referral',
    level,
    provisional: fired.some((rule) => rule.provisional === true),
    rulesFired,
    duties: fired.filter((rule) => bringsDuty(rule, state)).map(({ id }) => id),
    blocks: standingBlocks(state),
    suggestedModels,
    nextSteps: nextSteps(state, suggestedModels),
  };
}

/** The steps that follow from rules that have been evaluated, without private rules: in the order and wording of the others. */
export function openSteps(state: CaseState): readonly NextStep[] {
  return nextSteps(state, suggestModels(state), 'open rules only');
}

/** The case after every rule has been evaluated in order; after a stop, only those of the gate. */
export function runRules(content: Content, { today, answers, events }: Case): CaseState {
  const moment = { today: dayNumber(today) ?? Number.NaN, events };
  const fired: Rule[] = [];
  const state = { content, ...moment, answers: answersOnPath(content, answers, moment), fired };
  for (const rule of content.rules) {
    if (!isOfGate(rule, content) && fired.some(stops)) break;
    if (holds(rule.firesWhen, state)) fired.push(rule);
  }
  return state;
}

/** The case after the rules of the gate alone: they come first, and say whether the conversation stops. */
export function runGate(content: Content, given: Case): CaseState {
  return runRules({ ...content, rules: content.rules.filter((rule) => isOfGate(rule, content)) }, given);
}

function isOfGate({ group }: Rule, { rules }: Content): boolean {
  return group === rules[0]?.group;
}

/** True for a rule that ends the conversation when it fires. */
export function stops({ level }: Rule): boolean {
  return level === 'stop';
}

function toFiredRule(rule: Rule, state: CaseState, today: string): FiredRule {
  const { id, name, says, setBy, sources } = rule;
  const level = asLevel(rule.level);
  return {
    id,
    name,
    level,
    private: rule.private,
    because: [
      ...new Set(evidenceOf(rule, state).map((reason) => state.content.describeReason(reason, today))),
    ],
    says,
    setBy,
    sources,
  };
}

/** Ids of the blocks that stand, in the order of their ids. */
function standingBlocks(state: CaseState): readonly string[] {
  return state.content.blocks
    .filter(({ setWhen, clearedWhen }) => holds(setWhen, state) && !holds(clearedWhen, state))
    .map(({ id }) => id)
    .toSorted();
}

/** Ids of the provision models that are suggested and not removed again; those that the content puts last, last. */
function suggestModels(state: CaseState): readonly string[] {
  const { models, removals } = state.content;
  const removed = removals.filter(({ when }) => holds(when, state)).flatMap((removal) => removal.models);
  return models
    .filter(({ id, suggestedWhen }) => suggestedWhen && holds(suggestedWhen, state) && !removed.includes(id))
    .toSorted((a, b) => Number(a.last) - Number(b.last))
    .map(({ id }) => id);
}
