import type { Knowledge } from './knowledge.ts';
import { LEVELS } from './levels.ts';
import type { FiredRule } from './triage-result.ts';

/**
 * Fired rules that are reasons for something. A word that matched (G-05) was a prompt to a member of staff, never a
 * finding, and nobody else reads it as one.
 */
export function reasonsOnly(fired: readonly FiredRule[], knowledge: Knowledge): readonly FiredRule[] {
  const prompts = new Set(knowledge.rules.filter(({ level }) => level === 'ask').map(({ id }) => id));
  return fired.filter(({ id }) => !prompts.has(id));
}

/** Rules in the order in which they are read: the one that asks for the soonest look first, those without a level last. */
export function mostPressingFirst<Rule extends Pick<FiredRule, 'level'>>(
  rules: readonly Rule[],
): readonly Rule[] {
  const place = ({ level }: Rule) => (level === null ? 0 : LEVELS.indexOf(level));
  return rules.toSorted((a, b) => place(b) - place(a));
}
