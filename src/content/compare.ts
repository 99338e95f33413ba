import type { Content } from '../domain/content/content.ts';
import { triage, type Case } from '../domain/triage/triage.ts';
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
    return { name: names[at] ?? `Case number ${at + 1}`, differences };
  });
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join();
}
