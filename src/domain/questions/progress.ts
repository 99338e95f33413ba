import type { Question, Topic } from '../content/bank.ts';
import type { Walk } from '../triage/walk.ts';

/** How far along somebody is: cards, the check included, and minutes still to go, as an estimate. */
export interface Progress {
  readonly step: number;
  readonly of: number;
  readonly minutesLeft: number;
}

/**
 * Where a card stands on the way. `topics` are those of the form, and `askable` gives a question that may be put to this
 * person. What is still to come is counted whatever the answers: a follow-up that is then not asked makes the way
 * shorter, and no answer makes it longer.
 */
export function progressAt(
  { cards }: Pick<Walk, 'cards'>,
  topics: readonly Topic[],
  askable: (id: string) => Question | undefined,
  cardId: string,
): Progress {
  const step = cards.findIndex(({ card }) => card.id === cardId) + 1;
  const order = topics.flatMap((topic) => topic.cards);
  const left = order
    .slice(order.findIndex(({ id }) => id === cardId))
    .map(({ questions }) => questions.flatMap((id) => askable(id) ?? []))
    .filter((questions) => questions.length > 0);
  const seconds = left.flat().reduce((sum, question) => sum + usualSeconds(question), 0);
  return { step, of: step + left.length, minutesLeft: Math.max(1, Math.round(seconds / 60)) };
}

/** What need not be answered, or is asked only sometimes, counts half. */
function usualSeconds({ seconds, mustAnswer, askWhen }: Question): number {
  return mustAnswer && 'always' in askWhen ? seconds : seconds / 2;
}
