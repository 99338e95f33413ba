import type { AnswerValue } from '../../domain/content/answers.ts';
import { describeAnswer } from '../../words/answers.ts';
import { OLDER_CARD, describeOnOlderCard } from '../../words/forms.ts';
import type { Reply } from '../reply.ts';
import { heldFor } from './mark.ts';
import { CHECK, type Session } from './session.ts';
import { showCard } from './show.ts';

/**
 * The questions of an older card as they are answered now, each with what that card had where it is something else;
 * undefined when it had nothing else, as in a press that arrives twice. `after` is the draft as the press would leave it.
 */
export function showOlder(now: Session, after: Session, cardId: string): Reply | undefined {
  const questions = now.card(cardId)?.questions ?? [];
  const differing = questions.filter(
    ({ id }) => JSON.stringify(heldFor(now.draft, id)) !== JSON.stringify(heldFor(after.draft, id)),
  );
  if (differing.length === 0) return undefined;
  const typed = differing.map((question) => {
    const had = after.draft.unchecked?.[question.id];
    const said = had ?? describeAnswer(question, after.draft.answers[question.id]);
    return [
      question.id,
      { typed: asTyped(heldFor(now.draft, question.id)), problem: describeOnOlderCard(said) },
    ] as const;
  });
  return showCard(now, cardId, { typed: new Map(typed), notices: [OLDER_CARD] });
}

/**
 * Where somebody goes on who pressed a card from before the one their draft is at: there, unless the press opened a gap
 * on the way. `next` is the card after the one pressed.
 */
export function furthest(after: Session, was: string, next: string): string {
  const order = [...after.path.cards.map(({ card }) => card.id), CHECK];
  const gap = after.firstGap === undefined ? order.length : order.indexOf(after.firstGap);
  const place = order.indexOf(was);
  return place > order.indexOf(next) && gap >= place && after.firstUnfit === undefined ? was : next;
}

function asTyped(value: AnswerValue | undefined): string {
  return Array.isArray(value) ? value.join(',') : value === undefined ? '' : String(value);
}
