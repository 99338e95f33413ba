import type { Content, SetBy } from '../domain/content/content.ts';
import type { PastFigure } from '../domain/questions/past-figures.ts';
import { describePastFigures } from './past-figures.ts';
import type { FiredRule, TriageResult } from '../domain/triage/triage-result.ts';
import { describeDay } from './dates.ts';
import { describeSource } from './sources.ts';

/** Who fixed something, as people say it. */
export const SET_BY_WORDS: Readonly<Record<SetBy, string>> = {
  law: 'set by law',
  guidance: 'set by national guidance',
  product: "this product's own rule, from practice; not law",
  school: 'set by the school; not law',
};

/**
 * A result as readable text, for somebody who may see everything: level, each rule with what fired it, what it means,
 * who set it and its source, then `past` figures, duties, blocks, suggested provision and next steps.
 */
export function describeResult(
  content: Content,
  today: string,
  result: TriageResult,
  past: readonly PastFigure[] = [],
): string {
  const sections = [heading(result, today)];
  if (result.rulesFired.length > 0)
    sections.push(`Why\n${result.rulesFired.map((rule) => ruleText(content, rule)).join('\n')}`);
  sections.push(
    ...list(
      'Not counted: of a term or school year that is over; ask the office for new figures',
      describePastFigures(past),
    ),
  );
  const duties = content.rules.filter((rule) => result.duties.includes(rule.id));
  sections.push(
    ...list(
      'Duties',
      duties.map((rule) => `${rule.id}: ${rule.duty ?? ''}`),
    ),
  );
  const blocks = content.blocks.filter((block) => result.blocks.includes(block.id));
  sections.push(
    ...list(
      'To clear before provision away from school',
      blocks.map(
        ({ id, name, clearedBy, override }) =>
          `${name} (${id}). Clears it: ${clearedBy} ${override !== 'no' ? 'The headteacher may override it with a reason.' : 'Nobody may override it.'}`,
      ),
    ),
  );
  const models = result.suggestedModels.map(
    (id) => content.models.find((model) => model.id === id)?.name ?? id,
  );
  sections.push(...list('Provision to consider, in this order', models, true));
  sections.push(
    ...list(
      'Suggested next steps, in this order',
      result.nextSteps.map(({ text, from }) => (from.length > 1 ? `${text} (${from.join(', ')})` : text)),
      true,
    ),
  );
  sections.push(
    `Rules as of ${content.effectiveFrom} (${content.guidanceVersion}), content ${content.version}. A person decides.`,
  );
  return sections.join('\n\n');
}

function heading({ outcome, level, provisional }: TriageResult, today: string): string {
  const day = `${describeDay(today)} ${today.slice(0, 4)}`;
  if (outcome === 'stopped')
    return `${day}: stopped for safety. No referral and no level; the DSL is told in person.`;
  if (outcome === 'no-referral') return `${day}: no referral is needed.`;
  return `${day}: level ${level}${provisional ? ', provisional: facts from the office are missing' : ''}.`;
}

function ruleText(content: Content, rule: FiredRule): string {
  const sources = rule.sources.map((id) => describeSource(content, id));
  const level = rule.level === null ? '' : ` [${rule.level}]`;
  return [
    `- ${rule.name} (${rule.id})${level}${rule.private ? ' - private' : ''}`,
    ...rule.because.map((line) => `    because: ${line}`),
    `    ${rule.says}`,
    `    ${SET_BY_WORDS[rule.setBy]}; source: ${sources.join(' ')}`,
  ].join('\n');
}

function list(title: string, items: readonly string[], numbered = false): string[] {
  if (items.length === 0) return [];
  return [`${title}\n${items.map((item, at) => `${numbered ? `${at + 1}.` : '-'} ${item}`).join('\n')}`];
}
