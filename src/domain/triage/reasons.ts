import type { Content, Rule } from '../content/content.ts';
import { rankOf } from '../content/levels.ts';
import type { FiredRule } from './triage-result.ts';

/**
 * Fired rules that count as reasons. A matched word (G-05) was a prompt to a member of staff, never a finding, and
 * nobody else should read it as one.
 */
export function reasonsOnly(fired: readonly FiredRule[], content: Content): readonly FiredRule[] {
  const prompts = new Set(content.rules.filter(({ level }) => level === 'ask').map(({ id }) => id));
  return fired.filter(({ id }) => !prompts.has(id));
}

/** Rules in reading order: the most urgent first, those without a level last. */
export function mostPressingFirst<Each extends Pick<Rule, 'level'>>(rules: readonly Each[]): readonly Each[] {
  return rules.toSorted((a, b) => rankOf(b.level) - rankOf(a.level));
}

/** Rules in list order: by group, and within a group by the number in the id, whatever the evaluation order. */
export function inReadingOrder({ groups }: Content, rules: readonly Rule[]): readonly Rule[] {
  const group = (rule: Rule) => groups.findIndex(({ id }) => id === rule.group);
  const number = ({ id }: Rule) => Number(/\d+$/.exec(id)?.[0] ?? 0);
  return rules.toSorted((a, b) => group(a) - group(b) || number(a) - number(b));
}
