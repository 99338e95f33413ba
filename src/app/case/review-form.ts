import type { Draft } from '../../domain/questions/draft.ts';
import { dayInWords, londonDate } from '../../domain/calendar/london.ts';
import { figureHints, reviewFrom } from '../../domain/plan/review-answers.ts';
import { pathOf } from '../forms/path.ts';
import type { Stored } from '../ports/records.ts';
import { nowOf, type Done, type Turn } from '../turn.ts';
import { openPlanForm } from './open-plan-form.ts';
import { openPlanChange } from './plan-form.ts';
import { savePlanForm } from './save-plan-form.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';

const REVIEW_SAVED = 'The review is saved. Now change the plan; what stands in it is filled in.';

/** Opens a review of the plan that runs: the plan's own measures, with the figures so far beside them. */
export async function openReview(turn: Turn, referralId: string): Promise<Done> {
  const by = { id: turn.person.id, name: turn.person.name };
  const day = (instant: string) => londonDate(new Date(instant));
  return openPlanForm(turn, referralId, ({ plan }) => {
    const reviews = plan?.reviews.length ?? 0;
    const review = { by, at: nowOf(turn), figures: [], decision: 'continue' } as const;
    return {
      part: 6,
      trial: { action: 'review', review, reviews },
      base: plan
        ? {
            [QUESTION.reviewMeasures]: plan.measures.map(({ id }) => id),
            [QUESTION.newEnd]: plan.end,
            [QUESTION.planHours]: plan.hoursPerWeek,
          }
        : {},
      hints: plan
        ? {
            ...figureHints(plan, day),
            [QUESTION.nextReview]: `In the plan it is ${dayInWords(plan.nextReview)}.`,
            [QUESTION.newEnd]: `So far it ends on ${dayInWords(plan.end)}.`,
            [QUESTION.newHours]: `So far it is ${plan.hoursPerWeek}.`,
          }
        : {},
      reviews,
    };
  });
}

/** Saves the review with its decision. After "change the plan" the plan's form opens at once. */
export async function saveReview(turn: Turn, stored: Stored<Draft>): Promise<Done> {
  const { form } = stored.value;
  const done = await savePlanForm(turn, stored, 'reviewed', (draft, { plan }) => {
    if (!plan || form?.reviews === undefined) return undefined;
    const by = { id: turn.person.id, name: turn.person.name };
    const review = reviewFrom(pathOf(turn, draft).answers, plan, { by, at: nowOf(turn) });
    return review && { act: { action: 'review', review, reviews: form.reviews } };
  });
  const { reply } = done;
  if (!('show' in reply) || reply.show !== 'plan-saved') return done;
  const review = reply.referral.plan?.reviews.at(-1);
  if (review?.decision !== 'change') return done;
  const opened = await openPlanChange(turn, reply.referral.id, [REVIEW_SAVED]);
  return { ...done, reply: opened.reply };
}
