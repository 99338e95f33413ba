import type { ContentQuestion, ContentTopic } from './schema.ts';

export type ContentCard = ContentTopic['cards'][number];
export type ContentButton = Exclude<NonNullable<ContentCard['buttons']>, string>[number];

/** The buttons of a card that answer and go on, also those written as a question's id. */
export function buttonsOf({ questions, buttons = [] }: ContentCard): readonly ContentButton[] {
  if (typeof buttons !== 'string') return buttons;
  const { kind, options = [] } = questions.find(({ id }) => id === buttons) ?? {};
  return kind === 'choice' ? options.map(({ id }) => ({ answers: { [buttons]: id } })) : [];
}

/** What a button says: its own words, or those of the option that it chooses last. */
export function labelOf({ label, answers }: ContentButton, questions: readonly ContentQuestion[]): string {
  const [id, picked] = Object.entries(answers).at(-1) ?? [];
  const { options = [] } = questions.find((question) => question.id === id) ?? {};
  return label ?? options.find((option) => option.id === picked)?.label ?? '';
}
