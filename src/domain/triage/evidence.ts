import type { Reason } from '../content/reason.ts';
import type { Condition, SupportState } from '../content/condition.ts';
import {
  definitionOf,
  factOf,
  figureOf,
  firedAtLeast,
  need,
  holds,
  pickedIn,
  supportsIn,
  type CaseState,
} from './holds.ts';
import type { Rule } from '../content/content.ts';
import type { Level } from '../content/levels.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { inReadingOrder, mostPressingFirst } from './reasons.ts';

/** How many rules are named where a rule fired because of others; the rest are counted. */
const MOST_NAMED = 3;

/**
 * The answers and figures that made a rule fire, one per question or figure, possibly with repeats. Call it only for a
 * rule that fired. An open rule reveals neither the values of private answers nor private rules.
 */
export function evidenceOf(rule: Rule, state: CaseState): readonly Reason[] {
  const reasons = reasonsOf(rule.firesWhen, { rule, state });
  return reasons.map((each) => {
    if (each.reason !== 'ticks') return each;
    const ticked = reasons.flatMap((other) =>
      other.reason === 'ticks' && other.question === each.question ? other.ticked : [],
    );
    return { ...each, ticked };
  });
}

/** A rule that fired, in its case. */
interface Firing {
  readonly rule: Rule;
  readonly state: CaseState;
}

/** The reasons in a condition that holds. */
function reasonsOf(condition: Condition, firing: Firing): readonly Reason[] {
  const { state } = firing;
  if ('all' in condition) return condition.all.flatMap((part) => reasonsOf(part, firing));
  if ('any' in condition)
    return condition.any.filter((part) => holds(part, state)).flatMap((part) => reasonsOf(part, firing));
  if ('named' in condition) return reasonsOf(definitionOf(condition.named, state), firing);
  if ('not' in condition) return reasonsOfAbsence(condition.not, firing);
  if ('rule' in condition) return [{ reason: 'rule', name: nameFor(firing, ruleOf(condition.rule, state)) }];
  if ('anyRuleAtLeast' in condition) return otherReasons(condition.anyRuleAtLeast, firing);
  if ('event' in condition) return [{ reason: 'event', event: condition.event }];
  if ('fact' in condition) return reasonsOfFact(condition.fact, firing);
  if ('supports' in condition) return reasonsOfSupports(condition, firing);
  return 'question' in condition ? reasonsOfAnswer(condition, firing) : [];
}

/** The reasons in a condition that does not hold. */
function reasonsOfAbsence(condition: Condition, firing: Firing): readonly Reason[] {
  if ('anyRuleAtLeast' in condition) return [{ reason: 'no-rule', level: condition.anyRuleAtLeast }];
  return 'question' in condition && 'countAtLeast' in condition ? reasonsOfAnswer(condition, firing) : [];
}

function reasonsOfAnswer(
  condition: Extract<Condition, { question: string }>,
  { rule, state }: Firing,
): readonly Reason[] {
  const question = need(state.content.bank.questions.get(condition.question), condition.question);
  const blank: Reason = { reason: 'blank', question };
  if ('answered' in condition && !condition.answered) return [blank];
  if (question.private === true && !rule.private) return [{ reason: 'held-back', question }];
  if (question.options.length === 0)
    return [{ reason: 'answer', question, value: state.answers[question.id] }];
  const picked = pickedIn(question.id, state);
  return picked.length === 0
    ? [blank]
    : [{ reason: 'ticks', question, ticked: picked.filter((id) => isNamed(id, condition)) }];
}

/** True for an option that the condition names: only the ticks that count are listed. */
function isNamed(option: string, condition: Extract<Condition, { question: string }>): boolean {
  if ('is' in condition) return option === condition.is;
  if ('hasAnyOf' in condition) return condition.hasAnyOf.includes(option);
  return !('countAtLeast' in condition && condition.except?.includes(option) === true);
}

function reasonsOfFact(name: string, { state }: Firing): readonly Reason[] {
  const fact = factOf(name);
  const figure = figureOf(fact, state);
  const values = fact.needs.map((id) => state.answers[id]);
  return figure ? [{ reason: 'figure', fact: fact.id, values, figure }] : [];
}

/** The supports by their names in the question that staff tick, whoever told them. */
function reasonsOfSupports(
  condition: Extract<Condition, { supports: SupportState }>,
  { state }: Firing,
): readonly Reason[] {
  const question = need(state.content.bank.questions.get(QUESTION.supportTried), QUESTION.supportTried);
  return [{ reason: 'ticks', question, ticked: supportsIn(condition, state) }];
}

/** Names the most pressing of the rules evaluated before this one. */
function otherReasons(floor: Level, firing: Firing): readonly Reason[] {
  const { state, rule } = firing;
  const before = firedAtLeast(floor, { fired: state.fired.slice(0, state.fired.indexOf(rule)) });
  const inOrder = mostPressingFirst(inReadingOrder(state.content, before));
  const all = inOrder.map((each) => nameFor(firing, each));
  const names = [...new Set(all)].slice(0, MOST_NAMED);
  const more = all.filter((name) => !names.includes(name)).length;
  return names.length === 0 ? [] : [{ reason: 'other-rules', names, more }];
}

/** The name of another rule; undefined when it is private and the one that names it is not. */
function nameFor({ rule }: Firing, other: Rule): string | undefined {
  return rule.private || !other.private ? other.name : undefined;
}

function ruleOf(id: string, { content }: CaseState): Rule {
  return need(
    content.rules.find((rule) => rule.id === id),
    id,
  );
}
