import { mondayOf } from '../../domain/calendar/iso-week.ts';
import type { Plan, RegisterWeek, Review, WeeklyUpdate } from '../../domain/plan/plan.ts';
import { planWarnings } from '../../domain/plan/plan-warnings.ts';
import { describePlanWarning } from '../../words/plan-warnings.ts';
import {
  describeKeyAdult,
  PARENTS_WORDS,
  PLACE_WORDS,
  REVIEW_WORDS,
  describeSessions,
  describeSupport,
  describeUpdate,
} from '../../words/plans.ts';
import { CLOSING_WORDS } from '../../words/cases.ts';
import type { Content } from '../../domain/content/content.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Drawing, TopicView } from '../parts.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { THRESHOLD } from '../../domain/known-ids/rules.ts';
import { describeFigure, MEASURE_WORDS } from '../../words/measures.ts';
import { describeAnswer } from '../../words/answers.ts';
import { describeDay } from '../../words/dates.ts';
import { describeDays, describeSteps, TIMETABLE_CODES, timetableRows } from '../../words/timetable.ts';

type Day = (instant: string) => string;
type Row = TopicView['rows'][number];

const given = (label: string, answer: string | undefined): Row[] =>
  answer === undefined || answer === '' ? [] : [{ label, answer }];

/** Why this and why now, and what the pupil wants. */
export function drawWhy(plan: Plan): TopicView {
  return {
    title: 'Why',
    rows: [
      ...given('Why this, and why now', plan.why),
      ...given('What the pupil says they want', plan.pupilWants),
    ],
  };
}

/** What to achieve, and by when. */
export function drawAims(plan: Plan): TopicView {
  return {
    title: 'Aims',
    rows: plan.aims.map(({ what, by }) => ({ label: `By ${describeDay(by)}`, answer: what })),
  };
}

/** What was agreed, and what somebody should look at. */
export function drawAgreements(
  referral: Referral & { readonly plan: Plan },
  { content, settings }: Drawing,
): { topic: TopicView; warnings: readonly string[] } {
  const { plan, answers } = referral;
  const code = content.bank.questions.get(QUESTION.proposedCode);
  const year = answers[QUESTION.yearGroup];
  const model = content.models.find(({ id }) => id === plan.model)?.name ?? plan.model;
  return {
    topic: {
      title: 'What is agreed',
      rows: [
        ...given('Support', describeSupport(plan, content)),
        ...given('What will happen', plan.whatHappens),
        { label: 'Provision', answer: model },
        ...(plan.support === undefined
          ? [{ label: 'Who teaches', answer: plan.provider ?? "The school's own staff" }]
          : []),
        ...given(
          'Register code (the office decides)',
          plan.registerCode === undefined
            ? undefined
            : code
              ? describeAnswer(code, plan.registerCode)
              : plan.registerCode,
        ),
        ...given('Transport', plan.transport),
        {
          label: 'Agreed with',
          answer: `Parents ${PARENTS_WORDS[plan.parents]}; the pupil ${plan.pupilAgreed ? 'agreed' : 'has not agreed'}`,
        },
        {
          label: 'Made by',
          answer: `${plan.madeBy.name}${plan.changedAt === undefined ? '' : ' (changed since)'}`,
        },
      ],
    },
    warnings: planWarnings(plan, {
      content,
      providers: settings.providers ?? [],
      year: typeof year === 'string' ? year : undefined,
      longDays: content.thresholds.get(THRESHOLD.longPlacementDays)?.value ?? Number.POSITIVE_INFINITY,
    })
      // Nothing to look into: it stands with the timetable.
      .filter(({ warning }) => warning !== 'timetable-codes')
      .map(describePlanWarning),
  };
}

/** What the support is, and what will happen: what a key adult needs to know of it. */
export function drawSupport(plan: Plan, content: Content): TopicView {
  return {
    title: 'The support',
    rows: [
      ...given('Support', describeSupport(plan, content)),
      ...given('What will happen', plan.whatHappens),
    ],
  };
}

/** A reduced timetable: hours, how the rest is taught, the way back to full time, agreement, what the LA knows, and codes. */
export function drawTimetable({ timetable }: Plan): TopicView {
  return {
    title: 'The reduced timetable',
    rows: timetable
      ? [
          ...timetableRows(timetable).map(({ label, value }) => ({ label, answer: value })),
          { label: 'Codes', answer: TIMETABLE_CODES },
        ]
      : [],
  };
}

