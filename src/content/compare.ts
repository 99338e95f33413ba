import type { Content } from '../domain/content/content.ts';
import { triage, type Case } from '../domain/triage/triage.ts';
import type { NextStep } from '../domain/triage/triage-result.ts';
import { describeChanges } from '../words/changes.ts';

/** How one case differs between two versions of the content, in sentences; none when its outcome is the same. */
export interface CaseComparison {
  readonly name: string;
  readonly differences: readonly string[];
}

/** Triages every case with both versions. Only the outcome counts: a change of wording alone is no difference. */
export function compareCases(
  old: Content,
  now: Content,
  cases: readonly Case[],
  names: readonly string[],
): readonly CaseComparison[] {
  return cases.map((given, at) => {
    const before = triage(old, given);
    const after = triage(now, given);
    const silent = new Map(after.rulesFired.map((rule) => [rule.id, rule.because]));
    // With the reasons made equal, any difference left is in the outcome.
    const comparable = {
      ...before,
      rulesFired: before.rulesFired.map((rule) => ({
        ...rule,
        because: silent.get(rule.id) ?? rule.because,
      })),
    };
    const differences = describeChanges(now, comparable, after).map(({ text }) => text);
    if (
      before.suggestedModels.join() !== after.suggestedModels.join() &&
      sameMembers(before.suggestedModels, after.suggestedModels)
    )
      differences.push(`The order of provision models is now ${after.suggestedModels.join(', ')}.`);
    if (before.duties.join() !== after.duties.join())
      differences.push(
        `Duties are now ${after.duties.join(', ') || 'none'}; they were ${before.duties.join(', ') || 'none'}.`,
      );
    differences.push(...changedSteps(old, before.nextSteps, now, after.nextSteps));
    return { name: names[at] ?? `Case number ${at + 1}`, differences };
  });
}

/** Steps that are new and steps that are gone. One that is only put in other words now is neither. */
function changedSteps(
  old: Content,
  before: readonly NextStep[],
  now: Content,
  after: readonly NextStep[],
): readonly string[] {
  const added = after.filter(({ text }) => !before.some((step) => step.text === text));
  const gone = before.filter(({ text }) => !after.some((step) => step.text === text));
  const [oldWords, newWords] = [stepWordsOf(old), stepWordsOf(now)];
  for (const step of [...gone]) {
    if (newWords.has(step.text)) continue;
    const same = added.find(
      ({ text, kind, from }) =>
        !oldWords.has(text) && kind === step.kind && from.some((rule) => step.from.includes(rule)),
    );
    if (!same) continue;
    added.splice(added.indexOf(same), 1);
    gone.splice(gone.indexOf(step), 1);
  }
  return [
    ...added.map(({ text, from }) => `New step: ${text} (${from.join(', ')})`),
    ...gone.map(({ text, from }) => `No longer a step: ${text} (${from.join(', ')})`),
  ];
}

/** All words in which the content can suggest something. */
function stepWordsOf({ rules, sameSteps }: Content): ReadonlySet<string> {
  return new Set([
    ...rules.flatMap(({ steps }) => steps.map(({ text }) => text)),
    ...[...sameSteps.values()].flatMap(({ text, instead = [] }) => [
      text,
      ...instead.map((other) => other.text),
    ]),
  ]);
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join();
}
