import { londonDate } from '../../../domain/calendar/london.ts';
import { isRunning, type Referral } from '../../../domain/case/referral.ts';
import { dropMissing } from '../../../domain/content/answer-values.ts';
import { QUESTION } from '../../../domain/known-ids/questions.ts';
import { reviewFrom, reviewProblems, withoutWaysBack } from '../../../domain/plan/review-answers.ts';
import { answersFromUpdates, knownFigures } from '../../../domain/plan/known-figures.ts';
import { suggestedNext } from '../../../domain/plan/suggested-days.ts';
import { nowOf, type Turn } from '../../turn.ts';
import { figureHints } from '../../../words/measures.ts';
import { describePlanProblem } from '../../../words/plan-problems.ts';
import { actForm } from './act-form.ts';
import type { Beginning } from './kind.ts';
import { describeProblems } from './describe-problems.ts';
import { planSetting } from './plan-setting.ts';
import { isAboutClass, whereTaught } from './where-taught.ts';
import { REVIEW_SAVED, reviewHints } from '../../../words/forms.ts';

/** A review of the running plan: its own measures, and what is decided. After "change the plan" that form opens. */
export const review = actForm({
  name: 'review',
  opens: { review: begin },
  isTakenBy: isRunning,
  invitation: 'details',
  showsTheCase: true,
  asks: (questions, draft) => (isAboutClass(draft) ? withoutWaysBack(questions) : questions),
  isAboutTheSame: (left, begun) => left.form?.reviews === begun.form?.reviews,
  check: (school, draft, answers) => {
    const hours = draft.form?.base[QUESTION.planHours];
    return {
      problems: describeProblems(
        reviewProblems(answers, {
          ...planSetting(school, draft),
          hours: typeof hours === 'number' ? hours : undefined,
        }),
        describePlanProblem,
      ),
      warnings: [],
    };
  },
  acts: ['review'],
  actName: () => 'review',
  actOf: ({ turn, draft, path }, { plan }) => {
    const reviews = draft.form?.reviews;
    if (!plan || reviews === undefined) return undefined;
    const by = { id: turn.person.id, name: turn.person.name };
    const held = reviewFrom(path.answers, plan, { by, at: nowOf(turn) });
    return held && { act: { action: 'review', review: held, reviews } };
  },
  isTheirs: ({ person }, { plan }) => plan?.reviews.at(-1)?.by.id === person.id,
  goesOnWith: ({ plan }) =>
    plan?.reviews.at(-1)?.decision === 'change'
      ? { verb: 'change-plan', notices: [REVIEW_SAVED] }
      : undefined,
});

/**
 * The plan's own measures, with the figures so far beside them, and filled in as far as the weekly updates know them; the
 * days from the school's calendar.
 */
function begin(turn: Turn, { plan }: Referral): Beginning {
  if (!plan) return { base: {}, answers: {}, reviews: 0 };
  const { calendar, today, reviewDays } = planSetting(turn, {});
  const known = knownFigures(plan, calendar);
  const next = suggestedNext(calendar, today, { end: plan.end, reviewDays });
  const base = {
    [QUESTION.reviewMeasures]: plan.measures.map(({ id }) => id),
    ...answersFromUpdates(plan, known),
    ...dropMissing({
      [QUESTION.nextReview]: next.nextReview,
      [QUESTION.newEnd]: next.end,
    }),
    ...whereTaught(plan),
  };
  return {
    base,
    answers: base,
    hints: {
      ...figureHints(plan, londonDate, known),
      ...reviewHints(plan),
    },
    reviews: plan.reviews.length,
  };
}
