import type { TurnResult, Turn } from '../turn.ts';
import { deletion, draftGone, findOutdated, withDraft } from './drafts.ts';
import { CHANGED_IN_ANOTHER_WINDOW } from '../../words/forms.ts';

/** A draft's owner may be editing it on two devices. */
const TRIES = 4;

/** Asks once before a draft is deleted. */
export async function askBeforeCancel(turn: Turn, draftId: string): Promise<TurnResult> {
  return withDraft(turn, draftId, ({ draft }) => ({ reply: { show: 'confirm-cancel', draft } }));
}

/** Deletes a draft and everything in it. Deleting it again says the same. */
export async function deleteDraft(
  turn: Turn,
  draftId: string,
  show: 'deleted' | 'closed-without-saving',
): Promise<TurnResult> {
  for (let tries = 0; tries < TRIES; tries++) {
    // Also an expired one: its owner need not wait for the clean-up.
    const stored = await turn.records.readDraft(turn.person.id, draftId);
    if (!stored) {
      const reply = await draftGone(turn, draftId);
      return { reply: 'show' in reply && reply.show === 'draft-gone' ? { show } : reply };
    }
    const result = await turn.records.commit([deletion(stored.value, stored.version)]);
    if (result === 'done') return { reply: { show }, ...findOutdated(turn, stored.value) };
  }
  return { reply: { text: CHANGED_IN_ANOTHER_WINDOW } };
}
