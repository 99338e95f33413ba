import { plusDays } from '../../domain/calendar/calendar.ts';
import { timetableLimits } from '../../domain/plan/timetable-checks.ts';
import { stepsToAgree } from '../../domain/case/agreed-steps.ts';
import type { Answers } from '../../domain/content/answers.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import { concern, type ConcernKind } from './concerns.ts';
import { officeFacts } from './office-facts.ts';
import { playFormFacts } from './form-facts.ts';
import { playMeeting, playPanel } from './panel-and-meeting.ts';
import { runPlan, type PlanRun } from './plan-run.ts';
import { proposalOf, type PlanDays, type PlanKind } from './plans.ts';
import { PlayedCase } from './played-case.ts';
import { reviewsInTime } from './review-days.ts';
import type { Stage } from './stage.ts';
import { timetable } from './undecided.ts';

/** Who raises it, when, and what it is about. */
interface Begun {
  readonly pupil: string;
  readonly year: string;
  readonly by: StaffMember;
  readonly ago: number;
  readonly kind: ConcernKind;
  readonly absence: number;
  readonly facts?: Answers;
}

const IN_SCHOOL_REASON =
  'Good that you noticed. A key adult starts next week, and we look again in four weeks.';
const AP_REASON =
  'The support in school does not reach far enough by itself. A planned part of the week elsewhere, with a way back.';

/** The days of the plan that is a reduced timetable. */
const SHORT: PlanDays = { made: 9, start: 8, next: -1, end: -9 };
const AT_HOME: PlanDays = { made: 14, start: 12, next: -4, end: -6 };

/** Plays a concern with its office facts that is approved for support in school. */
export async function playApprovalInSchool(
  stage: Stage,
  begun: Begun,
  decidedAgo: number,
): Promise<PlayedCase> {
  const played = await begin(stage, begun);
  const steps = stepsToAgree(await played.referral(), stage.content).slice(0, 3);
  await played.does(stage.cast.lead, decidedAgo, {
    action: 'approve-in-school',
    reason: IN_SCHOOL_REASON,
    steps,
  });
  return played;
}

/** Plays a concern with its office facts and a proposal that is approved as alternative provision. */
export async function playApprovalOfAp(
  stage: Stage,
  begun: Begun,
  decidedAgo: number,
  plan: { readonly kind: PlanKind; readonly days: PlanDays },
): Promise<PlayedCase> {
  const { lead } = stage.cast;
  const played = await begin(stage, begun);
  await played.facts(begun.ago - 1, { OS4: ['none'] });
  const days = reviewsInTime(stage, plan.days);
  await played.fills(lead, decidedAgo + 1, 'proposal', proposalOf(plan.kind, days, stage.days));
  await played.does(lead, decidedAgo, { action: 'approve-ap', reason: AP_REASON });
  return played;
}

async function begin(
  stage: Stage,
  { pupil, year, by, ago, kind, absence, facts }: Begun,
): Promise<PlayedCase> {
  const { cast, days, settings } = stage;
  const played = await PlayedCase.raised(stage, by, ago, concern(kind, pupil, year));
  await played.does(cast.lead, ago - 1, { action: 'take-on' });
  await played.facts(ago - 1, officeFacts(settings, days.date(ago - 1), { absence }, facts));
  return played;
}

/**
 * Plays approvals that wait for their plan, and running plans: going well and badly, on time, due, overdue,
 * reintegrating.
 */
