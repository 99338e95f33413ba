import { need, holds, type CaseState } from './holds.ts';
import {
  STEP_KINDS,
  type Content,
  type Rule,
  type StepKind,
  type SuggestedStep,
} from '../content/content.ts';
import { rankOf } from '../content/levels.ts';
import { inReadingOrder, mostPressingFirst } from './reasons.ts';
import type { NextStep } from './triage-result.ts';

/** A step while the rules behind it are gathered. */
interface GatheredStep {
  readonly kind: StepKind;
  readonly text: string;
  readonly from: readonly Rule[];
}

/**
 * The steps that the fired rules suggest, those of the more pressing rule first; for equally pressing ones in-school
 * support first, then by kind. Steps that say the same are merged, in the place of the most pressing of their rules,
 * and name every rule behind them. A step tied to provision models is left out unless one of them is suggested; kinds
 * that a fired rule removes (V-03: speaking to parents) are left out altogether. With `open rules only` the steps of
 * private rules are absent, as if those had not fired.
 */
export function nextSteps(
  state: CaseState,
  suggestedModels: readonly string[],
  of: 'all rules' | 'open rules only' = 'all rules',
): readonly NextStep[] {
  const removed = state.fired.flatMap(({ removesSteps }) => removesSteps ?? []);
  const steps = new Map<string, GatheredStep>();
  for (const rule of mostPressingFirst(inReadingOrder(state.content, state.fired))) {
    if (rule.private && of === 'open rules only') continue;
    for (const step of rule.steps) {
      if (!applies(step, state, suggestedModels)) continue;
      const says = togetherSays(step, state.content);
      const same = steps.get(says);
      // Alone, a step has its own words, which fit best; merged with others, words that fit them all.
      steps.set(
        says,
        same
          ? { ...same, text: says, from: [...same.from, rule] }
          : { kind: step.kind, text: step.text, from: [rule] },
      );
    }
  }
  return [...steps.values()]
    .filter(({ kind }) => !removed.includes(kind))
    .toSorted((a, b) => weight(b) - weight(a) || STEP_KINDS.indexOf(a.kind) - STEP_KINDS.indexOf(b.kind))
    .map(({ kind, text, from }) => ({
      kind,
      text,
      from: from.map(({ id }) => id),
      private: from.every((rule) => rule.private),
    }));
}

/** As pressing as the first of its rules. */
function weight({ from: [first] }: GatheredStep): number {
  return rankOf(first?.level ?? null);
}

function applies({ onlyWith, when }: SuggestedStep, state: CaseState, models: readonly string[]): boolean {
  if (onlyWith && !onlyWith.some((id) => models.includes(id))) return false;
  return when === undefined || holds(when, state);
}

/** The common wording of a step and others that say the same; its own words where it is the only one. */
function togetherSays({ text, same }: SuggestedStep, { sameSteps }: Content): string {
  return same === undefined ? text : need(sameSteps.get(same), same);
}

/** Maps a step's words to a common wording: equal for steps that say the same, alone or merged. */
export function saysOf(content: Content): (text: string) => string {
  const steps = content.rules.flatMap((rule) => rule.steps);
  const together = new Map(steps.map((step) => [step.text, togetherSays(step, content)]));
  return (text) => together.get(text) ?? text;
}
