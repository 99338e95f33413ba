import { londonDate } from '../../../domain/calendar/london.ts';
import { standingPanel } from '../../../domain/case/panels.ts';
import { isRunning, type Referral } from '../../../domain/case/referral.ts';
import { plusDays } from '../../../domain/calendar/calendar.ts';
import type { Answers } from '../../../domain/content/answers.ts';
import type { Draft } from '../../../domain/questions/draft.ts';
import { describeBeyondLimit } from '../../../words/timetable.ts';
import { asNumber, asText, dropMissing } from '../../../domain/content/answer-values.ts';
import { OPTION } from '../../../domain/known-ids/options.ts';
import { QUESTION } from '../../../domain/known-ids/questions.ts';
import { timetableReviews } from '../../../domain/plan/plan-checks.ts';
import { timetableFacts } from '../../../domain/plan/timetable-answers.ts';
import { timetableLimits } from '../../../domain/plan/timetable-checks.ts';
import { agreedHours, isTimetablePlan } from '../../../domain/plan/timetable.ts';
import { reviewFrom, reviewProblems, withoutWaysBack } from '../../../domain/plan/review-answers.ts';
import { answersFromUpdates, knownFigures } from '../../../domain/plan/known-figures.ts';
import { suggestedNext } from '../../../domain/plan/suggested-days.ts';
import { nowOf, type School, type Turn } from '../../turn.ts';
import { figureHints } from '../../../words/measures.ts';
import { describePanelBesideReview } from '../../../words/panels.ts';
import { describePlanProblem } from '../../../words/plan-problems.ts';
import { actForm } from './act-form.ts';
import type { Beginning } from './kind.ts';
import { describeProblems } from './describe-problems.ts';
import { planSetting } from './plan-setting.ts';
import { isAboutClass, whereTaught } from './where-taught.ts';
import { withFacts } from './with-facts.ts';
import { REVIEW_SAVED, reviewHints, timetableHint } from '../../../words/forms.ts';

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
    const { [QUESTION.planHours]: hours, [QUESTION.hoursInSchool]: inSchool } = draft.form?.base ?? {};
    const setting = planSetting(school, draft);
    const isTimetable = draft.form?.base[QUESTION.isTimetable] === OPTION.isTimetable.yes;
    return {
      problems: describeProblems(
        reviewProblems(answers, {
          ...setting,
          ...(isTimetable ? timetableReviews(setting, timetableLimits(school.content)) : {}),
          hours: asNumber(hours),
          inSchool: asNumber(inSchool),
        }),
        describePlanProblem,
      ),
      warnings: isTimetable ? beyondLimit(school, draft, answers) : [],
    };
  },
  acts: ['review'],
  actName: () => 'review',
  actOf: ({ turn, draft, path }, referral) => {
    const { plan } = referral;
    const reviews = draft.form?.reviews;
    if (!plan || reviews === undefined) return undefined;
    const by = { id: turn.person.id, name: turn.person.name };
    const held = reviewFrom(path.answers, plan, { by, at: nowOf(turn) });
    if (!held) return undefined;
    const { nextReview = plan.nextReview, end = plan.end } = held;
    const facts = plan.timetable ? timetableFacts({ ...plan, nextReview, end }, plan) : {};
    return { act: { action: 'review', review: held, reviews }, ...withFacts(turn, referral, facts) };
  },
  isTheirs: ({ person }, { plan }) => plan?.reviews.at(-1)?.by.id === person.id,
  goesOnWith: ({ plan }) =>
    plan?.reviews.at(-1)?.decision === 'change'
      ? { verb: 'change-plan', notices: [REVIEW_SAVED] }
      : undefined,
});

/** What happens to a reduced timetable that a review lets run longer than this school wants one to: a person decides. */
function beyondLimit({ content }: School, { form }: Draft, answers: Answers): readonly string[] {
  const [start, end] = [asText(form?.base[QUESTION.planStart]), asText(answers[QUESTION.newEnd])];
  const { days } = timetableLimits(content);
  if (start === undefined || end === undefined || end <= plusDays(start, days)) return [];
  return [describeBeyondLimit(days)];
}

/**
 * The plan's own measures, with the figures so far beside them, and filled in as far as the weekly updates know them; the
 * days from the school's calendar.
 */
function begin(turn: Turn, referral: Referral): Beginning {
  const { plan } = referral;
  if (!plan) return { base: {}, answers: {}, reviews: 0 };
  const { calendar, today, reviewDays } = planSetting(turn, {});
  const known = knownFigures(plan, calendar);
  const timetable = isTimetablePlan(plan);
  const limits = timetableLimits(turn.content);
  const panel = standingPanel(referral);
  const next = suggestedNext(calendar, today, {
    end: plan.end,
    reviewDays: timetable ? Math.min(reviewDays, limits.reviewDays) : reviewDays,
  });
  const base = {
    [QUESTION.reviewMeasures]: plan.measures.map(({ id }) => id),
    ...answersFromUpdates(plan, known),
    ...dropMissing({
      [QUESTION.nextReview]: next.nextReview,
      [QUESTION.newEnd]: next.end,
    }),
    ...whereTaught(plan),
    [QUESTION.isTimetable]: timetable ? OPTION.isTimetable.yes : OPTION.isTimetable.no,
    ...(timetable
      ? { [QUESTION.hoursInSchool]: agreedHours(plan, today), [QUESTION.planStart]: plan.start }
      : {}),
  };
  return {
    base,
    answers: base,
    hints: {
      ...figureHints(plan, londonDate, known),
      ...reviewHints(plan),
      ...(panel ? { [QUESTION.reviewDecision]: describePanelBesideReview(panel) } : {}),
      ...(timetable ? timetableHint(plan, agreedHours(plan, today)) : {}),
    },
    reviews: plan.reviews.length,
  };
}
