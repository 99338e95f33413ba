import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { answersOfPlan, figureQuestion } from '../../domain/plan/plan-answers.ts';
import type { ClosingOutcome, ReviewDecision } from '../../domain/known-ids/plan.ts';
import { hoursOfWeek } from '../../domain/plan/timetable.ts';
import { SCALES, type Measure } from '../../domain/plan/plan.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { PlayedCase } from './played-case.ts';
import { PLANS, planOf, type PlanDays, type PlanKind } from './plans.ts';
import { reviewsInTime } from './review-days.ts';
import type { Stage } from './stage.ts';

/** How well it goes: the share of the way to each target reached by the last review. */
const PACES = { well: 0.9, slowly: 0.45, hard: -0.1 } as const;

/** A plan that runs, or ran. */
export interface PlanRun {
  readonly kind: PlanKind;
  readonly days: PlanDays;
  readonly keyAdult: StaffMember;
  readonly pace: keyof typeof PACES;
  /** Weeks up to now for which the update is missing. */
  readonly missing?: number;
  /** In the last update nobody from school saw the pupil. */
  readonly unseen?: boolean;
  /** The decision of the last review held; `continue` by default. */
  readonly decided?: {
    readonly decision: ReviewDecision;
    readonly outcome?: ClosingOutcome;
    readonly reason?: string;
  };
}

const CONTINUE: NonNullable<PlanRun['decided']> = { decision: 'continue' };
const WORKED = [
  'The same adult at the gate every day.',
  'Knowing the evening before what comes next.',
  'Breaks before they are needed.',
  'Work that can be finished within one lesson.',
] as const;
const LINES = ['A calm week.', 'Mornings are easier now.', 'Asked for a break twice and came back.'] as const;

/** Makes the plan, then gives its updates and holds its reviews up to now. The case is approved. */
export async function runPlan(stage: Stage, played: PlayedCase, wanted: PlanRun): Promise<void> {
  const isShort = 'timetable' in PLANS[wanted.kind];
  const run = { ...wanted, days: reviewsInTime(stage, wanted.days, isShort) };
  const { days, cast } = stage;
  const { made, reviews = [] } = run.days;
  const plan = planOf(run.kind, run.days, days, cast.lead, run.keyAdult);
  await played.form(cast.lead, made, 'plan', {
    ...answersOfPlan(plan),
    PLC1: 'yes',
    PLC2: 'yes',
    PLC3: 'yes',
    PLC4: 'yes',
  });
  const until = run.decided?.decision === 'close' ? (reviews.at(-1) ?? 0) : 0;
  const weekly = updateDays(stage, run.days.start, until);
  const given = weekly.slice(0, weekly.length - (run.missing ?? 0));
  const steps = [
    ...given.map((ago) => ({ ago, review: undefined })),
    ...reviews.map((ago, index) => ({ ago, review: index })),
  ].toSorted((a, b) => b.ago - a.ago);
  for (const { ago, review } of steps) {
    if (review === undefined) await giveUpdate(stage, played, run, ago, ago === given.at(-1));
    else await holdReview(stage, played, run, ago, review);
  }
}

/** One school day of each week in which the plan ran all week: Thursday, or the last school day before it. */
function updateDays({ days }: Stage, start: number, until: number): readonly number[] {
  const thisWeek = isoWeekOf(londonDate(days.now));
  const byWeek = new Map<string, number>();
  for (let ago = start; ago > until; ago--) {
    const week = isoWeekOf(days.date(ago));
    const isFriday = new Date(`${days.date(ago)}T12:00:00Z`).getUTCDay() === 5;
    if (week !== thisWeek && !(isFriday && byWeek.has(week))) byWeek.set(week, ago);
  }
  return [...byWeek.values()];
}

async function giveUpdate(
  stage: Stage,
  played: PlayedCase,
  run: PlanRun,
  ago: number,
  isLast: boolean,
): Promise<void> {
  const { chance, days } = stage;
  const way = shareAt(run, ago);
  const unseen = isLast && run.unseen === true;
  const offered = Math.max(2, Math.round(hoursOf(run) / 2.5));
  const attended = unseen ? 0 : Math.min(offered, Math.max(1, Math.round(offered * (0.55 + way * 0.5))));
  await played.form(run.keyAdult, ago, 'update', {
    UW1: offered,
    UW2: attended,
    ...('provider' in PLANS[run.kind] ? { UW10: unseen ? 'neither' : 'both' } : {}),
    UW3: String(Math.min(5, Math.max(1, Math.round(2 + way * 2)))),
    UW4: way > 0.4 ? 'calmer' : way < 0 ? 'harder' : 'the-same',
    UW5: way > 0.2 ? 'steps-forward' : 'the-same',
    UW6: unseen ? 'no' : 'yes',
    UW7: unseen ? 'no' : 'yes',
    ...(unseen ? { UW8: days.date(ago + 4) } : {}),
    ...(!unseen && chance.whole(0, 1) === 0 ? { UW9: chance.one(LINES) } : {}),
  });
}

async function holdReview(
  stage: Stage,
  played: PlayedCase,
  run: PlanRun,
  ago: number,
  index: number,
): Promise<void> {
  const { cast, chance, days } = stage;
  const { reviews = [], next, end } = run.days;
  const isLast = index === reviews.length - 1;
  const decided = (isLast ? run.decided : undefined) ?? CONTINUE;
  const { measures } = PLANS[run.kind];
  await played.form(cast.lead, ago, 'review', {
    ...Object.fromEntries(
      measures.map((measure) => [figureQuestion(measure.id), figureAt(measure, shareAt(run, ago))]),
    ),
    RV1: 'Wants to go on, and to be asked again.',
    RV2: 'Mornings at home are calmer.',
    RV3: chance.one(WORKED),
    RV4: decided.decision,
    RV5: days.date(reviews[index + 1] ?? next),
    RV6: days.date(end),
    RV7: Math.max(1, Math.round(hoursOf(run) / 2)),
    ...(decided.outcome === undefined ? {} : { RV8: decided.outcome, RV9: decided.reason ?? 'As agreed.' }),
  });
}

/** Hours a week away from ordinary lessons; in school, of a reduced timetable without any. */
function hoursOf({ kind }: PlanRun): number {
  const form = PLANS[kind];
  if ('hoursPerWeek' in form) return form.hoursPerWeek;
  return 'timetable' in form ? hoursOfWeek(form.timetable.days).inSchool : 0;
}

/** How far towards the targets the pupil is on that day. */
function shareAt({ days: { start, next, reviews = [] }, pace }: PlanRun, ago: number): number {
  const until = Math.min(next, reviews.at(-1) ?? next);
  const passed = start === until ? 1 : (start - ago) / (start - until);
  return PACES[pace] * Math.min(1, Math.max(0, passed));
}

function figureAt({ id, baseline, target }: Measure, share: number): number {
  const { least, most } = SCALES[id];
  const value = Math.round(baseline + (target - baseline) * share);
  return Math.min(most, Math.max(least, value));
}
