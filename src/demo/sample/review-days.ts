import { latestReview } from '../../domain/plan/plan-days.ts';
import { timetableLimits } from '../../domain/plan/timetable-checks.ts';
import type { PlanDays } from './plans.ts';
import type { Stage } from './stage.ts';

/**
 * The plan with as many reviews as the bot requires: where the next one would come more than half a term later, another
 * is held in between; of a reduced timetable (`isShort`), more than two weeks. A plan closed by its last review stays closed.
 */
export function reviewsInTime({ days, content, settings }: Stage, plan: PlanDays, isShort = false): PlanDays {
  const { start, reviews = [], next } = plan;
  const closes = reviews.at(-1) === next;
  const usual = content.thresholds.get('review-days')?.value ?? Number.POSITIVE_INFINITY;
  const reviewDays = isShort ? Math.min(usual, timetableLimits(content).reviewDays) : usual;
  const latestAfter = (from: number): number => {
    const { date } = latestReview(settings, days.date(from), reviewDays, isShort ? 'timetable' : 'days');
    let ago = from - 1;
    while (days.date(ago - 1) <= date) ago--;
    return ago;
  };
  const held: number[] = [];
  let from = start;
  for (const wanted of closes ? reviews : [...reviews, next]) {
    while (latestAfter(from) > wanted) {
      from = latestAfter(from);
      held.push(from);
    }
    from = wanted;
    held.push(wanted);
  }
  if (closes) return { ...plan, reviews: held, next: from };
  // Reviews in the future have not been held: the first of them is the next one.
  const ahead = held.findIndex((ago, index) => ago <= 0 || index === held.length - 1);
  return { ...plan, reviews: held.slice(0, ahead), next: held[ahead] ?? next };
}
