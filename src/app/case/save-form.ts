import { openDraft } from '../forms/drafts.ts';
import { draftGone } from '../forms/take-card.ts';
import type { PlanSaved, Reply } from '../reply.ts';
import type { Done, Turn } from '../turn.ts';
import { saveForm } from './facts.ts';
import { mayReadDetails } from './case-reply.ts';
import { savePlan } from './plan-form.ts';
import { saveReview } from './review-form.ts';
import { savedAlready } from './save-plan-form.ts';
import { saveUpdate } from './update-form.ts';

/** The answer to facts that were saved by an earlier delivery of the same press. */
async function factsSavedBefore(turn: Turn, referralId: string | undefined): Promise<Reply | undefined> {
  if (referralId === undefined || !(await turn.isRepeat())) return undefined;
  const { records, person } = turn;
  const [read, audit] = await Promise.all([records.readReferral(referralId), records.auditOf(referralId)]);
  const saved = audit.findLast(
    ({ by, what }) => by.id === person.id && (what === 'facts-added' || what === 'proposed'),
  );
  if (!read || !saved) return undefined;
  return {
    show: 'facts-saved',
    referral: read.value,
    part: saved.what === 'proposed' ? 3 : 2,
    changed: saved.corrected?.length ?? 0,
    mayRead: mayReadDetails(turn),
  };
}

/**
 * Saves a form into its case, by what it asks. `before` says what the form was for, so that a press on a card whose form
 * has been saved already is answered as the first one was.
 */
export async function saveCaseForm(
  turn: Turn,
  draftId: string,
  before?: { readonly referralId: string; readonly what?: PlanSaved | undefined },
): Promise<Done> {
  const stored = await openDraft(turn, draftId);
  if (!stored)
    return before?.what
      ? savedAlready(turn, draftId, before.referralId, before.what)
      : { reply: (await factsSavedBefore(turn, before?.referralId)) ?? (await draftGone(turn, draftId)) };
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
