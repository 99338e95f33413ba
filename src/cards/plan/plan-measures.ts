import { z } from 'zod/v4';
import { londonDate } from '../../domain/calendar/london.ts';
import { coursesOf, wayInPercent, type MeasureCourse, type Plan } from '../../domain/plan/plan.ts';
import { describeCourse, describeEveryFigure, describeFigure, MEASURE_WORDS } from '../../words/measures.ts';

/** A measure in words and, once it has been reviewed, as a bar from its start to its aim. */
export const measureView = z.strictObject({
  name: z.string(),
  course: z.string(),
  everyFigure: z.string(),
  hasEveryFigure: z.boolean(),
  hasBar: z.boolean(),
  /** The ends of the bar in words. */
  start: z.string(),
  aim: z.string(),
  /** The latest figure, which stands in the bar where it ends; in the longer part of it, for room. */
  now: z.string(),
  isPastHalf: z.boolean(),
  isBeforeHalf: z.boolean(),
  /** The parts of the bar that are done and left, a weight each. */
  done: z.number(),
  hasDone: z.boolean(),
  left: z.number(),
  hasLeft: z.boolean(),
});

/** Figures that are listed, at most: more make a card too large and nothing clearer. */
const FIGURES_LISTED = 12;

/**
 * Each measure from its start through every review to its aim. Measures count in different things, so each has a bar of its
 * own, which no client has to draw a chart for: where it ends says how far the pupil has come, and the words say the same.
 */
export function measuresOf(plan: Plan, hasBars: boolean): z.input<typeof measureView>[] {
  const listed = { ...plan, reviews: plan.reviews.slice(-FIGURES_LISTED) };
  return coursesOf(listed, londonDate).map((course) => {
    const { id, baseline, target, figures } = course;
    const latest = figures.at(-1);
    const done = doneInPercent(course);
    return {
      name: `${MEASURE_WORDS[id].name}: ${MEASURE_WORDS[id].counts}`,
      course: describeCourse(course),
      everyFigure: `All figures: ${describeEveryFigure(course)}`,
      hasEveryFigure: figures.length > 1,
      hasBar: hasBars && latest !== undefined,
      start: `Start ${describeFigure(id, baseline)}`,
      aim: `Aim ${describeFigure(id, target)}`,
      now: latest === undefined ? '' : describeFigure(id, latest.value),
      isPastHalf: done >= 50,
      isBeforeHalf: done < 50,
      done,
      hasDone: done > 0,
      left: 100 - done,
      hasLeft: done < 100,
    };
  });
}

/** As much of the way as a bar can show: from nothing to all of it. */
function doneInPercent(course: MeasureCourse): number {
  const latest = course.figures.at(-1);
  return latest === undefined ? 0 : Math.min(100, Math.max(0, wayInPercent(course, latest.value)));
}
