import type { Condition } from '../questions/condition.ts';
import type { CaseState, Test } from './evaluate.ts';
import { STEP_KINDS, type Knowledge, type Rule, type StepKind } from './knowledge.ts';
import { LEVELS } from './levels.ts';
import type { NextStep } from './triage-result.ts';

/** A step of a rule, with a number that it shares with those that say the same. */
interface ArrangedStep {
  readonly number: number;
  readonly kind: number;
  readonly text: string;
  /** What stands for it and others that say the same. */
  readonly together: string;
  /** Bits of the provision models it is tied to; 0: to none. */
  readonly onlyWith: number;
  readonly when: Test | undefined;
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
  text: string;
  readonly from: string[];
  private: boolean;
}

/** What steps are arranged with. */
export interface StepWords {
  /** The bits that stand for provision models. */
  readonly modelBits: (models: readonly string[]) => number;
  /** The words that stand for several steps that say the same. */
  readonly together: (same: string) => string;
  readonly test: (condition: Condition) => Test;
}

const KINDS: readonly StepKind[] = STEP_KINDS;

/** Arranges the steps once, so that a case needs no sorting. `listing` is the order of reading, as places in `rules`. */
export function arrangeSteps(
  rules: readonly Rule[],
  listing: readonly number[],
  words: StepWords,
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
    steps: rule.steps.map(({ kind, text, onlyWith, when, same }) => {
      const together = same === undefined ? text : words.together(same);
      const number = numbers.get(together) ?? numbers.size;
      numbers.set(together, number);
      return {
        number,
        kind: KINDS.indexOf(kind),
        text,
        together,
        onlyWith: words.modelBits(onlyWith ?? []),
        when: when && words.test(when),
      };
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
 * The steps that the fired rules suggest: those of the more pressing rule first, and for equally pressing ones support in
 * school first, then by kind. Steps that say the same stand once, where the most pressing of their rules puts them, and name
 * every rule behind them. A step tied to provision models is left out unless one of them is suggested; kinds that a fired
 * rule removes (V-03: speaking to parents) are left out altogether. `suggestedModels` has a bit for each model. With
 * `openOnly` private rules count for nothing, as if they had not fired.
 */
export function nextSteps(
  { rules, count, removing }: ArrangedSteps,
  state: CaseState,
  suggestedModels: number,
  openOnly = false,
): readonly NextStep[] {
  const { fired } = state;
  const seen = new Int16Array(count);
  const gathered: Gathering[] = [];
  const kinds: number[] = [];
  const weights: number[] = [];
  for (const { at, rule, weight, steps } of rules) {
    if (fired[at] !== true || (openOnly && rule.private)) continue;
    for (const { number, kind, text, together, onlyWith, when } of steps) {
      if (onlyWith !== 0 && (onlyWith & suggestedModels) === 0) continue;
      if (when && !when(state)) continue;
      const same = gathered[(seen[number] ?? 0) - 1];
      if (same) {
        same.from.push(rule.id);
        same.private &&= rule.private;
        // Alone, a step stands in its own words, which fit best; together with others, in words that fit all of them.
        same.text = together;
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

/** Gives for the words of a step what they say: equal for steps that say the same, whether alone or together. */
export function saysOf({ rules, sameSteps }: Knowledge): (text: string) => string {
  const together = new Map<string, string>();
  for (const { steps } of rules)
    for (const { text, same } of steps)
      if (same !== undefined) together.set(text, sameSteps.get(same) ?? text);
  return (text) => together.get(text) ?? text;
}
