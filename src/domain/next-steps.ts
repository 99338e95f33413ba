import { STEP_KINDS, type Rule, type StepKind } from './knowledge.ts';
import { LEVELS } from './levels.ts';
import type { NextStep } from './triage-result.ts';

/** A step of a rule, with a number that it shares with the same words elsewhere. */
interface ArrangedStep {
  readonly number: number;
  readonly kind: number;
  readonly text: string;
  /** Bits of the provision models it is tied to; 0: to none. */
  readonly onlyWith: number;
}

interface ArrangedRule {
  /** Place in evaluation order. */
  readonly at: number;
  readonly rule: Rule;
  readonly steps: readonly ArrangedStep[];
}

/** The steps of all rules, the more pressing rule first: the order in which they are read, whichever rules fire. */
export interface ArrangedSteps {
  readonly rules: readonly ArrangedRule[];
  /** Rules that leave kinds of steps out, and which kinds. */
  readonly removing: readonly { readonly at: number; readonly kinds: readonly number[] }[];
}

/** What `NextStep` is while its rules are still being gathered. */
interface Gathering {
  readonly kind: StepKind;
  readonly text: string;
  readonly from: string[];
  private: boolean;
}

const KINDS: readonly StepKind[] = STEP_KINDS;

/**
 * Arranges the steps once, so that a case needs no sorting. `listing` is the order of reading, as places in `rules`;
 * `modelBits` gives the bits that stand for provision models.
 */
export function arrangeSteps(
  rules: readonly Rule[],
  listing: readonly number[],
  modelBits: (models: readonly string[]) => number,
): ArrangedSteps {
  const numbers = new Map<string, number>();
  const weight = (rule: Rule) => (LEVELS as readonly (string | null)[]).indexOf(rule.level);
  const inOrder = listing
    .flatMap((at) => {
      const rule = rules[at];
      return rule ? [{ at, rule }] : [];
    })
    .toSorted((a, b) => weight(b.rule) - weight(a.rule));
  return {
    rules: inOrder.map(({ at, rule }) => ({
      at,
      rule,
      steps: rule.steps.map(({ kind, text, onlyWith }) => {
        const number = numbers.get(text) ?? numbers.size;
        numbers.set(text, number);
        return { number, kind: KINDS.indexOf(kind), text, onlyWith: modelBits(onlyWith ?? []) };
      }),
    })),
    removing: inOrder
      .filter(({ rule }) => rule.removesSteps)
      .map(({ at, rule }) => ({ at, kinds: (rule.removesSteps ?? []).map((kind) => KINDS.indexOf(kind)) })),
  };
}

/**
 * The steps that the fired rules suggest, once each: support in school first, then by kind, and within a kind those of
 * the more pressing rule first. A step tied to provision models is left out unless one of them is suggested; kinds that
 * a fired rule removes (V-03: speaking to parents) are left out altogether. `fired` is by place in evaluation
 * order; `suggestedModels` has a bit for each model.
 */
export function nextSteps(
  { rules, removing }: ArrangedSteps,
  fired: readonly boolean[],
  suggestedModels: number,
): readonly NextStep[] {
  const byKind: Gathering[][] = KINDS.map(() => []);
  const seen: Gathering[] = [];
  for (const { at, rule, steps } of rules) {
    if (fired[at] !== true) continue;
    for (const { number, kind, text, onlyWith } of steps) {
      if (onlyWith !== 0 && (onlyWith & suggestedModels) === 0) continue;
      const same = seen[number];
      if (same) {
        same.from.push(rule.id);
        same.private &&= rule.private;
        continue;
      }
      const step = { kind: KINDS[kind] ?? 'people', text, from: [rule.id], private: rule.private };
      seen[number] = step;
      byKind[kind]?.push(step);
    }
  }
  for (const { at, kinds } of removing) if (fired[at] === true) for (const kind of kinds) byKind[kind] = [];
  const listed: NextStep[] = [];
  for (const steps of byKind) for (const step of steps) listed.push(step);
  return listed;
}
