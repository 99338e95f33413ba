import { asNumber, asText, dropMissing } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import { dayInWords } from '../calendar/london.ts';
import { CLOSING_OUTCOMES, REVIEW_DECISIONS } from '../known-ids/plan.ts';
import { coursesOf, SCALES, type Plan, type Review } from './plan.ts';
import { figureQuestion } from './plan-answers.ts';
import type { PlanSetting } from './plan-checks.ts';
import { reviewDayProblem } from './plan-days.ts';
import type { Person } from '../people/person.ts';
import { QUESTION } from '../known-ids/questions.ts';

/**
 * What in a review cannot be so, by question: a next review that is not on a school day or too late, an end before it,
 * or "step down" without fewer hours. `hours` is what the plan has now.
 */
export function reviewProblems(
  answers: Answers,
  setting: PlanSetting & { readonly hours: number | undefined },
): ReadonlyMap<string, string> {
  const { today, hours } = setting;
  const found = new Map<string, string>();
  const say = (question: string, sentence: string | undefined) => {
    if (sentence !== undefined) found.set(question, sentence);
  };
  const [next, end] = [asText(answers[QUESTION.nextReview]), asText(answers[QUESTION.newEnd])];
  if (next !== undefined)
    say(QUESTION.nextReview, reviewDayProblem(next, { ...setting, from: today, end: undefined }));
  if (end !== undefined && end <= today)
    say(
      QUESTION.newEnd,
      `The last day has to come after today (${dayInWords(today)}). To end it now, choose "Close the case".`,
    );
  else if (end !== undefined && next !== undefined && next > end && !found.has(QUESTION.nextReview))
    say(
      QUESTION.nextReview,
      `This is after the plan ends (${dayInWords(end, today.slice(0, 4))}). Please choose an earlier day, or a later end.`,
    );
  const less = asNumber(answers[QUESTION.newHours]);
  if (less !== undefined && less <= 0)
    say(
      QUESTION.newHours,
      'Please give more than 0 hours. Without any, choose "Begin the way back to class" or "Close the case".',
    );
  else if (less !== undefined && hours !== undefined && less >= hours)
    say(
      QUESTION.newHours,
      `To step down means fewer hours than now (${hours} a week). Please give fewer, or choose "Go on as planned".`,
    );
  return found;
}

/** The review that complete answers make; undefined while something is missing. */
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
  const hoursPerWeek = decision === 'step-down' ? asNumber(answers[QUESTION.newHours]) : undefined;
  if (nextReview === undefined || end === undefined) return undefined;
  return { ...held, nextReview, end, ...dropMissing({ hoursPerWeek }) };
}

/** What stands beside each figure a review asks for: where it began, where it is to get, and what it was last time. */
export function figureHints(plan: Plan, day: (instant: string) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    coursesOf(plan, day).map(({ id, baseline, target, figures }) => {
      const { unit } = SCALES[id];
      const last = figures.at(-1);
      const then = last ? ` Last time (${dayInWords(last.date)}): ${last.value}${unit}.` : '';
      return [figureQuestion(id), `It began at ${baseline}${unit} and is to get to ${target}${unit}.${then}`];
    }),
  );
}
