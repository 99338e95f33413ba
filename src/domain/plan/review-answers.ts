import { asNumber, asText, dropMissing } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import type { Question } from '../content/bank.ts';
import { CLOSING_OUTCOMES, REVIEW_DECISIONS, type ReviewDecision } from '../known-ids/plan.ts';
import type { Plan, Review } from './plan.ts';
import { figureQuestion } from './plan-answers.ts';
import type { PlanSetting } from './plan-checks.ts';
import { reviewDayProblem, type DayProblem } from './plan-days.ts';
import type { Person } from '../people/person.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { timetableLimits } from './timetable-checks.ts';

/** What cannot be right in a review. Days are `YYYY-MM-DD`, hours are weekly. */
export type ReviewProblem =
  | DayProblem
  | { readonly problem: 'end-not-after-today'; readonly today: string }
  | { readonly problem: 'no-hours-left' }
  | { readonly problem: 'not-fewer-hours' | 'not-more-hours'; readonly hours: number }
  | { readonly problem: 'week-too-long'; readonly week: number };

/**
 * What cannot be right in a review, by question: a next review that is not on a school day or too late, an end before
 * it, or "step down" without fewer hours. `hours` is the plan's current figure; of a reduced timetable `inSchool`.
 */
export function reviewProblems(
  answers: Answers,
  setting: PlanSetting & {
    readonly hours: number | undefined;
    readonly inSchool?: number | undefined;
    readonly because?: 'timetable' | undefined;
  },
): ReadonlyMap<string, ReviewProblem> {
  const { today, hours, inSchool } = setting;
  const found = new Map<string, ReviewProblem>();
  const add = (question: string, problem: ReviewProblem | undefined) => {
    if (problem !== undefined) found.set(question, problem);
  };
  const [next, end] = [asText(answers[QUESTION.nextReview]), asText(answers[QUESTION.newEnd])];
  if (next !== undefined)
    add(QUESTION.nextReview, reviewDayProblem(next, { ...setting, from: today, end: undefined }));
  if (end !== undefined && end <= today) add(QUESTION.newEnd, { problem: 'end-not-after-today', today });
  else if (end !== undefined && next !== undefined && next > end && !found.has(QUESTION.nextReview))
    add(QUESTION.nextReview, { problem: 'review-after-end', day: next, end });
  const less = asNumber(answers[QUESTION.newHours]);
  if (less !== undefined && less <= 0) add(QUESTION.newHours, { problem: 'no-hours-left' });
  else if (less !== undefined && hours !== undefined && less >= hours)
    add(QUESTION.newHours, { problem: 'not-fewer-hours', hours });
  const more = asNumber(answers[QUESTION.newHoursInSchool]);
  const { week } = timetableLimits(setting.content);
  if (more !== undefined && inSchool !== undefined && more <= inSchool)
    add(QUESTION.newHoursInSchool, { problem: 'not-more-hours', hours: inSchool });
  else if (more !== undefined && more > week)
    add(QUESTION.newHoursInSchool, { problem: 'week-too-long', week });
  return found;
}

/** Decisions that lead back to class, for a pupil who is away from it. */
const WAYS_BACK: readonly ReviewDecision[] = ['step-down', 'reintegrate'];

/** The questions of a review of a plan for a pupil in class, who has no way back to decide on. */
export function withoutWaysBack(questions: ReadonlyMap<string, Question>): ReadonlyMap<string, Question> {
  return new Map(
    [...questions].map(([id, question]) => [
      id,
      id === QUESTION.reviewDecision
        ? {
            ...question,
            options: question.options.filter((each) => !WAYS_BACK.some((way) => way === each.id)),
          }
        : question,
    ]),
  );
}

/** The review made from complete answers; undefined while something is missing. */
export function reviewFrom(
  answers: Answers,
  plan: Plan,
  context: { readonly by: Person; readonly at: string },
): Review | undefined {
  const decision = REVIEW_DECISIONS.find((each) => each === answers[QUESTION.reviewDecision]);
  const figures = plan.measures.flatMap(({ id }) => {
    const value = asNumber(answers[figureQuestion(id)]);
    return value === undefined ? [] : [{ measure: id, value }];
  });
  if (!decision || figures.length < plan.measures.length) return undefined;
  const said = dropMissing({
    pupilView: asText(answers[QUESTION.reviewPupilView]),
    parentView: asText(answers[QUESTION.reviewParentView]),
    whatWorked: asText(answers[QUESTION.reviewWhatWorked]),
  });
  const held = { ...context, figures, ...said, decision };
  if (decision === 'close') {
    const outcome = CLOSING_OUTCOMES.find((each) => each === answers[QUESTION.closingOutcome]);
    const reason = asText(answers[QUESTION.closingReason]);
    return outcome && reason !== undefined ? { ...held, outcome, reason } : undefined;
  }
  const [nextReview, end] = [asText(answers[QUESTION.nextReview]), asText(answers[QUESTION.newEnd])];
  const stepped = (id: string) => (decision === 'step-down' ? asNumber(answers[id]) : undefined);
  if (nextReview === undefined || end === undefined) return undefined;
  const hours = {
    hoursPerWeek: stepped(QUESTION.newHours),
    hoursInSchool: stepped(QUESTION.newHoursInSchool),
  };
  return { ...held, nextReview, end, ...dropMissing(hours) };
}
