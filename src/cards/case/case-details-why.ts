import { LEVEL_WORDS, mayKnowOfDsl } from '../../domain/case/case-words.ts';
import { SET_BY_WORDS } from '../../domain/triage/explanation.ts';
import type { Knowledge } from '../../domain/triage/knowledge.ts';
import { reasonsOnly } from '../../domain/triage/reasons.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/school/roles.ts';
import type { FiredRule } from '../../domain/triage/triage-result.ts';

/** The rule that says the DSL is aware, and the block it sets. */
const DSL_AWARE: readonly string[] = ['G-03', 'BLK-DSL'];

/** The SENCO's view leaves out that the DSL is aware (brief.md section 3); everybody else here sees every rule. */
export function maySee(reader: StaffMember, ruleOrBlock: string): boolean {
  return !DSL_AWARE.includes(ruleOrBlock) || mayKnowOfDsl(reader);
}

/** Every rule that fired and that the reader may see, with what fired it, who set it, and where it comes from. */
export function rulesInDetail({ triage }: Referral, knowledge: Knowledge, reader: StaffMember) {
  return reasonsOnly(triage.rulesFired, knowledge)
    .filter(({ id }) => maySee(reader, id))
    .map((rule) => ruleRow(rule, knowledge));
}

function ruleRow(rule: FiredRule, knowledge: Knowledge): { name: string; because: string; basis: string } {
  const sources = rule.sources.map((id) => {
    const source = knowledge.sources.get(id);
    return source ? `${source.title} (${source.date})` : id;
  });
  const setBy = `${SET_BY_WORDS[rule.setBy].charAt(0).toUpperCase()}${SET_BY_WORDS[rule.setBy].slice(1)}`;
  return {
    name: ruleName(rule),
    because: rule.because.join(' · '),
    basis: sources.length > 0 ? `${setBy}. ${sources.join('; ')}` : setBy,
  };
}

function ruleName({ name, level }: FiredRule): string {
  return level === null || level === 'none' ? name : `${name} (${LEVEL_WORDS[level].name.toLowerCase()})`;
}
