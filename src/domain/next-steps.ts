import { STEP_KINDS, type Rule, type StepKind } from './knowledge.ts';
import { LEVELS } from './levels.ts';
import type { NextStep } from './triage-result.ts';

/**
 * The steps that the fired rules suggest, once each: support in school first, then by kind, and within a kind those of
 * the more pressing rule first. A step tied to provision models is left out unless one of them is suggested; kinds that
 * a fired rule removes (V-03: speaking to parents) are left out altogether.
 */
export function nextSteps(fired: readonly Rule[], suggestedModels: readonly string[]): readonly NextStep[] {
  const removed = new Set<StepKind>(fired.flatMap((rule) => rule.removesSteps ?? []));
  const steps = new Map<string, { kind: StepKind; text: string; from: string[]; private: boolean }>();
  const pressing = [...fired].sort((a, b) => weight(b) - weight(a));
  for (const rule of pressing) {
    for (const { kind, text, onlyWith } of rule.steps) {
      if (removed.has(kind)) continue;
      if (onlyWith && !onlyWith.some((model) => suggestedModels.includes(model))) continue;
      const known = steps.get(text);
      if (known) {
        known.from.push(rule.id);
        known.private &&= rule.private;
      } else steps.set(text, { kind, text, from: [rule.id], private: rule.private });
    }
  }
  return [...steps.values()].sort((a, b) => STEP_KINDS.indexOf(a.kind) - STEP_KINDS.indexOf(b.kind));
}

/** Only for the order of reading: how pressing the rule's level is; rules without one come last. */
function weight(rule: Rule): number {
  return (LEVELS as readonly (string | null)[]).indexOf(rule.level);
}
