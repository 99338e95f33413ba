import { isOpenToNotes, isSamePupil } from '../../domain/case/join.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { isNewConcern, type Draft } from '../../domain/questions/draft.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { readUnfinished } from './drafts.ts';

/** Far more concerns than one pupil has at a time. */
const MOST_CASES = 20;

/**
 * What this person has begun or raised about the pupil they have just named, and not finished with; undefined when
 * there is none. Only their own: a colleague's concern is not theirs to know of.
 */
export async function findBegun(turn: Turn, draft: Draft): Promise<Reply | undefined> {
  const { [QUESTION.pupilReference]: pupil } = draft.answers;
  if (!isNewConcern(draft) || typeof pupil !== 'string') return undefined;
  const begun = (await readUnfinished(turn)).filter(
    ({ draft: other }) => other.id !== draft.id && isNewConcern(other) && isSamePupil(other, draft),
  );
  const { items } = await turn.records.referralsOfPupil(pupil, MOST_CASES);
  const raised = items.filter(
    (referral) => referral.referrer.id === turn.person.id && isOpenToNotes(referral),
  );
  if (begun.length === 0 && raised.length === 0) return undefined;
  return { show: 'same-pupil', draft, begun, raised, isEmpty: isEmpty(turn, draft) };
}

/** True for a concern that names a pupil and says nothing more: deleting it loses nothing. */
function isEmpty({ content: { bank } }: Turn, draft: Draft): boolean {
  const card = bank.questions.get(QUESTION.pupilReference)?.card;
  return Object.keys(draft.answers).every((id) => {
    const question = bank.questions.get(id);
    return question?.gate === true || question?.card === card;
  });
}

/** Deletes a new concern that only names its pupil, when somebody resumes an earlier one. */
export async function dropIfEmpty(turn: Turn, draftId: string | undefined): Promise<void> {
  const stored = draftId === undefined ? undefined : await turn.records.readDraft(turn.person.id, draftId);
  if (!stored || !isNewConcern(stored.value) || !isEmpty(turn, stored.value)) return;
  const { owner, id } = stored.value;
  await turn.records.commit([{ change: 'draft-gone', owner, id, expected: stored.version }]);
}
