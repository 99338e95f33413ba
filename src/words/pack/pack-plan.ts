import { dropMissing } from '../../domain/content/answer-values.ts';
import type { Content } from '../../domain/content/content.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { PackPlan, PackRow } from './pack.ts';
import { coursesOf, type Plan } from '../../domain/plan/plan.ts';
import {
  describeKeyAdult,
  describeHours,
  describeSupport,
  PARENTS_WORDS,
  PLACE_WORDS,
  REVIEW_WORDS,
} from '../plans.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { describeEveryFigure, MEASURE_WORDS } from '../measures.ts';
import { describeAnswer } from '../answers.ts';
import { describeDay } from '../dates.ts';
import { timetableRows } from '../timetable.ts';

/** A day of no year, which makes every date carry its own. */
const NO_YEAR = '0000';

/**
 * A plan as it may leave the school. Held back: the lines of the weekly updates and the pupil's and parents' views at
 * reviews, given to the school; of the updates only the number of sessions leaves. What the pupil wants goes with the
 * plan, because whoever teaches them has to know it.
 */
export function packPlan(plan: Plan, content: Content): PackPlan {
  const day = londonDate;
  const { updates } = plan;
  return {
    why: plan.why,
    ...(plan.pupilWants === undefined ? {} : { pupilWants: plan.pupilWants }),
    aims: plan.aims,
    measures: coursesOf(plan, day).map((course) => ({
      label: `${MEASURE_WORDS[course.id].name}: ${MEASURE_WORDS[course.id].counts}`,
      // Read long after it was made: no year is taken for granted.
      value: describeEveryFigure(course, (date) => describeDay(date, NO_YEAR)),
    })),
    agreed: agreedRows(plan, content),
    from: plan.start,
    to: plan.end,
    nextReview: plan.nextReview,
    wayBack: plan.returnSteps.map(({ what, who, when }) => ({ what, who, from: when })),
    ...(plan.takesBack === undefined ? {} : { takesBack: plan.takesBack }),
    ...(updates.length === 0
      ? {}
      : {
          sessions: {
            offered: updates.reduce((sum, { offered }) => sum + offered, 0),
            attended: updates.reduce((sum, { attended }) => sum + attended, 0),
            weeks: updates.length,
          },
        }),
    reviews: plan.reviews.map(({ at, by, decision, whatWorked }) => ({
      on: day(at),
      by: by.name,
      decision: REVIEW_WORDS[decision],
      ...(whatWorked === undefined ? {} : { whatWorked }),
    })),
  };
}

/** What was agreed, by what it is about; a part that the plan does not have is absent. */
export type AgreedPart =
  | 'provision'
  | 'support'
  | 'what-happens'
  | 'provider'
  | 'place'
  | 'hours'
  | 'code'
  | 'transport'
  | 'key-adult'
  | 'agreed-with';

/** What was agreed on where, how much and with whom. */
export function agreedRows(plan: Plan, content: Content): readonly PackRow[] {
  const parts = agreedParts(plan, content);
  const timetableAfter = parts.hours ? 'hours' : 'place';
  const week = plan.timetable ? timetableRows(plan.timetable) : [];
  return Object.entries(parts).flatMap(([part, row]) => (part === timetableAfter ? [row, ...week] : [row]));
}

/** The same, each by its part, in the order of reading. */
export function agreedParts(plan: Plan, content: Content): Readonly<Partial<Record<AgreedPart, PackRow>>> {
  const code = content.bank.questions.get(QUESTION.proposedCode);
  return dropMissing({
    provision: row('Provision', content.models.find(({ id }) => id === plan.model)?.name ?? plan.model),
    support: row('Support', describeSupport(plan, content)),
    'what-happens': row('What will happen', plan.whatHappens),
    provider: row('Provider', plan.provider ?? "The school's own staff"),
    place: row('Where', PLACE_WORDS[plan.place]),
    hours: row(
      'Hours a week',
      plan.hoursPerWeek === undefined ? undefined : describeHours(plan.hoursPerWeek, plan.fullTime),
    ),
    code: row(
      'Register code',
      code && plan.registerCode !== undefined ? describeAnswer(code, plan.registerCode) : undefined,
    ),
    transport: row('Transport', plan.transport),
    'key-adult': row('Key adult at school', describeKeyAdult(plan)),
    'agreed-with': row(
      'Agreed with',
      `Parents ${PARENTS_WORDS[plan.parents]}; the pupil ${plan.pupilAgreed ? 'agreed' : 'has not agreed'}`,
    ),
  } satisfies Record<AgreedPart, PackRow | undefined>);
}

function row(label: string, value: string | undefined): PackRow | undefined {
  return value === undefined ? undefined : { label, value };
}
