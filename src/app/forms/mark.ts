import { createHash } from 'node:crypto';
import type { AnswerValue } from '../../domain/content/answers.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import type { Session } from './session.ts';

/** Enough to tell two states of a card's answers apart. */
const LENGTH = 8;

/**
 * A mark of what a draft holds for the questions of one card. It stands on the card's buttons, so that a press tells
 * whether the card shows what the draft holds now.
 */
export function markOf({ draft, content }: Session, cardId: string): string {
  const card = content.bank.topics.flatMap(({ cards }) => cards).find(({ id }) => id === cardId);
  const held = (card?.questions ?? []).map((id) => heldFor(draft, id) ?? null);
  return markWith(held);
}

function markWith(held: unknown): string {
  return createHash('sha256').update(JSON.stringify(held)).digest('base64url').slice(0, LENGTH);
}

/** A mark of all that a draft holds, for the card that shows all of it. */
export function markOfAll({ answers, unchecked = {} }: Draft): string {
  const inOrder = (held: object) => Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return markWith([inOrder(answers), inOrder(unchecked)]);
}

/** What a draft holds for a question: an answer, or what was typed and is not one yet. */
export function heldFor({ answers, unchecked }: Draft, id: string): AnswerValue | undefined {
  return unchecked?.[id] ?? answers[id];
}
