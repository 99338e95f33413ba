import { plusDays, type SchoolCalendar } from '../calendar/calendar.ts';
import type { Content } from '../content/content.ts';
import type { MeasureId } from '../known-ids/plan.ts';
import { DEFINITION } from '../known-ids/rules.ts';
import { SCALES, type Aim, type Measure, type Plan, type ReturnStep } from './plan.ts';
import { firstDayProblem, reviewDayProblem, type DayProblem } from './plan-days.ts';
import { askOfCode } from './plan-codes.ts';
import { fullTimeHours } from './plan-lines.ts';
import type { TimetableParts } from './timetable-answers.ts';
import {
  timetableLimits,
  timetableProblems,
  type TimetableAbout,
  type TimetableLimits,
  type TimetableProblem,
} from './timetable-checks.ts';

/** As much of a plan as there is so far. A finished `Plan` is one too. Days are `YYYY-MM-DD`, hours are weekly. */
export type PlanParts = Partial<
  Pick<
    Plan,
    | 'start'
    | 'end'
    | 'nextReview'
    | 'model'
    | 'place'
    | 'provider'
    | 'hoursPerWeek'
    | 'fullTime'
    | 'registerCode'
    | 'parents'
    | 'pupilAgreed'
  >
> & {
  readonly aims: readonly Partial<Aim>[];
  readonly measures: readonly (Pick<Measure, 'id'> & Partial<Omit<Measure, 'id'>>)[];
  readonly returnSteps: readonly Partial<ReturnStep>[];
  readonly timetable?: TimetableParts;
};

/** The part of the plan a problem is about; aims and steps are counted from 1. */
export type PlanAbout =
  | TimetableAbout
  | 'start'
  | 'review'
  | 'end'
  | 'measures'
  | 'place'
  | 'hours'
  | 'full-time'
  | 'register-code'
  | `aim:${number}`
  | `aim:${number}:by`
  | `step:${number}`
  | `step:${number}:who`
  | `step:${number}:when`
  | `measure:${MeasureId}:baseline`
  | `measure:${MeasureId}:target`;

/** What is wrong with a part of a plan. Days are `YYYY-MM-DD`, hours are weekly. */
export type PartProblem =
  | DayProblem
  | TimetableProblem
  | { readonly problem: 'end-not-after-start'; readonly start: string; readonly today: string }
  | { readonly problem: 'end-before-today'; readonly today: string }
  | { readonly problem: 'before-start'; readonly day: string; readonly start: string }
  | { readonly problem: 'after-end'; readonly day: string; readonly end: string }
  | { readonly problem: 'aim-without-what' | 'aim-without-date' }
  | { readonly problem: 'step-without-what' | 'step-without-who' | 'step-without-date' }
  | { readonly problem: 'one-measure' | 'no-hours' | 'present-at-home' }
  | { readonly problem: 'outside-scale' | 'already-best'; readonly measure: MeasureId }
  | { readonly problem: 'not-better'; readonly measure: MeasureId; readonly baseline: number }
  | { readonly problem: 'too-many-hours'; readonly usual: number }
  | { readonly problem: 'not-full-time' | 'is-full-time'; readonly hours: number; readonly usual: number };

/** A problem and the part of the plan it is about. */
export type PlanProblem = PartProblem & { readonly about: PlanAbout };

/** What a plan is checked against. */
export interface PlanSetting {
  readonly calendar: SchoolCalendar;
  /** Its conditions say which register codes cannot be. */
  readonly content: Content;
  /** Today in London, `YYYY-MM-DD`. */
  readonly today: string;
  /** The longest time until a review, in calendar days (threshold `review-days`, P-10). */
  readonly reviewDays: number;
  /** The pupil's year as PC2 says it: `N`, `R`, `1` ... `14`. */
  readonly year?: string | undefined;
  /**
   * The current plan's days, when it is being changed: unchanged ones may be in the past. `reviewed` is the day of its
   * last review, from which the next one is counted.
   */
  readonly was?:
    (Pick<Plan, 'start' | 'nextReview' | 'end'> & { readonly reviewed?: string | undefined }) | undefined;
}

/** More than any school week: seven hours on five days. */
const MOST_HOURS = 35;
/** Nobody means fewer hours by full-time (the Ombudsman's lowest figure is 21). A product default. */
const LEAST_FULL_TIME = 15;

/**
 * Everything in a plan that cannot be right, all at once (P-05, P-09, P-10; AP25, REG24). Missing parts are not
 * reported: the form decides what is required.
 */
export function planProblems(parts: PlanParts, setting: PlanSetting): readonly PlanProblem[] {
  const { timetable, parents, hoursPerWeek } = parts;
  const limits = timetableLimits(setting.content);
  return [
    ...dayProblems(parts, timetable ? { ...setting, ...timetableReviews(setting, limits) } : setting),
    ...(timetable ? timetableProblems(timetable, limits, hoursPerWeek) : []),
    ...(timetable && parents !== undefined && parents !== 'agreed'
      ? about('parents', { problem: 'timetable-not-agreed' })
      : []),
    ...aimProblems(parts),
    ...measureProblems(parts),
    ...hourProblems(parts, setting),
    ...codeProblems(parts, setting),
    ...stepProblems(parts),
  ];
}

/** Within how many days a reduced timetable is reviewed, never later than any other plan. */
export function timetableReviews(
  { reviewDays }: Pick<PlanSetting, 'reviewDays'>,
  limits: TimetableLimits,
): { readonly reviewDays: number; readonly because: 'timetable' } {
  return { reviewDays: Math.min(reviewDays, limits.reviewDays), because: 'timetable' };
}

