import { need, holds, type CaseState } from './holds.ts';
import {
  STEP_KINDS,
  type Content,
  type Rule,
  type SameStep,
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
  /** General advice: left out of a list that is long enough without it. */
  readonly ifRoom: boolean;
}

/** A list of this many steps is long enough. */
export const ENOUGH_STEPS = 8;

/**
 * The steps that the fired rules suggest: those of the more pressing rule first; for equally pressing ones what a duty
 * needs, then what goes ahead of its level (`Rule.stepsBefore`), then support in school, then by kind. Steps that say the
 * same stand once, where the most pressing of their rules puts them, and name every rule behind them. A step tied to
 * provision models is left out unless one of them is suggested; kinds that a fired rule removes (V-03: speaking to
 * parents) are left out altogether; general advice (`SuggestedStep.ifRoom`) stands only where there are fewer than
 * `ENOUGH_STEPS` others. With `open rules only` the steps of private rules are not there, as if those had not fired.
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
      const instead = insteadOf(step, state);
      const ifRoom = step.ifRoom === true;
      // Alone, a step stands in its own words, which fit best; together with others, in words that fit all of them.
      steps.set(
        says,
        same
          ? { ...same, text: instead ?? says, from: [...same.from, rule], ifRoom: same.ifRoom && ifRoom }
          : { kind: step.kind, text: instead ?? step.text, from: [rule], ifRoom },
      );
    }
  }
  const sorted = [...steps.values()]
    .filter(({ kind }) => !removed.includes(kind))
    .toSorted(
      (a, b) =>
        pressing(b) - pressing(a) ||
        Number(isForDuty(b, state)) - Number(isForDuty(a, state)) ||
        Number(goesAhead(b)) - Number(goesAhead(a)) ||
        STEP_KINDS.indexOf(a.kind) - STEP_KINDS.indexOf(b.kind),
    );
  return whereThereIsRoom(sorted).map(({ kind, text, from }) => ({
    kind,
    text,
    from: from.map(({ id }) => id),
    private: from.every((rule) => rule.private),
  }));
}

/** All steps but general advice, and of that as much as there is room for. */
function whereThereIsRoom(steps: readonly GatheredStep[]): readonly GatheredStep[] {
  const general = steps.filter(({ ifRoom }) => ifRoom);
  const room = Math.max(0, ENOUGH_STEPS - (steps.length - general.length));
  const leftOut = general.slice(room);
  return steps.filter((step) => !leftOut.includes(step));
}

/**
 * The steps in their order, but so that the first `most` hold all that rules with these duties suggest, as far as there is
 * room: a list that shows no more at first hides nothing that somebody has to do.
 */
export function withDutiesInSight<Step extends Pick<NextStep, 'from'>>(
  steps: readonly Step[],
  duties: readonly string[],
  most: number,
): readonly Step[] {
  const isDue = ({ from }: Step) => from.some((id) => duties.includes(id));
  const due = steps.filter(isDue).slice(0, most);
  const others = steps.filter((step) => !due.includes(step)).slice(0, most - due.length);
  const first = steps.filter((step) => due.includes(step) || others.includes(step));
  return [...first, ...steps.filter((step) => !first.includes(step))];
}

/** The level with which a step of a rule stands. Provision away from class never goes ahead of support in school. */
function levelOf({ kind }: GatheredStep, { level, stepsBefore }: Rule): Rule['level'] {
  return kind === 'planned-ap' ? level : (stepsBefore ?? level);
}

/** As pressing as the most pressing of its rules. */
function pressing(step: GatheredStep): number {
  return Math.max(...step.from.map((rule) => rankOf(levelOf(step, rule))));
}

/** True when it comes before other steps of its level. */
function goesAhead(step: GatheredStep): boolean {
  const most = pressing(step);
  return (
    step.kind !== 'planned-ap' &&
    step.from.some((rule) => rule.stepsBefore !== undefined && rankOf(levelOf(step, rule)) === most)
  );
}

/** True when a rule behind it brings a duty in this case. */
function isForDuty({ from }: GatheredStep, state: CaseState): boolean {
  return from.some((rule) => bringsDuty(rule, state));
}

/** True when a rule that fired brings a duty for this pupil. */
export function bringsDuty({ duty, dutyWhen }: Rule, state: CaseState): boolean {
  return duty !== null && (dutyWhen === undefined || holds(dutyWhen, state));
}

function applies(step: SuggestedStep, state: CaseState, models: readonly string[]): boolean {
  const { onlyWith, when } = step;
  if (onlyWith && !onlyWith.some((id) => models.includes(id))) return false;
  const notWhen = sameStepOf(step, state.content)?.notWhen;
  if (notWhen && holds(notWhen, state)) return false;
  return when === undefined || holds(when, state);
}

function sameStepOf({ same }: SuggestedStep, { sameSteps }: Content): SameStep | undefined {
  return same === undefined ? undefined : need(sameSteps.get(same), same);
}

/** What a step and others that say the same say together; its own words where it is the only one. */
function togetherSays(step: SuggestedStep, content: Content): string {
  return sameStepOf(step, content)?.text ?? step.text;
}

/** What stands for a step in this case because it does not fit as it stands: it has been done, or for another age. */
function insteadOf(step: SuggestedStep, state: CaseState): string | undefined {
  return sameStepOf(step, state.content)?.instead?.find(({ when }) => holds(when, state))?.text;
}

/** Gives for the words of a step what they say: equal for steps that say the same, whether alone, together or put otherwise. */
export function saysOf(content: Content): (text: string) => string {
  const steps = content.rules.flatMap((rule) => rule.steps);
  const together = new Map([
    ...steps.map((step) => [step.text, togetherSays(step, content)] as const),
    ...[...content.sameSteps.values()].flatMap(({ text, instead = [] }) =>
      instead.map((other) => [other.text, text] as const),
    ),
  ]);
  return (text) => together.get(text) ?? text;
}
