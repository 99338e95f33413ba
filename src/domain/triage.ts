import type { Answers, ConversationEvent } from './answers.ts';
import { compiled, type Compiled } from './compiled.ts';
import { dayNumber } from './day-number.ts';
import { emptyState, type CaseState } from './evaluate.ts';
import { evidence } from './explain.ts';
import type { Knowledge, Rule } from './knowledge.ts';
import { highest, LEVELS, type Level } from './levels.ts';
import { nextSteps } from './next-steps.ts';
import type { FiredRule, TriageResult } from './triage-result.ts';
import { follow } from './walk.ts';

/** What triage looks at. `today` is the school's date, `YYYY-MM-DD`; without a real one, rules about dates stay quiet. */
export interface Case {
  readonly today: string;
  readonly answers: Answers;
  readonly events: readonly ConversationEvent[];
}

/**
 * Looks at a case with every rule, once, in evaluation order. Rules collect and do not compete: each one that holds
 * fires, and the level is the highest among them. A stop ends it: then only rules of the gate are listed, without a
 * level. Only answers on the walked path count. Never throws on a case, whatever its answers are.
 */
export function triage(knowledge: Knowledge, given: Case): TriageResult {
  const ready = compiled(knowledge);
  const state = examined(knowledge, given);
  const listed = ready.listing.filter((at) => state.fired[at]);
  const fired = listed.map((at) => ruleAt(ready, at));
  const stopped = fired.some((rule) => rule.level === 'stop');
  const looked = { knowledge, compiled: ready, state, today: given.today };
  const rulesFired = fired.map((rule): FiredRule => ({
    id: rule.id,
    name: rule.name,
    level: levelOf(rule),
    private: rule.private,
    because: evidence(rule, looked),
    says: rule.says,
    setBy: rule.setBy,
    sources: rule.sources,
  }));
  const suggestedModels = stopped ? [] : suggested(ready, state);
  const level = stopped ? 'none' : highest(rulesFired.map((rule) => rule.level ?? 'none'));
  return {
    outcome: stopped ? 'stopped' : level === 'none' ? 'no-referral' : 'referral',
    level,
    provisional: !stopped && fired.some((rule) => rule.provisional === true),
    rulesFired,
    duties: stopped ? [] : fired.filter((rule) => rule.duty !== null).map((rule) => rule.id),
    blocks: stopped
      ? []
      : ready.blocks
          .filter(({ stands }) => stands(state))
          .map(({ block }) => block.id)
          .sort(),
    suggestedModels,
    nextSteps: nextSteps(fired, suggestedModels),
  };
}

/** The case's state after every rule was looked at once; after a stop, after the gate's rules. */
export function examined(knowledge: Knowledge, given: Case): CaseState {
  const { questions, rules } = compiled(knowledge);
  const state = emptyState(
    questions.length,
    rules.length,
    dayNumber(given.today) ?? Number.NaN,
    given.events,
  );
  follow(knowledge, given.answers, state);
  const gate = rules[0]?.rule.group;
  let stopped = false;
  for (let at = 0; at < rules.length; at++) {
    const candidate = rules[at];
    if (!candidate) break;
    if (stopped && candidate.rule.group !== gate) break;
    if (!candidate.fires(state)) continue;
    state.fired[at] = true;
    if (candidate.rule.level === 'stop') stopped = true;
    if (candidate.level >= 0) state.byLevel[candidate.level] = (state.byLevel[candidate.level] ?? 0) + 1;
  }
  return state;
}

function suggested(ready: Compiled, state: CaseState): string[] {
  const removed = new Set<string>();
  for (const { removal, applies } of ready.removals)
    if (applies(state)) for (const model of removal.models) removed.add(model);
  return ready.models
    .filter(({ model, suggested: holds }) => holds(state) && !removed.has(model.id))
    .map(({ model }) => model.id);
}

function ruleAt(ready: Compiled, at: number): Rule {
  const found = ready.rules[at];
  if (!found) throw new Error('a fired rule is not in the list');
  return found.rule;
}

function levelOf(rule: Rule): Level | null {
  return (LEVELS as readonly (string | null)[]).includes(rule.level) ? (rule.level as Level) : null;
}
