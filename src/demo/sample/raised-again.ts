import { concern } from './concerns.ts';
import { runPlan } from './plan-run.ts';
import { PlayedCase } from './played-case.ts';
import { playApprovalInSchool } from './running.ts';
import type { Stage } from './stage.ts';

/** Plays one pupil raised before: helped, and raised again later. The newest is undecided. */
export async function playSamePupil(stage: Stage): Promise<readonly PlayedCase[]> {
  const { cast } = stage;
  const first = await playApprovalInSchool(
    stage,
    { pupil: 'DM 014', year: '8', by: cast.teacher, ago: 50, kind: 'restless', absence: 3 },
    48,
  );
  await runPlan(stage, first, {
    kind: 'calmRoom',
    days: { made: 47, start: 46, reviews: [33], next: 33, end: 33 },
    keyAdult: cast.teacher,
    pace: 'well',
    decided: { decision: 'close', outcome: 'returned', reason: 'Whole lessons again since last week.' },
  });
  const second = await PlayedCase.raised(stage, cast.tutor, 26, concern('alone', 'DM 014', '8'));
  await second.does(cast.lead, 24, {
    action: 'pass-on',
    to: 'senco',
    reason: 'The lunch club in the SENCO room has a place from Monday.',
  });
  // A decision that was changed, and the plan that followed.
  const changed = await PlayedCase.raised(stage, cast.teacher, 44, concern('quiet', 'DM 059', '7'));
  await changed.does(cast.lead, 41, {
    action: 'close-not-needed',
    reason: 'It looked like the first weeks in a new school.',
  });
  await changed.does(cast.lead, 36, {
    action: 'change-decision',
    reason: 'It has not passed by itself. Thank you for asking again.',
    answerBy: stage.days.date(33),
  });
  await changed.does(cast.lead, 35, {
    action: 'approve-in-school',
    reason: 'We start on Monday, and look again in four weeks.',
    steps: [
      { text: 'A key adult from Monday.', ownWords: true },
      { text: 'A place near a friend.', ownWords: true },
    ],
  });
  await runPlan(stage, changed, {
    kind: 'keyAdult',
    days: { made: 34, start: 33, reviews: [18], next: 18, end: 18 },
    keyAdult: cast.senco,
    pace: 'well',
    decided: { decision: 'close', outcome: 'returned', reason: 'Joins in, has friends, and says so too.' },
  });
  return [first, second, changed];
}
