import { isSamePupil } from '../../../domain/case/join.ts';
import type { Corrects } from '../../../domain/questions/draft.ts';
import { AS_A_NOTE, describeCorrections, NOT_YOUR_REFERRAL } from '../../../words/referrer.ts';
import { describeRefusal } from '../../../words/refusals.ts';
import { LONGEST_ECHO } from '../../case/case-text.ts';
import { commitCase } from '../../case/commit-case.ts';
import { withAnswers } from '../../case/with-answers.ts';
import { tellWhyNot } from '../../case/withdraw.ts';
import { schoolDay, type Turn } from '../../turn.ts';
import { concernCorrectionsIn, correctAnswers } from '../corrections.ts';
import type { Saving, SaveResult } from './kind.ts';

/**
 * Saves what the referrer changed of a concern they sent, on top of the case as it is then, and runs the rules again. Once
 * somebody has decided, what they changed is offered as a note.
 */
export async function saveCorrection(
  turn: Turn,
  { session, deleteDraft }: Saving,
  { referralId }: Corrects,
): Promise<SaveResult> {
  const stored = await turn.records.readReferral(referralId);
  if (!stored || stored.value.referrer.id !== turn.person.id)
    return { result: 'refused', reply: { text: NOT_YOUR_REFERRAL } };
  const { value: before } = stored;
  const corrected = concernCorrectionsIn(turn, session, before);
  if (corrected.length === 0) {
    const gone = await turn.records.commit([deleteDraft]);
    return gone === 'done'
      ? { result: 'saved', reply: { show: 'my-referral', referral: before, news: 'now' } }
      : { result: 'changed' };
  }
  const changed = withAnswers(turn, before, {
    by: turn.person,
    answers: correctAnswers(before.answers, corrected),
    answered: corrected.map(({ question }) => question),
  });
  const prepared = { ...changed, events: session.draft.events };
  const act = { action: 'correct', isAboutAnother: !isSamePupil(before, prepared) } as const;
  const done = await commitCase(turn, stored, act, { prepared, corrected, also: [deleteDraft] });
  switch (done.result) {
    case 'done':
      return {
        result: 'saved',
        reply: { show: 'my-referral', referral: done.referral, news: 'corrected' },
        deliveries: done.deliveries,
      };
    case 'changed':
      return { result: 'changed' };
    case 'refused': {
      const { referral, refused } = done;
      if (referral.status === 'withdrawn') return { result: 'refused', reply: tellWhyNot(referral, refused) };
      const typed = describeCorrections(corrected, turn.content, schoolDay(turn).today).slice(
        0,
        LONGEST_ECHO,
      );
      const problem = { field: 'note', typed, sentence: `${describeRefusal(refused)} ${AS_A_NOTE}` } as const;
      return { result: 'refused', reply: { show: 'my-referral', referral, news: 'now', problem } };
    }
  }
}
