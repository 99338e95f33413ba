import { openDraft } from '../concern/drafts.ts';
import { draftGone } from '../concern/take-card.ts';
import type { PlanSaved } from '../reply.ts';
import type { Done, Turn } from '../turn.ts';
import { saveForm } from './facts.ts';
import { savePlan } from './plan-form.ts';
import { saveReview } from './review-form.ts';
import { savedAlready } from './save-plan-form.ts';
import { saveUpdate } from './update-form.ts';

/**
 * Saves a form into its case, by what it asks. `before` says what the form was for, so that a press on a card whose form
 * has been saved already is answered as the first one was.
 */
export async function saveCaseForm(
  turn: Turn,
  draftId: string,
  before?: { readonly referralId: string; readonly what: PlanSaved },
): Promise<Done> {
  const stored = await openDraft(turn, draftId);
  if (!stored)
    return before
      ? savedAlready(turn, draftId, before.referralId, before.what)
      : { reply: await draftGone(turn, draftId) };
  switch (stored.value.form?.part) {
    case 4:
      return savePlan(turn, stored);
    case 5:
      return saveUpdate(turn, stored);
    case 6:
      return saveReview(turn, stored);
    case 2:
    case 3:
    case undefined:
      return saveForm(turn, draftId);
  }
}
