import type { Answers } from '../domain/content/answers.ts';
import type { Question } from '../domain/content/bank.ts';
import { MEASURES, type MeasureId } from '../domain/known-ids/plan.ts';
import { MEASURE_QUESTIONS } from '../domain/known-ids/questions.ts';
import { mondayOf } from '../domain/calendar/iso-week.ts';
import type { KnownFigures } from '../domain/plan/known-figures.ts';
import { coursesOf, type MeasureCourse, type Plan } from '../domain/plan/plan.ts';
import { figureQuestion } from '../domain/plan/plan-answers.ts';
import { describeAnswer } from './answers.ts';
import { describeDay } from './dates.ts';

/** A measure in words: its name, what its figure counts, what follows a figure, and what each figure is called. */
export const MEASURE_WORDS: Readonly<
  Record<
    MeasureId,
    {
      readonly name: string;
      readonly counts: string;
      readonly unit: string;
      /** What follows a figure of 1, where that is different. */
      readonly one?: string;
      /** A name for each figure, from 1 on, where there are few. */
      readonly grades?: readonly string[];
    }
  >
> = {
  attendance: {
    name: 'Attendance',
    counts: 'per cent of possible sessions attended in the last four weeks',
    unit: ' %',
  },
  behaviour: {
    name: 'Behaviour',
    counts: 'lessons missed in a week because the pupil was sent out or stayed out',
    unit: ' lessons a week',
    one: ' lesson a week',
  },
  engagement: {
    name: 'Engagement',
    counts: 'from 1 (hardly joins in) to 5 (joins in fully), as the key adult sees it',
    unit: ' of 5',
    grades: ['hardly', 'a little', 'at times', 'mostly', 'fully'],
  },
  'social-skills': {
    name: 'Social skills',
    counts: 'from 1 (finds being with others very hard) to 5 (copes well in a group)',
    unit: ' of 5',
    grades: ['very hard', 'hard', 'mixed', 'fair', 'well'],
  },
  learning: {
    name: 'Learning',
    counts: 'small steps mastered, as teacher and tutor count them',
    unit: ' steps',
    one: ' step',
  },
  wellbeing: {
    name: 'Wellbeing',
    counts: "from 1 (very low) to 5 (good), in the pupil's own view",
    unit: ' of 5',
    grades: ['very low', 'low', 'mixed', 'fair', 'good'],
  },
};

const SINCE_WORDS = { nearer: 'nearer', further: 'further away', 'the-same': 'as at the start' } as const;

/** A figure with what it counts: `62 %`, `3 of 5`, `9 lessons a week`. */
export function describeFigure(measure: MeasureId, value: number): string {
  const { unit, one = unit } = MEASURE_WORDS[measure];
  return `${value}${value === 1 ? one : unit}`;
}

/** From the baseline to now and the target: `62 % at the start, 74 % on Wed 16 Dec, aim 85 %: nearer`. */
export function describeCourse({ id, baseline, target, figures, since }: MeasureCourse): string {
  const latest = figures.at(-1);
  const now = latest ? [`${describeFigure(id, latest.value)} on ${describeDay(latest.date)}`] : [];
  const parts = [`${describeFigure(id, baseline)} at the start`, ...now, `aim ${describeFigure(id, target)}`];
  return `${parts.join(', ')}${since ? `: ${SINCE_WORDS[since]}` : ''}`;
}

/** Every figure of a measure in the order of time: `62 %, 74 % (Wed 16 Dec), 81 % (Wed 20 Jan); aim 85 %`. */
export function describeEveryFigure(
  { id, baseline, target, figures }: MeasureCourse,
  day: (date: string) => string = (date) => describeDay(date),
): string {
  const seen = figures.map(({ date, value }) => `${describeFigure(id, value)} (${day(date)})`);
  return `${[describeFigure(id, baseline), ...seen].join(', ')}; aim ${describeFigure(id, target)}`;
}

/** Shown beside each figure a review asks for: baseline, target, the last figure, and what the weekly updates say. */
export function figureHints(
  plan: Plan,
  day: (instant: string) => string,
  known: KnownFigures = {},
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    coursesOf(plan, day).map(({ id, baseline, target, figures }) => {
      const { unit } = MEASURE_WORDS[id];
      const last = figures.at(-1);
      const then = last ? ` Last time (${describeDay(last.date)}): ${last.value}${unit}.` : '';
      return [
        figureQuestion(id),
        `It began at ${baseline}${unit} and is to get to ${target}${unit}.${then}${describeKnown(id, known)}`,
      ];
    }),
  );
}

/** What the weekly updates say of a measure; where it is not quite the same, it says of what. */
function describeKnown(measure: MeasureId, { sessions, engagement }: KnownFigures): string {
  if (measure === 'engagement' && engagement)
    return ` Filled in from the latest weekly update (week from ${describeDay(mondayOf(engagement.week) ?? '')}).`;
  if (measure !== 'attendance' || !sessions) return '';
  const { attended, offered, weeks, isAttendance } = sessions;
  const time = weeks === 1 ? 'one week' : `${weeks} weeks`;
  return isAttendance
    ? ` Filled in from the weekly updates: ${attended} of ${offered} sessions in ${time}.`
    : ` The weekly updates count only the plan's own sessions: ${attended} of ${offered} in ${time}.`;
}

/**
 * The figure of a measure now and its target in one row, in the place of the first that is known; none for the other,
 * undefined for any other question. `asked`: the questions of the form.
 */
export function measureLines(
  { id }: Pick<Question, 'id'>,
  answers: Answers,
  asked: (id: string) => Question | undefined,
): readonly { readonly label: string; readonly answer: string }[] | undefined {
  const found = MEASURES.find((each) =>
    [MEASURE_QUESTIONS[each].baseline, MEASURE_QUESTIONS[each].target].some((one) => one === id),
  );
  if (found === undefined) return undefined;
  const { baseline, target } = MEASURE_QUESTIONS[found];
  const known = [baseline, target].filter((each) => answers[each] !== undefined);
  if (known[0] !== id) return [];
  const figures = known.flatMap((each) => {
    const question = asked(each);
    const figure = question && describeAnswer(question, answers[each]);
    return figure === undefined ? [] : [each === baseline ? `${figure} now` : `target ${figure}`];
  });
  return [{ label: MEASURE_WORDS[found].name, answer: figures.join(', ') }];
}
