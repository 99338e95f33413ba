import type { Content } from '../domain/content/content.ts';
import type { FiredRule, TriageResult } from '../domain/triage/triage-result.ts';
import { OTHER_REASONS } from './reasons.ts';

/** One difference between two results of the same case. A private one is for readers who may see everything. */
export interface Change {
  readonly text: string;
  readonly private: boolean;
}

/**
 * The differences after the rules ran again, in words, the most important first: level, provisional mark, rules that
 * fire now or no longer, blocks, provision models. Empty when a reader would see none.
 */
export function describeChanges(
  content: Content,
  before: TriageResult,
  after: TriageResult,
): readonly Change[] {
  const changes: Change[] = [];
  const say = (text: string, secret = false) => changes.push({ text, private: secret });
  if (before.outcome !== after.outcome && (before.outcome === 'stopped' || after.outcome === 'stopped'))
    say(after.outcome === 'stopped' ? 'The case was stopped for safety.' : 'The case goes on after a stop.');
  if (before.level !== after.level) say(`The level is now ${after.level}; it was ${before.level}.`);
  if (before.provisional !== after.provisional)
    say(
      after.provisional
        ? 'The result is provisional again: office facts are missing.'
        : 'The office facts are in: the result is no longer provisional.',
    );
  for (const rule of missingFrom(before.rulesFired, after.rulesFired))
    say(`New reason: ${rule.name} (${rule.id}).`, rule.private);
  for (const rule of missingFrom(after.rulesFired, before.rulesFired))
    say(`No longer a reason: ${rule.name} (${rule.id}).`, rule.private);
  const becauseBefore = new Map(before.rulesFired.map((rule) => [rule.id, rule.because.join('; ')]));
  for (const rule of after.rulesFired) {
    const old = becauseBefore.get(rule.id);
    const now = rule.because.join('; ');
    if (old !== undefined && old !== now && !now.includes(`${OTHER_REASONS}:`))
      say(`${rule.name} (${rule.id}) now says: ${now}.`, rule.private);
  }
  for (const block of content.blocks) {
    const stood = before.blocks.includes(block.id);
    const stands = after.blocks.includes(block.id);
    if (!stood && stands) say(`New to clear: ${block.name}.`, block.private);
    if (stood && !stands) say(`Cleared: ${block.name}.`, block.private);
  }
  const names = (ids: readonly string[]) =>
    ids.map((id) => content.models.find((model) => model.id === id)?.name ?? id).join('; ');
  const added = after.suggestedModels.filter((id) => !before.suggestedModels.includes(id));
  const gone = before.suggestedModels.filter((id) => !after.suggestedModels.includes(id));
  if (added.length > 0) say(`Now among the provision to consider: ${names(added)}.`);
  if (gone.length > 0) say(`No longer among the provision to consider: ${names(gone)}.`);
  return changes;
}

function missingFrom(list: readonly FiredRule[], all: readonly FiredRule[]): readonly FiredRule[] {
  const known = new Set(list.map(({ id }) => id));
  return all.filter(({ id }) => !known.has(id));
}

/**
 * A stored change as people read it: without the id of its rule, which is for whoever looks after the rules. Older cases
 * say that a rule fires.
 */
export function describeStoredChange(text: string): string {
  return text
    .replace(/^Now fires: /, 'New reason: ')
    .replace(/^No longer fires: /, 'No longer a reason: ')
    .replace(/ \([A-Z]{1,3}-\d{1,3}\)/, '');
}
