import { z } from 'zod/v4';
import { londonDate } from '../../domain/calendar/london.ts';
import type { MeasureId } from '../../domain/known-ids/plan.ts';
import { coursesOf, wayInPercent, type Plan } from '../../domain/plan/plan.ts';
import { describeEveryFigure, MEASURE_WORDS } from '../../words/measures.ts';
import { bullets } from '../parts.ts';

export const chartView = z.strictObject({
  title: z.string(),
  data: z.array(
    z.strictObject({
      legend: z.string(),
      color: z.string(),
      values: z.array(z.strictObject({ x: z.string(), y: z.number() })),
    }),
  ),
  /** The same as text, where a client draws no charts. */
  lines: z.string(),
});

/** One for each measure, always the same; the words say what is what. */
const COLOURS: Readonly<Record<MeasureId, string>> = {
  attendance: 'categoricalBlue',
  behaviour: 'categoricalMarigold',
  engagement: 'categoricalTeal',
  'social-skills': 'categoricalPurple',
  learning: 'categoricalRed',
  wellbeing: 'categoricalGreen',
};

/** Reviews a chart shows, at most: more points make a card too large and nothing clearer. */
const REVIEWS_DRAWN = 12;

/**
 * One small chart of how far each measure has come, once there is a review: measures count in different things, so it
 * shows the part of the way from start to aim. The figures themselves stand above it in words.
 */
export function chartsOf(plan: Plan): z.input<typeof chartView>[] {
  const drawn = { ...plan, reviews: plan.reviews.slice(-REVIEWS_DRAWN) };
  const courses = coursesOf(drawn, londonDate).filter(({ figures }) => figures.length > 0);
  if (courses.length === 0) return [];
  const days = [plan.start, ...drawn.reviews.map(({ at }) => londonDate(at))];
  return [
    {
      title:
        plan.reviews.length > REVIEWS_DRAWN
          ? `Way from start (0) to aim (100), in per cent: the latest ${REVIEWS_DRAWN} of ${plan.reviews.length} reviews`
          : 'Way from start (0) to aim (100), in per cent',
      data: [
        ...courses.map((course) => ({
          legend: MEASURE_WORDS[course.id].name,
          color: COLOURS[course.id],
          values: [
            { x: plan.start, y: 0 },
            ...course.figures.map(({ date, value }) => ({ x: date, y: wayInPercent(course, value) })),
          ],
        })),
        // With the aim as a line of its own no client can stretch a small step over the whole height.
        { legend: 'Aim', color: 'neutral', values: days.map((x) => ({ x, y: 100 })) },
      ],
      lines: bullets(
        courses.map((course) => `${MEASURE_WORDS[course.id].name}: ${describeEveryFigure(course)}`),
      ),
    },
  ];
}
