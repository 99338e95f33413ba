import { nameFact } from './figures.ts';
import type { Condition, SupportState } from '../domain/content/condition.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import { FACT_BY_ID } from '../domain/triage/facts.ts';
import type { Content } from '../domain/content/content.ts';

/**
 * A condition in words: `Signs noticed has any of "Late to school or lessons"`, `absence is 10 % or more`. `mark` may
 * wrap each name of something else (a question's label, a rule, a definition), for example in a link; by default names
 * stay as they are.
 */
export function describeCondition(
  content: Content,
  condition: Condition,
  mark: (name: string, kind: 'question' | 'rule' | 'definition', id: string) => string = (name) => name,
): string {
  const words = (part: Condition, inside: boolean): string => {
    if ('all' in part) return join(part.all, 'and', inside);
    if ('any' in part) return join(part.any, 'or', inside);
    if ('always' in part) return 'always';
    if ('not' in part) return 'always' in part.not ? 'never' : `not (${words(part.not, false)})`;
    if ('named' in part) return mark(part.named.replaceAll('-', ' '), 'definition', part.named);
    if ('rule' in part) return `${mark(part.rule, 'rule', part.rule)} fired`;
    if ('anyRuleAtLeast' in part) {
      const least =
        part.count === undefined
          ? 'a rule'
          : `at least ${content.thresholds.get(part.count)?.value ?? 1} rules`;
      return `${least} of level ${part.anyRuleAtLeast} or above fired`;
    }
    if ('event' in part) return EVENTS[part.event];
    if ('supports' in part) return supportWords(part);
    return 'fact' in part ? figureWords(part) : answerWords(part);
  };
  const join = (parts: readonly Condition[], word: string, inside: boolean) => {
    const text = parts.map((part) => words(part, parts.length > 1)).join(` ${word} `);
    return inside && parts.length > 1 ? `(${text})` : text;
  };
  const figureWords = (part: Extract<Condition, { fact: string }>): string => {
    const fact = FACT_BY_ID.get(part.fact);
    const name = mark(fact ? nameFact(fact.id) : part.fact, 'question', fact?.needs[0] ?? '');
    if ('atLeast' in part) return `${name} is ${describeThreshold(content, part.atLeast)} or more`;
    if ('moreThan' in part) return `${name} is more than ${describeThreshold(content, part.moreThan)}`;
    if ('below' in part) return `${name} is below ${describeThreshold(content, part.below)}`;
    return `${name} is ${describeThreshold(content, part.atMost)} or less`;
  };
  const supportWords = ({ supports, hasAnyOf }: Extract<Condition, { supports: SupportState }>): string => {
    const question = content.bank.questions.get(QUESTION.supportTried);
    const kinds = mark('support', 'question', QUESTION.supportTried);
    const named = hasAnyOf.map((id) => question?.options.find((option) => option.id === id)?.label ?? id);
    return `${kinds} ${SUPPORT_STATE_WORDS[supports]} includes ${named.length > 1 ? 'any of ' : ''}${named.map((label) => `"${label}"`).join(', ')}`;
  };
  const answerWords = (part: Extract<Condition, { question: string }>): string => {
    const question = content.bank.questions.get(part.question);
    const name = mark(question?.label ?? part.question, 'question', part.question);
    const options = (ids: readonly string[]) =>
      ids.map((id) => `"${question?.options.find((option) => option.id === id)?.label ?? id}"`).join(', ');
    if ('answered' in part) return part.answered ? `${name} is filled in` : `${name} is blank`;
    if ('is' in part) return `${name} is ${options([part.is])}`;
    if ('isNot' in part) return `${name} is not ${options([part.isNot])}`;
    if ('hasAnyOf' in part)
      return `${name} is ${part.hasAnyOf.length > 1 ? 'any of ' : ''}${options(part.hasAnyOf)}`;
    if ('hasOnly' in part) return `${name} is nothing but ${options(part.hasOnly)}`;
    return `${name} has ${content.thresholds.get(part.countAtLeast)?.value ?? 1} or more ticks`;
  };
  return words(condition, false);
}

const SUPPORT_STATE_WORDS: Readonly<Record<SupportState, string>> = {
  tried: 'tried',
  'in-place': 'in place',
  helping: 'that helps',
};

const EVENTS = {
  'word-match': 'a word of the word check appeared in a text',
  cleared: 'staff said after a word check that there is no worry',
  stop: 'staff pressed Stop',
} as const;

/** A threshold with its unit, as a reader says it: `10 %`, `15 school days`, `12`. */
export function describeThreshold(content: Content, id: string): string {
  const threshold = content.thresholds.get(id);
  if (!threshold) return id;
  const { value, unit } = threshold;
  if (unit === 'percent') return `${value} %`;
  return unit === 'count' || unit === 'removals' ? String(value) : `${value} ${unit}`;
}
