import { asList, asNumber, asText, dropMissing } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import { OPTION } from '../known-ids/options.ts';
import {
  TIMETABLE_AGREED,
  TIMETABLE_LA,
  TIMETABLE_REASONS,
  type TimetableReason,
} from '../known-ids/plan.ts';
import { QUESTION, TIMETABLE_DAY_QUESTIONS, TIMETABLE_STEP_QUESTIONS } from '../known-ids/questions.ts';
import type { Plan } from './plan.ts';
import { hoursOfWeek, hoursThatCount, type Timetable, type TimetableDay } from './timetable.ts';

/** As much of a reduced timetable as there is so far. A finished one is one too. */
export interface TimetableParts extends Partial<Omit<Timetable, 'reason' | 'days' | 'steps'>> {
  readonly reason?: TimetableReason | typeof OPTION.planTimetableReason.behaviour;
  readonly days: readonly Partial<TimetableDay>[];
  readonly steps: readonly (number | undefined)[];
}

/** True of answers to the plan form in which the support is a reduced timetable, or makes no full week with school. */
export function isTimetable(answers: Answers): boolean {
  if (answers[QUESTION.approvedAs] === OPTION.approvedAs.ap)
    return (
      answers[QUESTION.planFullTime] === OPTION.planFullTime.no &&
      answers[QUESTION.planFullWeek] === OPTION.planFullWeek.no
    );
  return asList(answers[QUESTION.supportKinds]).includes(OPTION.supportKinds.reducedTimetable);
}

/** The reduced timetable of a plan form so far; undefined where the support is another. */
export function timetableParts(answers: Answers): TimetableParts | undefined {
  if (!isTimetable(answers)) return undefined;
  const text = (id: string) => asText(answers[id]);
  const provider = text(QUESTION.planProvider);
  const isShared =
    answers[QUESTION.approvedAs] === OPTION.approvedAs.ap &&
    provider !== undefined &&
    provider !== OPTION.planProvider.ownStaff;
  const reasons = [...TIMETABLE_REASONS, OPTION.planTimetableReason.behaviour];
  return dropMissing({
    reason: reasons.find((each) => each === text(QUESTION.planTimetableReason)),
    days: TIMETABLE_DAY_QUESTIONS.map(({ inSchool, withProvider, elsewhere }) =>
      dropMissing({
        inSchool: asNumber(answers[inSchool]),
        withProvider: isShared ? (asNumber(answers[withProvider]) ?? 0) : undefined,
        elsewhere: asNumber(answers[elsewhere]),
      }),
    ),
    restOfWeek: text(QUESTION.planTimetableRest),
    steps: TIMETABLE_STEP_QUESTIONS.map((id) => asNumber(answers[id])),
    agreed: TIMETABLE_AGREED.find((each) => each === text(QUESTION.planTimetableAgreed)),
    agreedOn: text(QUESTION.planTimetableAgreedOn),
    la: TIMETABLE_LA.find((each) => each === text(QUESTION.planTimetableLa)),
    laOn: text(QUESTION.planTimetableLaOn),
    laReference: text(QUESTION.planTimetableLaReference),
  }) as TimetableParts;
}

/** The reduced timetable made from complete, checked answers; undefined while a part is missing. */
export function timetableFrom(parts: TimetableParts): Timetable | undefined {
  const { reason, restOfWeek, agreed, agreedOn, la, laOn, laReference } = parts;
  if (reason === undefined || reason === OPTION.planTimetableReason.behaviour) return undefined;
  if (restOfWeek === undefined || agreed === undefined || agreedOn === undefined || la === undefined)
    return undefined;
  if (parts.days.some(({ inSchool }) => inSchool === undefined)) return undefined;
  return {
    reason,
    days: parts.days.map(({ inSchool = 0, withProvider, elsewhere = 0 }) => ({
      inSchool,
      ...dropMissing({ withProvider }),
      elsewhere,
    })),
    restOfWeek,
    steps: stepsOf(parts),
    agreed,
    agreedOn,
    la,
    ...dropMissing({ laOn, laReference }),
  };
}

/** The hours week by week from the second on; a week left blank is as the one before. */
function stepsOf({ days, steps }: TimetableParts): readonly number[] {
  const last = steps.findLastIndex((hours) => hours !== undefined);
  let before = hoursThatCount(hoursOfWeek(days));
  return steps.slice(0, last + 1).map((hours) => (before = hours ?? before));
}

/** The answers that would make this reduced timetable, for changing its plan. */
export function answersOfTimetable({ timetable }: Pick<Plan, 'timetable'>): Answers {
  if (!timetable) return {};
  return dropMissing({
    [QUESTION.planTimetableReason]: timetable.reason,
    ...Object.fromEntries(
      TIMETABLE_DAY_QUESTIONS.flatMap(({ inSchool, withProvider, elsewhere }, at) => [
        [inSchool, timetable.days[at]?.inSchool],
        [withProvider, timetable.days[at]?.withProvider],
        [elsewhere, timetable.days[at]?.elsewhere],
      ]),
    ),
    [QUESTION.planTimetableRest]: timetable.restOfWeek,
    ...Object.fromEntries(TIMETABLE_STEP_QUESTIONS.map((id, at) => [id, timetable.steps[at]])),
    [QUESTION.planTimetableAgreed]: timetable.agreed,
    [QUESTION.planTimetableAgreedOn]: timetable.agreedOn,
    [QUESTION.planTimetableLa]: timetable.la,
    [QUESTION.planTimetableLaOn]: timetable.laOn,
    [QUESTION.planTimetableLaReference]: timetable.laReference,
  });
}

/**
 * A plan's reduced timetable as the office's facts about one (OT1 to OT9), so that rules look at the plan and nobody types
 * it twice. Of a plan that has one no more, that there is none.
 */
export function timetableFacts(plan: Plan, before: Plan | undefined): Answers {
  const { timetable } = plan;
  if (!timetable) return before?.timetable ? { [QUESTION.reducedTimetable]: OPTION.reducedTimetable.no } : {};
  return {
    [QUESTION.reducedTimetable]: OPTION.reducedTimetable.yes,
    [QUESTION.timetableBegan]: plan.start,
    [QUESTION.timetableEnds]: plan.end,
    [QUESTION.timetableReview]: plan.nextReview,
    [QUESTION.timetableAgreed]: timetable.agreed,
    [QUESTION.timetableAgreedOn]: timetable.agreedOn,
    [QUESTION.timetableReason]: timetable.reason,
    [QUESTION.timetableLa]: timetable.la,
  };
}

/** What a plan's reduced timetable begins with where the office has told of one. That there is one is never suggested. */
export function suggestedTimetable(facts: Answers): Answers {
  if (facts[QUESTION.reducedTimetable] !== OPTION.reducedTimetable.yes) return {};
  const agreed = TIMETABLE_AGREED.find((each) => each === facts[QUESTION.timetableAgreed]);
  return dropMissing({
    [QUESTION.planTimetableReason]: facts[QUESTION.timetableReason],
    [QUESTION.planTimetableAgreed]: agreed,
    [QUESTION.planTimetableAgreedOn]: agreed && facts[QUESTION.timetableAgreedOn],
    [QUESTION.planTimetableLa]: facts[QUESTION.timetableLa],
  });
}
