import { londonDate } from '../../../domain/calendar/london.ts';
import { QUESTION } from '../../../domain/known-ids/questions.ts';
import { THRESHOLD } from '../../../domain/known-ids/rules.ts';
import type { PlanSetting } from '../../../domain/plan/plan-checks.ts';
import type { Draft } from '../../../domain/questions/draft.ts';
import type { School } from '../../turn.ts';

/** P-10 where the content has no such threshold. */
const REVIEW_DAYS = 42;

/** What the form of a plan or a review is checked against: the school's calendar, today, and the pupil's year. */
export function planSetting(
  { settings, content, clock }: School,
  { form }: Pick<Draft, 'form'>,
): PlanSetting {
  const year = form?.base[QUESTION.yearGroup];
  return {
    calendar: settings,
    content,
    today: londonDate(clock.now()),
    reviewDays: content.thresholds.get(THRESHOLD.reviewDays)?.value ?? REVIEW_DAYS,
    year: typeof year === 'string' ? year : undefined,
  };
}
