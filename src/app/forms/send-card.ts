import type { TurnResult, Turn } from '../turn.ts';
import { save, type SavePress } from './save.ts';
import { submitCard, type CardPress } from './submit.ts';

/**
 * Reads the one card of a form and saves it with the same press. Where something has to be looked at first - an answer,
 * the word check, a warning - the form stands there, and its next press saves. Idempotent, like both of them.
 */
export async function sendCard(
  turn: Turn,
  press: Omit<CardPress, 'move'>,
  saving: Omit<SavePress, 'verb' | 'draftId' | 'mark'>,
): Promise<TurnResult> {
  const read = await submitCard(turn, { ...press, move: 'continue' });
  const { reply } = read;
  const isReady = 'show' in reply && reply.show === 'check-answers' && reply.notices.length === 0;
  // Pressed twice: the first press took the draft away.
  const isGone = 'show' in reply && reply.show === 'draft-gone';
  if (!isReady && !isGone) return read;
  return save(turn, { ...saving, verb: 'save-form', draftId: press.draftId });
}