/** Its hours only: what a key adult needs to know. */
export function drawTimetableDays({ timetable }: Plan): TopicView {
  return {
    title: 'The reduced timetable',
    rows: timetable
      ? [
          { label: 'Hours in school, first week', answer: describeDays(timetable).join('; ') },
          { label: 'Hours after that', answer: describeSteps(timetable) },
          { label: 'Rest of the week', answer: timetable.restOfWeek },
        ]
      : [],
  };
}

/** Where, and who keeps contact: for everybody involved in the plan. */
export function placeFacts(plan: Plan): { title: string; value: string }[] {
  return [
    { title: 'Where', value: PLACE_WORDS[plan.place] },
    { title: 'Key adult', value: describeKeyAdult(plan) },
  ];
}

/** The steps of the way back to class. */
export function drawWayBack(plan: Plan): TopicView {
  return {
    title: 'The way back to class',
    rows: [
      ...plan.returnSteps.map(({ what, who, when }) => ({
        label: `From ${describeDay(when)}, ${who}`,
        answer: what,
      })),
      ...given('What the pupil takes back into class', plan.takesBack),
    ],
  };
}

/** The latest so many weekly updates, newest first. */
export function drawUpdates(plan: Plan, day: Day, shown: number): TopicView {
  return {
    title: 'Weekly updates, newest first',
    rows: plan.updates
      .toReversed()
      .slice(0, shown)
      .map((update) => updateRow(update, day)),
  };
}

/** What the provider's register says of weeks without an update, or differently from it; the latest so many, newest first. */
export function drawRegister({ providerRegister = [], updates }: Plan, shown: number): TopicView {
  const isTold = ({ week, offered, attended }: RegisterWeek) =>
    updates.some(
      (update) => update.week === week && update.offered === offered && update.attended === attended,
    );
  return {
    title: "The provider's register, newest first",
    rows: providerRegister
      .filter((each) => !isTold(each))
      .toReversed()
      .slice(0, shown)
      .map((each) => ({
        label: `Week from ${describeDay(mondayOf(each.week) ?? each.at)}, ${each.provider}`,
        answer: `${describeSessions(each)}; read in by ${each.by.name}`,
      })),
  };
}

function updateRow(update: WeeklyUpdate, day: Day): Row {
  return {
    label: `Week from ${describeDay(mondayOf(update.week) ?? day(update.at))}, by ${update.by.name}`,
    answer: `${describeUpdate(update)}${update.line === undefined ? '' : `. "${update.line}"`}`,
  };
}

/** The latest so many reviews, newest first: figures, views, what worked, and what was decided. */
export function drawReviews(plan: Plan, day: Day, shown: number): TopicView {
  return {
    title: 'Reviews, newest first',
    rows: plan.reviews
      .toReversed()
      .slice(0, shown)
      .flatMap((review) => reviewRows(review, day)),
  };
}

function reviewRows(review: Review, day: Day): Row[] {
  return [
    {
      label: `${describeDay(day(review.at))}, ${review.by.name}: ${REVIEW_WORDS[review.decision].toLowerCase()}`,
      answer: review.figures
        .map(({ measure, value }) => `${MEASURE_WORDS[measure].name} ${describeFigure(measure, value)}`)
        .join('; '),
    },
    ...given("The pupil's view", review.pupilView),
    ...given("The parents' view", review.parentView),
    ...given('What worked', review.whatWorked),
    ...(review.outcome === undefined ? [] : given(CLOSING_WORDS[review.outcome], review.reason)),
  ];
}

/** Every weekly update and every review, each as a topic of its own, latest first. */
export function drawWholeCourse(plan: Plan, day: Day): TopicView[] {
  return [
    ...plan.updates.map((update) => ({
      at: update.at,
      title: 'Weekly update',
      rows: [updateRow(update, day)],
    })),
    ...plan.reviews.map((review) => ({ at: review.at, title: 'Review', rows: reviewRows(review, day) })),
  ]
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .map(({ title, rows }) => ({ title, rows }));
}
