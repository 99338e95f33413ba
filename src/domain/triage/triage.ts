import type { Answers, ConversationEvent } from '../questions/answers.ts';
import { compiled, type Compiled } from './compiled.ts';
import { dayNumber } from '../calendar/day-number.ts';
import type { CaseState } from './evaluate.ts';
import type { Knowledge } from './knowledge.ts';
import { LEVELS, type Level } from './levels.ts';
import { nextSteps } from './next-steps.ts';
import type { FiredRule, NextStep, TriageResult } from './triage-result.ts';
import { follow } from '../questions/walk.ts';

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
  const rulesFired: FiredRule[] = [];
  const duties: string[] = [];
  let stopped = false;
  let provisional = false;
  // Plain loops: this runs for every case, and a list method for each part costs more than the rules do.
  for (const at of ready.listing) {
    const fired = state.fired[at] === true ? ready.rules[at] : undefined;
    if (!fired) continue;
    const { rule, level, because, duty } = fired;
    rulesFired.push({
      id: rule.id,
      name: rule.name,
      level: LEVELS[level] ?? null,
      private: rule.private,
      because: because(state, given.today),
      says: rule.says,
      setBy: rule.setBy,
      sources: rule.sources,
    });
    if (duty?.(state) === true) duties.push(rule.id);
    if (rule.level === 'stop') stopped = true;
    if (rule.provisional === true) provisional = true;
  }
  if (stopped) return stop(rulesFired, nextSteps(ready.steps, state, 0));
  const models = suggestedBits(ready, state);
  const level = topLevel(state);
  return {
    outcome: level === 'none' ? 'no-referral' : 'referral',
    level,
    provisional,
    rulesFired,
    duties,
    blocks: standing(ready, state),
    suggestedModels: named(ready, models),
    nextSteps: nextSteps(ready.steps, state, models),
  };
}

/** The steps of a case as they are without private rules: those of open rules, in the place and the words these give. */
export function openSteps(knowledge: Knowledge, given: Case): readonly NextStep[] {
  const ready = compiled(knowledge);
  const state = examined(knowledge, given);
  return nextSteps(ready.steps, state, suggestedBits(ready, state), true);
}

function stop(rulesFired: readonly FiredRule[], steps: readonly NextStep[]): TriageResult {
  return {
    outcome: 'stopped',
    level: 'none',
    provisional: false,
    rulesFired,
    duties: [],
    blocks: [],
    suggestedModels: [],
    nextSteps: steps,
  };
}

/** The highest level at which a rule fired. */
function topLevel({ byLevel }: CaseState): Level {
  for (let at = byLevel.length - 1; at > 0; at--) if (byLevel[at] !== 0) return LEVELS[at] ?? 'none';
  return 'none';
}

/** The case's state after every rule was looked at once; after a stop, after the gate's rules. */
export function examined(knowledge: Knowledge, given: Case): CaseState {
  const { rules, blank } = compiled(knowledge);
  const state = blank(dayNumber(given.today) ?? Number.NaN, given.events);
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

/** One bit for each provision model that is suggested and not removed again. */
function suggestedBits({ models, removals }: Compiled, state: CaseState): number {
  let bits = 0;
  for (const { bit, suggested } of models) if (suggested(state)) bits |= bit;
  if (bits !== 0) for (const { removed, applies } of removals) if (applies(state)) bits &= ~removed;
  return bits;
}

function named({ models }: Compiled, bits: number): readonly string[] {
  const ids: string[] = [];
  for (const { model, bit } of models) if ((bits & bit) !== 0) ids.push(model.id);
  return ids;
}

function standing({ blocks }: Compiled, state: CaseState): readonly string[] {
  const ids: string[] = [];
  for (const { block, stands } of blocks) if (stands(state)) ids.push(block.id);
  return ids;
}
