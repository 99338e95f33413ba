import type { ContentFiles, ContentQuestion } from './schema.ts';
import { buttonsOf, labelOf, type ContentButton, type ContentCard } from './buttons.ts';

/** A phone cuts a longer one off. */
const LONGEST_LABEL = 34;

/** Mistakes in the buttons that answer questions of their card, and in what is folded away. */
export function buttonProblems(raw: ContentFiles): string[] {
  const cards = [...raw.questions, ...raw.forms].flatMap(({ topics }) =>
    topics.flatMap((topic) => topic.cards),
  );
  return cards.flatMap((card) => [...problemsOfButtons(card), ...card.questions.flatMap(foldProblems)]);
}

function problemsOfButtons(card: ContentCard): string[] {
  const { id, questions } = card;
  const buttons = buttonsOf(card);
  const problems: string[] = [];
  if (typeof card.buttons === 'string' && buttons.length === 0)
    problems.push(
      `Card ${id}: its buttons are to answer question ${card.buttons}, but this card has no such choice.`,
    );
  const labels = buttons.map((button) => labelOf(button, questions));
  for (const label of labels) {
    if (label.length > LONGEST_LABEL)
      problems.push(
        `Card ${id}: the button "${label}" is longer than ${LONGEST_LABEL} characters, and a phone would cut it off: give it a shorter "label".`,
      );
    if (labels.filter((each) => each === label).length > 1)
      problems.push(`Card ${id}: two buttons say "${label}".`);
  }
  for (const { answers } of buttons)
    for (const [question, option] of Object.entries(answers))
      if (optionOf(questions, question, option) === undefined)
        problems.push(
          `Card ${id}: a button answers question ${question} with "${option}", but this card has no such choice.`,
        );
  const answered = [...new Set(buttons.flatMap(({ answers }) => Object.keys(answers)))];
  for (const { id: question, options = [] } of questions.filter((each) => answered.includes(each.id)))
    for (const option of options)
      if (!buttons.some(({ answers }) => answers[question] === option.id))
        problems.push(`Card ${id}: no button answers question ${question} with "${option.id}".`);
  for (const button of buttons)
    if (!stops(button, questions) && answered.some((question) => button.answers[question] === undefined))
      problems.push(
        `Card ${id}: the button "${labelOf(button, questions)}" leaves a question without an answer that other buttons answer.`,
      );
  return [...new Set(problems)];
}

/** A button at which the gate stops leaves nothing to ask. */
function stops({ answers }: ContentButton, questions: readonly ContentQuestion[]): boolean {
  return Object.entries(answers).some(([question, id]) => {
    const { options = [] } = questions.find((each) => each.id === question) ?? {};
    return options.some(({ goesOn }) => goesOn) && options.some((each) => each.id === id && !each.goesOn);
  });
}

function optionOf(questions: readonly ContentQuestion[], question: string, option: string) {
  const found = questions.find(({ id, kind }) => id === question && kind === 'choice');
  return found?.options?.find(({ id }) => id === option);
}

function foldProblems({ id, drawn, mustAnswer, unfoldWhen }: ContentQuestion): string[] {
  if (drawn === 'folded' && mustAnswer)
    return [`Question ${id} must be answered, so it cannot be folded away ("drawn").`];
  return drawn !== 'folded' && unfoldWhen !== undefined
    ? [`Question ${id} is not folded away ("drawn"), so it cannot say "unfoldWhen".`]
    : [];
}
