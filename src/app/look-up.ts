import { TooManyCases } from './ports/records.ts';
import { describeBusy, TOO_MANY_CASES } from '../words/bot.ts';
import type { TurnResult, Turn } from './turn.ts';

/**
 * Runs a turn that reads many cases: one at a time per person, a few at a time in all, and only up to a maximum of
 * cases.
 */
export async function lookUp(turn: Turn, work: () => Promise<TurnResult>): Promise<TurnResult> {
  try {
    const done = await turn.crowd.lookUp(turn.person.id, work);
    return 'busy' in done ? { reply: { text: describeBusy(done.busy) } } : done;
  } catch (error) {
    if (error instanceof TooManyCases) return { reply: { text: TOO_MANY_CASES } };
    throw error;
  }
}
