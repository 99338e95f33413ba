import type { Answers, AnswerValue } from '../../domain/content/answers.ts';
import type { Question } from '../../domain/content/bank.ts';
import { olderInputId } from '../../domain/questions/older-input.ts';
import { describeAnswer } from '../../words/answers.ts';
import { OLDER_CARD, describeOnOlderCard } from '../../words/old-cards.ts';
import type { RawInputs, Reply } from '../reply.ts';
import { heldFor, markOf } from './mark.ts';
import { CHECK, type Session } from './session.ts';
import { showCard } from './show.ts';
import type { CardPress } from './submit.ts';

/** True for a card from before its answers changed. Cards of earlier versions only know which card they are. */
export function isOlderCard(now: Session, { mark, cardId }: CardPress): boolean {
  return mark === undefined ? now.draft.at !== cardId : mark !== markOf(now, cardId);
}

/**
 * The questions of an older card as they are answered now, each with what that card had where it is something else;
 * undefined when it had nothing else, as in a press that arrives twice. `after` is the draft as the press would leave it;
 * `put`, all that was put on the card, also where another answer makes it needless.
 */
export function showOlder(now: Session, after: Session, put: Answers, cardId: string): Reply | undefined {
  const questions = now.card(cardId)?.questions ?? [];
  const differing = questions.filter(
    ({ id }) => JSON.stringify(heldFor(now.draft, id)) !== JSON.stringify(heldFor(after.draft, id)),
  );
  if (differing.length === 0) return undefined;
  const older = differing.map((question) => {
    const had = heldFor(after.draft, question.id) ?? put[question.id];
    const said = after.draft.unchecked?.[question.id] ?? describeAnswer(question, had);
    const value = asTyped(had);
    return [question.id, { says: describeOnOlderCard(said), value }] as const;
  });
  return showCard(now, cardId, { older: new Map(older), notices: [OLDER_CARD] });
}

/** What was typed, with what the older card had wherever its tick is set. */
export function takeOlder(questions: readonly Question[], typed: RawInputs): RawInputs {
  const taken = questions.flatMap(({ id, kind }) => {
    const value = typed[olderInputId(id)];
    if (typeof value !== 'string' || value === '') return [];
    return kind === 'dates'
      ? value.split(',').map((date, at) => [`${id}-${at + 1}`, date] as const)
      : [[id, value] as const];
  });
  return { ...typed, ...Object.fromEntries(taken) };
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
