import type { Drawing } from '../parts.ts';
import type { Content } from '../../domain/content/content.ts';
import { mostPressingFirst, reasonsOnly } from '../../domain/triage/reasons.ts';
import type { Referral, RunAgain } from '../../domain/case/referral.ts';
import { can, type StaffMember } from '../../domain/people/roles.ts';
import type { FiredRule } from '../../domain/triage/triage-result.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { BLOCK, RULE } from '../../domain/known-ids/rules.ts';
import { LEVEL_WORDS, rewordYear } from '../../words/cases.ts';
import { SET_BY_WORDS } from '../../words/explanation.ts';
import { describeSource } from '../../words/sources.ts';

/** The rule that says the DSL is aware, and the block it sets. */
const DSL_AWARE: readonly string[] = [RULE.dslAware, BLOCK.dsl];
/** That the DSL was asked at all, or is to be asked before a visit, reveals that they are involved. */
const TELLS_OF_DSL: readonly string[] = [QUESTION.proposedDslAgrees, QUESTION.homeVisit];

/**
 * Rules that say the DSL is aware are left out for those who may not know; everybody who reads the case sees the
 * others.
 */
export function maySee(reader: StaffMember, ruleOrBlock: string): boolean {
  return !DSL_AWARE.includes(ruleOrBlock) || can(reader, 'knows-of-dsl');
}

/** The same for an answer. */
export function maySeeAnswer(reader: StaffMember, question: string): boolean {
  return !TELLS_OF_DSL.includes(question) || can(reader, 'knows-of-dsl');
}

/** The same for what changed when the rules ran again; a change is stored in words and names its rule or block. */
export function maySeeChange(
  reader: StaffMember,
  { text, private: secret }: RunAgain['changes'][number],
  { blocks, rules }: Content,
): boolean {
  if (!secret || can(reader, 'knows-of-dsl')) return true;
  const names = [...blocks, ...rules].filter(({ id }) => DSL_AWARE.includes(id)).map(({ name }) => name);
  return !names.some((name) => text.includes(name));
}

/** True unless the rule, or what made it fire, reveals that the DSL is aware. */
export function maySeeRule(
  reader: StaffMember,
  id: string,
  { triage }: Referral,
  { rules }: Content,
): boolean {
  if (can(reader, 'knows-of-dsl')) return true;
  const because = triage.rulesFired.find((rule) => rule.id === id)?.because ?? [];
  const names = rules.filter((rule) => DSL_AWARE.includes(rule.id)).map(({ name }) => name);
  return maySee(reader, id) && !names.some((name) => because.some((line) => line.includes(name)));
}

/** The names of the rules that gave the level and that the reader may see, the most pressing first. */
export function reasonNames(referral: Referral, content: Content, reader: StaffMember): readonly string[] {
  return mostPressingFirst(reasonsOnly(referral.triage.rulesFired, content))
    .filter(({ id }) => maySeeRule(reader, id, referral, content))
    .map(({ name }) => name);
}

/** Every rule that fired and that the reader may see, the most pressing first, with what fired it, who set it, and its source. */
export function rulesInDetail(referral: Referral, drawing: Drawing, reader: StaffMember) {
  const { content } = drawing;
  return mostPressingFirst(reasonsOnly(referral.triage.rulesFired, content))
    .filter(({ id }) => maySeeRule(reader, id, referral, content))
    .map((rule) =>
      ruleRow({ ...rule, because: rewordYear(rule.because, referral, content, drawing) }, content),
    );
}

function ruleRow(rule: FiredRule, content: Content): { name: string; because: string; basis: string } {
  const sources = rule.sources.map((id) => describeSource(content, id));
  const setBy = `${SET_BY_WORDS[rule.setBy].charAt(0).toUpperCase()}${SET_BY_WORDS[rule.setBy].slice(1)}`;
  return {
    name: ruleName(rule),
    because: rule.because.join(' · '),
    basis: sources.length > 0 ? `${setBy}. ${sources.join(' ')}` : setBy,
  };
}

function ruleName({ name, level }: FiredRule): string {
  return level === null || level === 'none' ? name : `${name} (${LEVEL_WORDS[level].name.toLowerCase()})`;
}
