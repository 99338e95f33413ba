import type { Bank, Option, Question } from '../content/bank.ts';
import type { Content } from '../content/content.ts';
import { inDirectoryOrder } from '../school/provider.ts';
import type { SchoolSettings } from '../school/settings.ts';
import { QUESTION } from '../known-ids/questions.ts';

/**
 * The content with the school's own times to answer, and its people and providers as options of the questions that ask
 * for one. Providers keep
 * the order of the directory, by name: none is ranked or recommended.
 */
export function forSchool(
  content: Content,
  { staff, providers = [], responseDays = {} }: Pick<SchoolSettings, 'staff' | 'providers' | 'responseDays'>,
): Content {
  const kinds = content.bank.questions.get(QUESTION.proposedProvider)?.options ?? [];
  const kindInWords = (kind: string) => kinds.find(({ id }) => id === kind)?.label ?? kind;
  const people = staff
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .map(({ id, name }): Option => ({ id, label: name }));
  // A plan may run at one that is no longer used, so it stays; what is chosen anew is warned of.
  const places = inDirectoryOrder(providers).map(({ name, kind, archived }): Option => ({
    id: name,
    label: `${name} (${kindInWords(kind)}${archived ? '; no longer used' : ''})`,
  }));
  const filled = (question: Question): Question => {
    if (question.optionsFrom === 'staff') return { ...question, options: [...question.options, ...people] };
    if (question.optionsFrom === 'providers')
      return { ...question, options: [...question.options, ...places] };
    return question;
  };
  const planBank: Bank = {
    ...content.planBank,
    questions: new Map(
      [...content.planBank.questions].map(([id, question]) => [id, filled(question)] as const),
    ),
  };
  const own = Object.fromEntries(Object.entries(responseDays).filter(([, days]) => days !== undefined));
  return { ...content, planBank, responseDays: { ...content.responseDays, ...own } };
}

/**
 * The content for forms about a plan: their own bank of questions, and no rules, since nothing typed there is triaged.
 */
export function contentOfPlanForms(content: Content): Content {
  return { ...content, bank: content.planBank, rules: [], blocks: [], models: [], removals: [] };
}
