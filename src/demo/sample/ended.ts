import type { CaseAction } from '../../domain/case/acts.ts';
import type { ClosingOutcome } from '../../domain/known-ids/plan.ts';
import { concern, type ConcernKind } from './concerns.ts';
import { officeFacts, suspensions } from './office-facts.ts';
import { runPlan } from './plan-run.ts';
import { PlayedCase } from './played-case.ts';
import type { PlanDays } from './plans.ts';
import { playApprovalOfAp, playApprovalInSchool } from './running.ts';
import { playSamePupil } from './raised-again.ts';
import type { Stage } from './stage.ts';

/** How a plan ended, in the lead's words for the referrer. */
const ENDINGS: readonly (readonly [ClosingOutcome, string])[] = [
  ['returned', 'Back in every lesson for three weeks. Thank you for seeing it early.'],
  ['stepped-down', 'The plan has done its work; the form tutor keeps a weekly check-in.'],
  ['returned', 'Full days again since the half term. Tell me if you see anything change.'],
  ['continued', 'Help goes on in the small group of the SENCO, as agreed with the family.'],
  ['returned', 'Attendance is where the family and we wanted it.'],
  ['stepped-down', 'Fewer hours now, the same adult. It is going well.'],
  ['new-school', 'The family has moved away; the plan went to the new school with their agreement.'],
];

/** Decisions that led to no plan. */
const OTHERWISE: readonly CaseAction[] = [
  {
    action: 'close-not-needed',
    reason: 'I have spoken with the form tutor: this has settled. Noticing was right.',
  },
  {
    action: 'pass-on',
    to: 'attendance',
    reason: 'The attendance officer already meets the family and takes this along.',
  },
  {
    action: 'pass-on',
    to: 'senco',
    reason: 'Learning needs come first here; the SENCO looks at them this week.',
  },
  {
    action: 'close-not-needed',
    reason: 'The timetable mistake behind this is put right. Please say if it comes back.',
  },
  {
    action: 'pass-on',
    to: 'headteacher',
    reason: 'This is about the timetable of a whole class, so the headteacher takes it up.',
  },
  { action: 'close-not-needed', reason: 'Back to usual after a hard fortnight. We keep an eye on it.' },
];

const KINDS: readonly [ConcernKind, ...ConcernKind[]] = [
  'quiet',
  'restless',
  'uneasy',
  'gaps',
  'back',
  'restless',
  'uneasy',
];
const SMALL: readonly [ConcernKind, ...ConcernKind[]] = ['late', 'alone', 'late', 'gaps', 'quiet', 'alone'];

/** Plays the term's finished cases: most went back to class, some needed something else, some nothing. */
export async function playEndedCases(stage: Stage): Promise<readonly PlayedCase[]> {
  const cases: PlayedCase[] = [];
  // One every other school day or so, a little denser in the weeks before a holiday.
  let number = 1;
  for (let ago = 50; ago >= 23; ago -= number % 2 === 0 ? 2 : 1) {
    cases.push(await playSupportInSchool(stage, number, ago));
    number++;
  }
  for (let ago = 50; ago >= 5; ago -= number % 4 === 0 ? 3 : 2) {
    cases.push(await playOtherDecision(stage, number, ago));
    number++;
  }
  for (let ago = 27; ago >= 12; ago -= 2) {
    cases.push(await playOtherDecision(stage, number, ago));
    number++;
  }
  cases.push(
    ...(await playEndedProvision(stage)),
    await playExclusion(stage),
    ...(await playSamePupil(stage)),
  );
  return cases;
}