function about(what: PlanAbout, found: PartProblem | undefined): readonly PlanProblem[] {
  return found === undefined ? [] : [{ about: what, ...found }];
}

function dayProblems(
  { start, end, nextReview, timetable }: PlanParts,
  setting: PlanSetting & { readonly because?: 'timetable' },
): readonly PlanProblem[] {
  const { today, was } = setting;
  return [
    ...(start === undefined || start === was?.start
      ? []
      : about('start', firstDayProblem(start, setting.calendar, today))),
    ...(nextReview === undefined || nextReview === was?.nextReview
      ? []
      : about(
          'review',
          reviewDayProblem(nextReview, {
            ...setting,
            from: was?.reviewed ?? start,
            reviewed: was?.reviewed,
            end,
          }),
        )),
    ...(end === undefined
      ? []
      : about(
          'end',
          lastDayProblem(end, start, setting) ?? (timetable && tooLongProblem(end, start, setting)),
        )),
  ];
}

function lastDayProblem(
  end: string,
  start: string | undefined,
  { today, was }: PlanSetting,
): PartProblem | undefined {
  if (start !== undefined && end <= start) return { problem: 'end-not-after-start', start, today };
  return end < today && end !== was?.end ? { problem: 'end-before-today', today } : undefined;
}

/** A reduced timetable is for a short time: the school's own limit, because no law sets one (WT26, PTT-LOCAL). */
function tooLongProblem(
  end: string,
  start: string | undefined,
  { content, was }: PlanSetting,
): PartProblem | undefined {
  if (start === undefined || end === was?.end) return undefined;
  const { days } = timetableLimits(content);
  const latest = plusDays(start, days);
  return end > latest ? { problem: 'timetable-too-long', latest, days } : undefined;
}

function aimProblems({ aims, start, end }: PlanParts): readonly PlanProblem[] {
  return aims.flatMap(({ what, by }, at) => {
    const n = at + 1;
    if (what === undefined)
      return about(`aim:${n}`, by === undefined ? undefined : { problem: 'aim-without-what' });
    if (by === undefined) return n <= 2 ? [] : about(`aim:${n}:by`, { problem: 'aim-without-date' });
    return about(`aim:${n}:by`, withinProblem(by, start, end));
  });
}

function stepProblems({ returnSteps, start, end }: PlanParts): readonly PlanProblem[] {
  return returnSteps.flatMap(({ what, who, when }, at) => {
    const n = at + 1;
    const begun = what !== undefined || who !== undefined || when !== undefined;
    return [
      ...(begun && n > 1
        ? [
            ...about(`step:${n}`, what === undefined ? { problem: 'step-without-what' } : undefined),
            ...about(`step:${n}:who`, who === undefined ? { problem: 'step-without-who' } : undefined),
            ...about(`step:${n}:when`, when === undefined ? { problem: 'step-without-date' } : undefined),
          ]
        : []),
      ...(when === undefined ? [] : about(`step:${n}:when`, withinProblem(when, start, end))),
    ];
  });
}

function withinProblem(
  day: string,
  start: string | undefined,
  end: string | undefined,
): PartProblem | undefined {
  if (start !== undefined && day < start) return { problem: 'before-start', day, start };
  return end !== undefined && day > end ? { problem: 'after-end', day, end } : undefined;
}

function measureProblems({ measures }: PlanParts): readonly PlanProblem[] {
  return [
    ...about('measures', measures.length === 1 ? { problem: 'one-measure' } : undefined),
    ...measures.flatMap(directionProblems),
  ];
}

function directionProblems({ id, baseline, target }: PlanParts['measures'][number]): readonly PlanProblem[] {
  const { least, most, better } = SCALES[id];
  const outside = (figure: number) => figure < least || figure > most;
  const range: PartProblem = { problem: 'outside-scale', measure: id };
  return [
    ...about(`measure:${id}:baseline`, baseline !== undefined && outside(baseline) ? range : undefined),
    ...about(`measure:${id}:target`, target !== undefined && outside(target) ? range : towards()),
  ];

  function towards(): PartProblem | undefined {
    if (baseline === undefined || target === undefined || outside(baseline)) return undefined;
    if (baseline === (better === 'more' ? most : least)) return { problem: 'already-best', measure: id };
    return (better === 'more' ? target > baseline : target < baseline)
      ? undefined
      : { problem: 'not-better', measure: id, baseline };
  }
}

function hourProblems(
  { hoursPerWeek: hours, fullTime }: PlanParts,
  { year }: PlanSetting,
): readonly PlanProblem[] {
  if (hours === undefined) return [];
  if (hours <= 0) return about('hours', { problem: 'no-hours' });
  const usual = fullTimeHours(year);
  if (hours > MOST_HOURS) return about('hours', { problem: 'too-many-hours', usual });
  if (fullTime === true && hours < LEAST_FULL_TIME)
    return about('hours', { problem: 'not-full-time', hours, usual });
  if (fullTime === false && hours >= usual) return about('hours', { problem: 'is-full-time', hours, usual });
  return [];
}

/** A child who learns at home is absent in the register, whatever they learn there (P-05, BLK-CODE; EGFL-REMOTE, REG24). */
function codeProblems(parts: PlanParts, { content }: PlanSetting): readonly PlanProblem[] {
  return askOfCode(content, parts)(DEFINITION.codeThereAtHome)
    ? about('register-code', { problem: 'present-at-home' })
    : [];
}
