import { refuseAct } from '../../domain/case/acts.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import { onOwnReferral, tellWhyNot } from '../case/withdraw.ts';
import { nowOf, type TurnResult, type Turn } from '../turn.ts';
import { newDraft, readUnfinished } from './drafts.ts';
import { Session } from './session.ts';
import { showDraft } from './show.ts';

/**
 * Opens the form of a concern this person sent, filled in with what they said, or resumes a correction they left. The gate is
 * asked again, as on every start; then all the answers are there to change.
 */
export async function correctConcern(turn: Turn, referralId: string): Promise<TurnResult> {
  return onOwnReferral(turn, referralId, async ({ value: referral }) => {
    const refused = refuseAct('correct', referral, { by: turn.person, at: nowOf(turn) });
    if (refused) return { reply: tellWhyNot(referral, refused) };
    const left = await readLeft(turn, referralId);
    if (left) return { reply: showDraft(left) };
    const session = Session.open(turn, begin(turn, referral));
    const result = await turn.records.commit([{ change: 'draft', value: session.draft, expected: 'new' }]);
    // Another delivery of the same press was quicker.
    const first = result === 'done' ? undefined : await readLeft(turn, referralId);
    return { reply: showDraft(first ?? session) };
  });
}

async function readLeft(turn: Turn, referralId: string): Promise<Session | undefined> {
  const found = (await readUnfinished(turn)).find(({ draft }) => draft.corrects?.referralId === referralId);
  return found && Session.open(turn, found.draft);
}

/** The concern as a draft, at the gate; after it comes the check. */
function begin(turn: Turn, { id, reference, sentAt, answers, events, contentVersion }: Referral): Draft {
  const { questions } = turn.content.bank;
  const theirs = Object.entries(answers).filter(([each]) => questions.get(each)?.form === 'concern');
  return {
    ...newDraft(turn, reference),
    contentVersion,
    corrects: { referralId: id, sentAt, base: Object.fromEntries(theirs) },
    answers: Object.fromEntries(theirs.filter(([each]) => questions.get(each)?.gate !== true)),
    events,
    changing: true,
  };
}
