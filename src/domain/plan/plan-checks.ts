import type { SchoolCalendar } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/london.ts';
import type { MeasureId } from '../known-ids/plan.ts';
import { SCALES, type Aim, type Measure, type Plan, type ReturnStep } from './plan.ts';
import { firstDayProblem, reviewDayProblem } from './plan-days.ts';
import { ABSENCE_CODES, fullTimeHours } from './plan-lines.ts';

/** As much of a plan as there is so far. A finished `Plan` is one too. Days are `YYYY-MM-DD`, hours of a week. */
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
};

/** What a problem is about: a part of the plan; aims and steps are counted from 1. */
export type PlanAbout =
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

export interface PlanProblem {
  readonly about: PlanAbout;
  /** What is so, and what to do. */
  readonly sentence: string;
}

/** What a plan is checked against. */
export interface PlanSetting {
  readonly calendar: SchoolCalendar;
  /** Today in London, `YYYY-MM-DD`. */
  readonly today: string;
  /** The longest time until a review, in calendar days (threshold `review-days`, P-10). */
  readonly reviewDays: number;
  /** The pupil's year as PC2 says it: `R`, `1` ... `13`. */
  readonly year?: string | undefined;
  /**
   * Days of the plan that stands, when it is being changed: one that stays as it is may be in the past. `reviewed` is the
   * day of its last review, from which the next one is counted.
   */
  readonly was?:
    (Pick<Plan, 'start' | 'nextReview' | 'end'> & { readonly reviewed?: string | undefined }) | undefined;
}

/** More than this is no school week at all. Arithmetic: seven hours on five days. */
const MOST_HOURS = 35;
/** Below this nobody means full-time (the lowest of the Ombudsman's figures is 21). A product default. */
const LEAST_FULL_TIME = 15;

/**
 * Everything in a plan that cannot be so, all at once (rules.md section 8, P-05, P-09, P-10; AP25, REG24). Parts that are
 * not there yet are not complained about: whether they have to be there is the form's to say.
 */
export function planProblems(parts: PlanParts, setting: PlanSetting): readonly PlanProblem[] {
  return [
    ...dayProblems(parts, setting),
    ...aimProblems(parts),
    ...measureProblems(parts),
    ...hourProblems(parts, setting),
    ...codeProblems(parts),
    ...stepProblems(parts),
  ];
}

function about(what: PlanAbout, sentence: string | undefined): readonly PlanProblem[] {
  return sentence === undefined ? [] : [{ about: what, sentence }];
}

function dayProblems({ start, end, nextReview }: PlanParts, setting: PlanSetting): readonly PlanProblem[] {
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
    ...(end === undefined ? [] : about('end', lastDayProblem(end, start, setting))),
  ];
}

function lastDayProblem(
  end: string,
  start: string | undefined,
  { today, was }: PlanSetting,
): string | undefined {
  if (start !== undefined && end <= start)
    return `The last day has to come after the first one (${dayInWords(start, today.slice(0, 4))}). Please check both.`;
  return end < today && end !== was?.end
    ? `The last day cannot be before today (${dayInWords(today)}).`
    : undefined;
}

function aimProblems({ aims, start, end }: PlanParts): readonly PlanProblem[] {
  return aims.flatMap(({ what, by }, at) => {
    const n = at + 1;
    if (what === undefined)
      return about(
        `aim:${n}`,
        by === undefined
          ? undefined
          : 'There is a date for this aim. Please say what is to be reached, or take the date out.',
      );
    if (by === undefined)
      return n <= 2 ? [] : about(`aim:${n}:by`, 'Please say by when, or take this aim out.');
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
            ...about(
              `step:${n}`,
              what === undefined ? 'Please say what the step is, or clear the whole step.' : undefined,
            ),
            ...about(
              `step:${n}:who`,
              who === undefined ? 'Please say who sees to it, or clear the whole step.' : undefined,
            ),
            ...about(
              `step:${n}:when`,
              when === undefined ? 'Please say from when, or clear the whole step.' : undefined,
            ),
          ]
        : []),
      ...(when === undefined ? [] : about(`step:${n}:when`, withinProblem(when, start, end))),
    ];
  });
}

function withinProblem(day: string, start: string | undefined, end: string | undefined): string | undefined {
  const year = day.slice(0, 4);
  if (start !== undefined && day < start)
    return `This is before the plan starts (${dayInWords(start, year)}). Please choose a later day.`;
  return end !== undefined && day > end
    ? `This is after the plan ends (${dayInWords(end, year)}). Please choose an earlier day.`
    : undefined;
}

function measureProblems({ measures }: PlanParts): readonly PlanProblem[] {
  const few =
    measures.length === 1 ? 'Please tick at least two: one figure alone never tells it all.' : undefined;
  return [...about('measures', few), ...measures.flatMap(directionProblems)];
}

function directionProblems({ id, baseline, target }: PlanParts['measures'][number]): readonly PlanProblem[] {
  const { least, most, better, unit, name } = SCALES[id];
  const outside = (figure: number) => figure < least || figure > most;
  const range = `Please give a figure from ${least} to ${most}.`;
  return [
    ...about(`measure:${id}:baseline`, baseline !== undefined && outside(baseline) ? range : undefined),
    ...about(`measure:${id}:target`, target !== undefined && outside(target) ? range : towards()),
  ];

  function towards(): string | undefined {
    if (baseline === undefined || target === undefined || outside(baseline)) return undefined;
    if (baseline === (better === 'more' ? most : least))
      return `${name} is already as good as it can be counted. Please take this measure out and choose another.`;
    if (better === 'more' ? target > baseline : target < baseline) return undefined;
    return `The target has to be better than today's ${baseline}${unit}: ${better === 'more' ? 'a higher' : 'a lower'} figure.`;
  }
}

function hourProblems(
  { hoursPerWeek: hours, fullTime }: PlanParts,
  { year }: PlanSetting,
): readonly PlanProblem[] {
  if (hours === undefined) return [];
  if (hours <= 0) return about('hours', 'Please give more than 0 hours a week.');
  const usual = fullTimeHours(year);
  if (hours > MOST_HOURS)
    return about(
      'hours',
      `A full school week has about ${usual} hours of teaching. Please check this figure.`,
    );
  const inWords = `${hours} ${hours === 1 ? 'hour' : 'hours'} a week`;
  if (fullTime === true && hours < LEAST_FULL_TIME)
    return about(
      'hours',
      `${inWords} is not full-time: that is about ${usual} hours in this year group. Please check both answers.`,
    );
  if (fullTime === false && hours >= usual)
    return about(
      'hours',
      `${inWords} is full-time in this year group (about ${usual} hours), which has rules of its own. Please check both answers.`,
    );
  return [];
}

/** A child who learns at home is absent in the register, whatever they learn there (P-05, BLK-CODE; EGFL-REMOTE, REG24). */
function codeProblems({ place, registerCode }: PlanParts): readonly PlanProblem[] {
  return place === 'home' && registerCode !== undefined && !ABSENCE_CODES.includes(registerCode)
    ? about(
        'register-code',
        'A pupil who learns at home is never marked present, and codes B, D, K and X do not fit either. Please choose the absence code that fits: C2, I, or other (the office decides).',
      )
    : [];
}
