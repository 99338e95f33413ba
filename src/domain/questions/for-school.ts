import type { Bank, Option, Question } from '../content/bank.ts';
import type { Knowledge } from '../content/knowledge.ts';
import { inDirectoryOrder } from '../school/provider.ts';
import type { SchoolSettings } from '../school/settings.ts';
import { QUESTION } from '../known-ids/questions.ts';

/**
 * The knowledge with the school's own people and providers as options of the questions that ask for one. Providers stand
 * in the order of the directory, by name: none is ranked or recommended.
 */
export function forSchool(
  knowledge: Knowledge,
  { staff, providers = [] }: Pick<SchoolSettings, 'staff' | 'providers'>,
): Knowledge {
  const kinds = knowledge.bank.questions.get(QUESTION.proposedProvider)?.options ?? [];
  const kindInWords = (kind: string) => kinds.find(({ id }) => id === kind)?.label ?? kind;
  const people = staff
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .map(({ id, name }): Option => ({ id, label: name }));
  const places = inDirectoryOrder(providers).map(({ name, kind }): Option => ({
    id: name,
    label: `${name} (${kindInWords(kind)})`,
  }));
  const filled = (question: Question): Question => {
    if (question.optionsFrom === 'staff') return { ...question, options: [...question.options, ...people] };
    if (question.optionsFrom === 'providers')
      return { ...question, options: [...question.options, ...places] };
    return question;
  };
  const caseForms: Bank = {
    ...knowledge.caseForms,
    questions: new Map(
      [...knowledge.caseForms.questions].map(([id, question]) => [id, filled(question)] as const),
    ),
  };
  return { ...knowledge, caseForms };
}

/**
 * The knowledge that a form about a plan is walked with: its own bank of questions, and no rules, since nothing typed
 * there is triaged.
 */
export function formKnowledge(knowledge: Knowledge): Knowledge {
  return { ...knowledge, bank: knowledge.caseForms, rules: [], blocks: [], models: [], removals: [] };
}
