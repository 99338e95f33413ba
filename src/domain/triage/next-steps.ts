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
  /** How pressing it is: the place of its level; below all of them without one. */
  readonly weight: number;
  readonly steps: readonly ArrangedStep[];
}

/** The steps of all rules, the more pressing rule first: the order in which they are read, whichever rules fire. */
export interface ArrangedSteps {
  readonly rules: readonly ArrangedRule[];
  /** How many different steps there are. */
  readonly count: number;
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
  const arranged = inOrder.map(({ at, rule }) => ({
    at,
    rule,
    weight: weight(rule),
    steps: rule.steps.map(({ kind, text, onlyWith }) => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return { number, kind: KINDS.indexOf(kind), text, onlyWith: modelBits(onlyWith ?? []) };
    }),
  }));
  return {
    rules: arranged,
    count: numbers.size,
    removing: inOrder
      .filter(({ rule }) => rule.removesSteps)
      .map(({ at, rule }) => ({ at, kinds: (rule.removesSteps ?? []).map((kind) => KINDS.indexOf(kind)) })),
  };
}

/**
 * The steps that the fired rules suggest, once each: those of the more pressing rule first, and for equally pressing ones
 * support in school first, then by kind. A step tied to provision models is left out unless one of them is suggested; kinds that
 * a fired rule removes (V-03: speaking to parents) are left out altogether. `fired` is by place in evaluation
 * order; `suggestedModels` has a bit for each model.
 */
export function nextSteps(
  { rules, count, removing }: ArrangedSteps,
  fired: readonly boolean[],
  suggestedModels: number,
): readonly NextStep[] {
  const seen = new Int16Array(count);
  const gathered: Gathering[] = [];
  const kinds: number[] = [];
  const weights: number[] = [];
  for (const { at, rule, weight, steps } of rules) {
    if (fired[at] !== true) continue;
    for (const { number, kind, text, onlyWith } of steps) {
      if (onlyWith !== 0 && (onlyWith & suggestedModels) === 0) continue;
      const same = gathered[(seen[number] ?? 0) - 1];
      if (same) {
        same.from.push(rule.id);
        same.private &&= rule.private;
        continue;
      }
      kinds.push(kind);
      weights.push(weight);
      seen[number] = gathered.push({
        kind: KINDS[kind] ?? 'people',
        text,
        from: [rule.id],
        private: rule.private,
      });
    }
  }
  let left = (1 << KINDS.length) - 1;
  for (const { at, kinds: out } of removing)
    if (fired[at] === true) for (const kind of out) left &= ~(1 << kind);
  const listed: NextStep[] = [];
  for (let weight = LEVELS.length - 1; weight >= -1; weight--)
    for (let kind = 0; kind < KINDS.length; kind++) {
      if ((left & (1 << kind)) === 0) continue;
      for (let at = 0; at < kinds.length; at++) {
        const step = gathered[at];
        if (step && kinds[at] === kind && weights[at] === weight) listed.push(step);
      }
    }
  return listed;
}