async function playSupportInSchool(stage: Stage, number: number, ago: number): Promise<PlayedCase> {
  const { cast, chance } = stage;
  const made = ago - chance.whole(3, 5);
  // Several plans of the second half term end in the same week, as they do before a holiday.
  const review = ago <= 33 ? chance.whole(3, 6) : made - chance.whole(12, 16);
  const [outcome, reason] = ENDINGS[number % ENDINGS.length] ?? ['returned', 'Back in class.'];
  const begun = {
    pupil: pupilOf(number),
    year: String(chance.whole(7, 11)),
    by: chance.one([cast.teacher, cast.otherTeacher, cast.otherTeacher, cast.tutor]),
    ago,
    kind: KINDS[number % KINDS.length] ?? KINDS[0],
    absence: chance.whole(2, 13),
  };
  const played = await playApprovalInSchool(stage, begun, made + 1);
  await runPlan(stage, played, {
    kind: begun.kind === 'restless' ? 'calmRoom' : 'keyAdult',
    days: { made, start: made - 1, reviews: [review], next: review, end: review },
    keyAdult: chance.one([cast.teacher, cast.senco, cast.tutor, cast.otherTeacher]),
    pace: outcome === 'continued' ? 'slowly' : 'well',
    decided: { decision: 'close', outcome, reason },
  });
  return played;
}

async function playOtherDecision(stage: Stage, number: number, ago: number): Promise<PlayedCase> {
  const { cast, chance } = stage;
  const by = chance.one([cast.teacher, cast.otherTeacher, cast.tutor]);
  const kind = SMALL[number % SMALL.length] ?? SMALL[0];
  const played = await PlayedCase.raised(
    stage,
    by,
    ago,
    concern(kind, pupilOf(number), String(chance.whole(7, 11))),
  );
  const act = OTHERWISE[number % OTHERWISE.length];
  if (number % 5 === 0) {
    await played.does(cast.lead, ago - 1, { action: 'ask', question: 'Since when, and in which lessons?' });
    await played.does(by, ago - 2, {
      action: 'answer',
      text: 'Since the change of seats, mostly in the afternoon.',
    });
  }
  if (act) await played.does(cast.lead, ago - chance.whole(2, 4), act);
  return played;
}

/** Plays alternative provision that has ended: back in class, and on to post-16. */
async function playEndedProvision(stage: Stage): Promise<readonly PlayedCase[]> {
  const { cast } = stage;
  const ended = async (
    pupil: string,
    year: string,
    ago: number,
    days: PlanDays,
    outcome: ClosingOutcome,
    reason: string,
  ): Promise<PlayedCase> => {
    const begun = { pupil, year, by: cast.tutor, ago, kind: 'overwhelmed', absence: 27 } as const;
    const played = await playApprovalOfAp(stage, begun, days.made + 1, { kind: 'tutorOnSite', days });
    await runPlan(stage, played, {
      kind: 'tutorOnSite',
      days,
      keyAdult: cast.otherTeacher,
      pace: 'well',
      decided: { decision: 'close', outcome, reason },
    });
    return played;
  };
  return [
    await ended(
      'DM 055',
      '9',
      50,
      { made: 46, start: 45, reviews: [35, 19], next: 19, end: 19 },
      'returned',
      'All lessons with the class again, and the tutor has said goodbye.',
    ),
    await ended(
      'DM 056',
      '11',
      49,
      { made: 45, start: 44, reviews: [33, 17, 2], next: 2, end: 2 },
      'post-16',
      'A college place with support from January; the tutor goes along on the first day.',
    ),
    await ended(
      'DM 057',
      '8',
      50,
      { made: 45, start: 43, reviews: [29, 12], next: 12, end: 12 },
      'stepped-down',
      'One check-in a week is enough now.',
    ),
  ];
}

/** Plays a case for the local authority to decide: passed on, with its statutory dates. */
async function playExclusion(stage: Stage): Promise<PlayedCase> {
  const { cast, days, settings } = stage;
  const played = await PlayedCase.raised(stage, cast.otherTeacher, 6, concern('suspended', 'DM 058', '10'));
  await played.facts(
    5,
    officeFacts(
      settings,
      days.date(5),
      { absence: 10 },
      {
        ...suspensions(4, 9),
        OB8: 'yes',
        OB7: 'no',
        OB9: days.date(5),
      },
    ),
  );
  await played.does(cast.lead, 5, {
    action: 'pass-on',
    to: 'la',
    reason: 'The local authority arranges education from the sixth day; our plan and the work go along.',
  });
  return played;
}

/** References nobody could mistake for a real pupil's; one case in nine is about a pupil with an earlier one. */
function pupilOf(number: number): string {
  const which = number % 9 === 0 ? number - 4 : number;
  return `DM 1${String(which).padStart(2, '0')}`;
}
