import { QUESTION } from '../../src/domain/known-ids/questions.ts';
import type { Play } from './play.ts';
import { submittedReferral } from './submitted-referral.ts';

/** Stores a case raised in the spring about a pupil of this reference and year group, with an id like the reference. */
export async function storeCaseOf(
  play: Play,
  pupil: string,
  year: string,
  id = pupil.replace(' ', ''),
): Promise<void> {
  const value = submittedReferral({
    id,
    reference: `R-${id}`,
    sentAt: '2026-03-02T09:00:00.000Z',
    answers: { [QUESTION.pupilReference]: pupil, [QUESTION.yearGroup]: year },
  });
  await play.records.commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
}
