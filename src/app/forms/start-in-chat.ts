import { describeWayIn } from '../../words/forms.ts';
import { newDelivery, putInOutbox } from '../deliveries.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { start } from './begin.ts';

/**
 * Raises a concern from where others read: the button to begin comes in the person's own chat, and what they pressed
 * stays as it is. In their own chat it begins at once.
 */
export async function startInChat(turn: Turn): Promise<TurnResult> {
  if (turn.where === 'chat') return start(turn);
  const value = newDelivery(turn, `start.${turn.person.id}.${turn.names.id()}`, {
    kind: 'start',
    to: turn.person.id,
  });
  await turn.records.commit([putInOutbox(value)]);
  return { reply: { text: describeWayIn(turn.settings) }, deliveries: [value.id] };
}