export async function playRunning(stage: Stage): Promise<readonly PlayedCase[]> {
  const { cast, days } = stage;
  const { teacher, otherTeacher, tutor, senco } = cast;
  const cases: PlayedCase[] = [];
  const ap = async (begun: Begun, run: PlanRun) => {
    const played = await playApprovalOfAp(stage, begun, run.days.made + 1, run);
    await runPlan(stage, played, run);
    cases.push(played);
    return played;
  };
  const inSchool = async (begun: Begun, run: PlanRun) => {
    const played = await playApprovalInSchool(stage, begun, run.days.made + 1);
    await runPlan(stage, played, run);
    cases.push(played);
  };

  // Approved, and the plan is still to be made: for four days already, with a panel to come; since yesterday; since today.
  const atPanel = await playApprovalOfAp(
    stage,
    { pupil: 'DM 041', year: '9', by: tutor, ago: 10, kind: 'overwhelmed', absence: 21 },
    4,
    {
      kind: 'tutorOnSite',
      days: { made: 5, start: -3, next: -17, end: -30 },
    },
  );
  await playPanel(stage, atPanel);
  await playFormFacts(stage, atPanel);
  cases.push(
    atPanel,
    await playApprovalInSchool(
      stage,
      { pupil: 'DM 042', year: '7', by: teacher, ago: 4, kind: 'uneasy', absence: 7 },
      1,
    ),
    await playApprovalInSchool(
      stage,
      { pupil: 'DM 043', year: '8', by: otherTeacher, ago: 3, kind: 'gaps', absence: 4 },
      0,
    ),
  );

  // The review is due today, and was due last week.
  await ap(
    { pupil: 'DM 044', year: '9', by: otherTeacher, ago: 33, kind: 'overwhelmed', absence: 32 },
    {
      kind: 'tutorOnSite',
      days: { made: 28, start: 26, reviews: [13], next: 0, end: -20 },
      keyAdult: teacher,
      pace: 'well',
    },
  );
  await ap(
    {
      pupil: 'DM 045',
      year: '10',
      by: tutor,
      ago: 34,
      kind: 'outOfLessons',
      absence: 12,
      facts: { OB1: 1, OB2: 1.5, OB3: 1.5, OB10: 16 },
    },
    {
      kind: 'smallGroup',
      days: { made: 29, start: 26, reviews: [15], next: 3, end: -15 },
      keyAdult: otherTeacher,
      pace: 'slowly',
    },
  );
  // On the way back to class.
  await ap(
    { pupil: 'DM 046', year: '8', by: teacher, ago: 41, kind: 'overwhelmed', absence: 28 },
    {
      kind: 'onlineOnSite',
      days: { made: 36, start: 34, reviews: [21, 6], next: -7, end: -18 },
      keyAdult: senco,
      pace: 'well',
      decided: { decision: 'reintegrate' },
    },
  );
  // A reduced timetable is over within the school's limit, also where the summer lies between.
  const limit = timetableLimits(stage.content).days;
  const isInLimit = ({ start, end }: PlanDays) => days.date(end) <= plusDays(days.date(start), limit);
  // At home for less than a full week: its register code has to be checked, and this week nobody saw the pupil.
  await ap(
    { pupil: 'DM 047', year: '11', by: otherTeacher, ago: 19, kind: 'overwhelmed', absence: 44 },
    {
      kind: isInLimit(AT_HOME) ? 'onlineAtHome' : 'onlineOnSite',
      days: AT_HOME,
      keyAdult: tutor,
      pace: 'hard',
      unseen: true,
    },
  );
  // New, with the teacher's window as key adult; yesterday those around the pupil met.
  const met = await ap(
    { pupil: 'DM 048', year: '7', by: tutor, ago: 14, kind: 'overwhelmed', absence: 19 },
    {
      kind: 'tutorOnSite',
      days: { made: 9, start: 7, next: -8, end: -24 },
      keyAdult: teacher,
      pace: 'slowly',
    },
  );
  await playMeeting(stage, met);
  // Stepped down at the last review.
  await ap(
    {
      pupil: 'DM 049',
      year: '10',
      by: teacher,
      ago: 39,
      kind: 'outOfLessons',
      absence: 9,
      facts: { OB1: 1, OB2: 1, OB3: 1, OB10: 14 },
    },
    {
      kind: 'smallGroup',
      days: { made: 34, start: 31, reviews: [18, 4], next: -10, end: -20 },
      keyAdult: otherTeacher,
      pace: 'well',
      decided: { decision: 'step-down' },
    },
  );

  // In school: reduced timetables with a review coming up, with one overdue, and without the last update.
  await inSchool(
    {
      pupil: 'DM 050',
      year: '8',
      by: teacher,
      ago: 22,
      kind: 'shortDays',
      absence: 15,
      facts: timetable({}, { OT2: days.date(24), OT3: days.date(-12), OT4: days.date(-4) }),
    },
    {
      kind: isInLimit(SHORT) ? 'shortDays' : 'keyAdult',
      days: SHORT,
      keyAdult: teacher,
      pace: 'slowly',
    },
  );
  await inSchool(
    { pupil: 'DM 051', year: '7', by: otherTeacher, ago: 24, kind: 'restless', absence: 5 },
    {
      kind: 'calmRoom',
      days: { made: 19, start: 18, next: 1, end: -12 },
      keyAdult: otherTeacher,
      pace: 'slowly',
    },
  );
  await inSchool(
    { pupil: 'DM 052', year: '9', by: tutor, ago: 21, kind: 'quiet', absence: 8 },
    {
      kind: 'keyAdult',
      days: { made: 16, start: 15, next: -3, end: -16 },
      keyAdult: senco,
      pace: 'well',
      missing: 1,
    },
  );
  await inSchool(
    { pupil: 'DM 053', year: '10', by: teacher, ago: 15, kind: 'uneasy', absence: 9 },
    { kind: 'keyAdult', days: { made: 11, start: 10, next: -6, end: -20 }, keyAdult: tutor, pace: 'well' },
  );
  await inSchool(
    { pupil: 'DM 054', year: '8', by: otherTeacher, ago: 30, kind: 'back', absence: 11 },
    {
      kind: 'keyAdult',
      days: { made: 25, start: 24, reviews: [9], next: -7, end: -14 },
      keyAdult: otherTeacher,
      pace: 'well',
    },
  );
  return cases;
}
