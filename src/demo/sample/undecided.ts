import { concern, type ConcernKind } from './concerns.ts';
import { officeFacts, suspensions } from './office-facts.ts';
import { PlayedCase } from './played-case.ts';
import { proposalOf, type PlanDays } from './plans.ts';
import type { Stage } from './stage.ts';
import { supportRows } from './supports.ts';
import type { Answers } from '../../domain/content/answers.ts';
import type { StaffMember } from '../../domain/people/roles.ts';

/** Plays cases that wait for the lead: new, late, with a statutory clock running, with an open question. */
export async function playUndecidedCases(stage: Stage): Promise<readonly PlayedCase[]> {
  const { cast, days, settings } = stage;
  const { teacher, otherTeacher, tutor, lead, headteacher } = cast;
  const cases: PlayedCase[] = [];
  const raised = async (
    by: StaffMember,
    ago: number,
    kind: ConcernKind,
    pupil: string,
    year: string,
    changes?: Answers,
  ): Promise<PlayedCase> => {
    const played = await PlayedCase.raised(stage, by, ago, concern(kind, pupil, year, changes));
    cases.push(played);
    return played;
  };
  const facts = (ago: number, absence: number, changes: Answers = {}, agreed?: number) =>
    officeFacts(settings, days.date(ago), agreed === undefined ? { absence } : { absence, agreed }, changes);

  // Past its response time, and nobody has taken it on.
  await raised(otherTeacher, 9, 'gaps', 'DM 061', '9');
  // Urgent, taken on, and past its day: half of school missed.
  const hardlyHere = await raised(tutor, 4, 'hardlyHere', 'DM 062', '10');
  await hardlyHere.facts(3, facts(3, 57, { OA3: 12, OA4: 'unknown' }));
  await hardlyHere.does(lead, 3, { action: 'take-on' });
  // A question that has been waiting, and one asked just now.
  const waiting = await raised(teacher, 6, 'uneasy', 'DM 063', '7', {
    PV3: 'Mondays are the hardest. Art is good, and so is coming in by the side door.',
    PV4: 'On Sunday evenings our child feels sick. By Wednesday the week is fine.',
  });
  await waiting.facts(5, {
    ...facts(5, 8),
    // A cycle that is not finished.
    ...supportRows(days, [
      { what: 'key-adult', from: 14, often: 'daily', by: 'pastoral', effect: 'too-soon' },
      { what: 'parent-meeting', from: 9, to: 9, often: 'once', by: 'leader', effect: 'helping' },
    ]),
  });
  await waiting.does(lead, 4, {
    action: 'ask',
    question: 'Is it the same lessons each week, and who is in the room then?',
  });
  const asked = await raised(otherTeacher, 2, 'quiet', 'DM 064', '8');
  await asked.does(lead, 1, {
    action: 'ask',
    question: 'What has been tried so far that helped, even a little?',
  });
  // Suspended for more than five days: the school owes education from the sixth.
  const daySix = await raised(teacher, 3, 'suspended', 'DM 065', '9');
  await daySix.facts(
    2,
    facts(2, 7, {
      ...suspensions(3, 7.5),
      OB4: 'yes',
      OB5: days.date(2),
      OB6: 6,
      OB7: 'no',
    }),
  );
  await daySix.does(lead, 2, { action: 'take-on' });
  // A reduced timetable without a review date, and one past its end.
  const noReview = await raised(teacher, 5, 'shortDays', 'DM 066', '8');
  await noReview.facts(4, timetable(facts(4, 16, {}, 14), { OT2: days.date(12), OT3: days.date(-15) }));
  const pastEnd = await raised(otherTeacher, 4, 'shortDays', 'DM 067', '10');
  await pastEnd.facts(
    3,
    timetable(facts(3, 18, {}, 16), { OT2: days.date(22), OT3: days.date(3), OT4: days.date(9) }),
  );
  await pastEnd.does(lead, 2, { action: 'take-on' });
  // Education at home that is coded as if the pupil were in school, and a status that only some may read.
  const coded = await raised(tutor, 3, 'placementEnded', 'DM 068', '9');
  await coded.facts(
    2,
    facts(2, 22, {
      OP1: 'current',
      OP2: 'online-accredited',
      OP3: 'home',
      OP4: 'B',
      OP5: days.date(14),
      OP7: 'no',
    }),
  );
  await coded.facts(1, { OS4: ['previously-looked-after'] });
  // Proposed and ready, but for a check that the headteacher may override.
  const proposed = await raised(teacher, 7, 'overwhelmed', 'DM 069', '8', {
    PV1: 'no-reply',
    PV3: 'The corridors are too loud. In the library I can think.',
  });
  await proposed.facts(6, {
    ...facts(6, 24),
    // Two supports had their time, and the signs are still there.
    ...supportRows(days, [
      { what: 'key-adult', from: 48, to: 10, often: 'weekly', by: 'pastoral', effect: 'no-difference' },
      { what: 'adjustments', from: 46, often: 'daily', by: 'teacher', effect: 'faded' },
      { what: 'senco', from: 12, often: 'weekly', by: 'senco', effect: 'too-soon' },
    ]),
  });
  await proposed.facts(5, { OS4: ['none'] });
  const plan: PlanDays = { made: 2, start: -4, next: -18, end: -30 };
  await proposed.fills(lead, 2, 'proposal', {
    ...proposalOf('smallGroup', plan, days),
    PR10: 'informed-not-agreed',
  });
  await proposed.does(headteacher, 1, {
    action: 'override',
    block: 'BLK-PARENT',
    reason:
      'Parents have been written to twice and visited; the meeting is on Friday. The plan does not start before it.',
  });
  // Decided, taken back, and waiting for a new decision.
  const again = await raised(otherTeacher, 11, 'restless', 'DM 014', '8', { PC3: 'tutor' });
  await again.does(lead, 9, {
    action: 'close-not-needed',
    reason: 'The plan of the last half term has only just ended; let us see what it has changed.',
  });
  await again.does(lead, 1, {
    action: 'change-decision',
    reason: 'New signs since then, from three subjects. I look at it again this week.',
    answerBy: days.date(-3),
  });
  // Raised yesterday and today.
  await raised(otherTeacher, 1, 'late', 'DM 070', '7');
  const today = await raised(teacher, 1, 'outOfLessons', 'DM 071', '9', {
    PV3: 'I walk out when everybody looks at me. Workshop is fine, I know what to do there.',
    PV4: 'Evenings are calm. We would like one person at school to ring us, not five.',
  });
  await today.facts(0, {
    ...facts(0, 9, { OB1: 1, OB2: 1, OB3: 1, OB10: 13 }),
    // One support helps and one did not.
    ...supportRows(days, [
      { what: 'behaviour-plan', from: 47, to: 13, often: 'daily', by: 'teacher', effect: 'no-difference' },
      { what: 'key-adult', from: 20, often: 'several', by: 'ta', effect: 'helping' },
      { what: 'parent-meeting', from: 12, to: 12, often: 'once', by: 'pastoral', effect: 'helping' },
    ]),
  });
  await raised(teacher, 0, 'quiet', 'DM 072', '10');
  // Withdrawn by whoever raised it, and one with a year that was corrected.
  const withdrawn = await raised(otherTeacher, 3, 'late', 'DM 073', '7');
  await withdrawn.does(otherTeacher, 2, { action: 'withdraw', because: 'wrong-pupil' });
  const corrected = await raised(tutor, 2, 'uneasy', 'DM 074', '7');
  await corrected.corrects(tutor, 1, { PC2: '8', PV2: 'yes' });
  return cases;
}

/** Answers for a reduced timetable with written agreement; the story says what it lacks. */
export function timetable(facts: Answers, dates: Answers): Answers {
  return { ...facts, OT1: 'yes', OT5: 'written', OT6: 'anxiety', OT7: 'yes', OT8: 'na', ...dates };
}
