import { aboutCase } from '../about.ts';
import { z } from 'zod/v4';
import { hasRaised } from '../../domain/case/join.ts';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { ForPresser } from '../../app/for-presser.ts';
import { blocksOfPlan } from '../../domain/case/blocks.ts';
import { isPossible } from '../../domain/case/acts.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { isRunning, stageOf, type Referral } from '../../domain/case/referral.ts';
import { can, type StaffMember } from '../../domain/people/roles.ts';
import type { Content } from '../../domain/content/content.ts';
import { actForms, formView, presserNotice } from '../case-parts/decision-forms.ts';
import { maySee } from '../case-parts/case-details-why.ts';
import { drawToFit } from '../fit.ts';
import { headerStyle } from '../case-parts/header-style.ts';
import { describeLastSeen } from '../case-parts/last-seen.ts';
import {
  actionView,
  bullets,
  button,
  factView,
  plain,
  stopButton,
  topicView,
  type ActionView,
  type Drawing,
  type TopicView,
} from '../parts.ts';
import {
  drawAgreements,
  drawAims,
  placeFacts,
  drawRegister,
  drawReviews,
  drawUpdates,
  drawSupport,
  drawTimetable,
  drawTimetableDays,
  drawWayBack,
  drawWhy,
} from './plan-topics.ts';
import { measuresOf, measureView } from './plan-measures.ts';
import { defineCard, render } from '../render.ts';
import { describeStage } from '../../words/cases.ts';
import { describeDay } from '../../words/dates.ts';
import { describeHours } from '../../words/plans.ts';
import { describeHoursNow } from '../../words/timetable.ts';
import { timetableLimits } from '../../domain/plan/timetable-checks.ts';
import { isTimetablePlan } from '../../domain/plan/timetable.ts';

const planCard = defineCard(
  'plan',
  z.strictObject({
    style: z.enum(['default', 'accent', 'good', 'warning', 'attention']),
    title: z.string(),
    who: z.string(),
    notice: z.string(),
    hasNotice: z.boolean(),
    warnings: z.string(),
    hasWarnings: z.boolean(),
    facts: z.array(factView),
    topics: z.array(topicView),
    measures: z.array(measureView),
    hasMeasures: z.boolean(),
    /** What is read now and then, out of sight until a press: Teams shows five such buttons at most. */
    folded: z.array(z.strictObject({ id: z.string(), title: z.string(), topics: z.array(topicView) })),
    hasFolded: z.boolean(),
    actions: z.array(actionView),
    forms: z.array(formView),
    hasActions: z.boolean(),
    otherActions: z.array(actionView),
  }),
);

type Planned = Referral & { readonly plan: Plan };

/** How much of a plan's progress its card shows; less when the rest is long. */
interface CourseShown {
  readonly updates: number;
  readonly reviews: number;
  readonly bars: boolean;
}
const COURSE_SHOWN: readonly [CourseShown, ...CourseShown[]] = [
  { updates: 4, reviews: 2, bars: true },
  { updates: 4, reviews: 1, bars: true },
  { updates: 2, reviews: 1, bars: true },
  { updates: 1, reviews: 0, bars: true },
  { updates: 0, reviews: 0, bars: true },
  // The words beside a bar say the same.
  { updates: 0, reviews: 0, bars: false },
];
/** The whole plan for those who may read the full referral: what is agreed, how it goes, and what to press next. */
export function drawPlan(
  referral: Planned,
  reader: StaffMember,
  drawing: Drawing,
  forPresser: ForPresser = {},
): AdaptiveCard {
  return drawToFit(COURSE_SHOWN, (shown) => drawPlanWith(shown, referral, reader, drawing, forPresser));
}

function drawPlanWith(
  shown: CourseShown,
  referral: Planned,
  reader: StaffMember,
  drawing: Drawing,
  forPresser: ForPresser,
): AdaptiveCard {
  const { plan } = referral;
  const notice = presserNotice(forPresser);
  const left = leftOut(plan, shown);
  const stage = stageOf(referral, drawing.today);
  const { topic, warnings: ofPlan } = drawAgreements(referral, drawing);
  const warnings = [...toClear(referral, reader, drawing.content), ...ofPlan];
  const folded = foldedParts([
    ['why', 'Why and aims', [drawWhy(plan), drawAims(plan)]],
    ['agreed', topic.title, [topic]],
    ['timetable', 'The reduced timetable', [drawTimetable(plan)]],
    ['way-back', 'The way back to class', [drawWayBack(plan)]],
    [
      'course',
      'Updates and reviews',
      [
        drawUpdates(plan, londonDate, shown.updates),
        drawRegister(plan, shown.updates),
        drawReviews(plan, londonDate, shown.reviews),
        ...left,
      ],
    ],
  ]);
  const actions = planButtons(referral, reader, drawing.today);
  const forms = actForms(['details'], referral, drawing.content, {
    reader,
    problem: forPresser.problem,
  }).filter(({ form }) => form === 'close');
  return render(planCard, {
    style: headerStyle(referral, drawing.today),
    title: `The plan · ${describeStage(stage, referral)}`,
    who: aboutCase(referral, drawing),
    notice: notice ?? '',
    hasNotice: notice !== undefined,
    warnings: bullets(warnings.map(plain)),
    hasWarnings: isRunning(referral) && warnings.length > 0,
    facts: factsOf(referral, drawing),
    topics: [],
    measures: measuresOf(plan, shown.bars),
    hasMeasures: plan.measures.length > 0,
    folded,
    hasFolded: folded.length > 0,
    actions,
    forms,
    hasActions: actions.length + forms.length > 0,
    otherActions: [
      ...(plan.timetable && can(reader, 'gets-packs')
        ? [button('Agreement sheet to print', 'agreement-sheet', { r: referral.id })]
        : []),
      ...(left.length > 0
        ? [button(ALL_OF_IT, 'details', { r: referral.id, view: 'course', page: '0' })]
        : []),
      button('Back to the case', 'details', { r: referral.id, view: 'summary' }),
      stopButton(),
    ],
  });
}

/** Parts with something in them, each behind a button of its own. */
function foldedParts(
  parts: readonly (readonly [id: string, title: string, topics: readonly TopicView[]])[],
): z.input<typeof planCard.view>['folded'] {
  return parts.flatMap(([id, title, topics]) => {
    const filled = topics.filter(({ rows }) => rows.length > 0);
    return filled.length === 0 ? [] : [{ id, title, topics: filled }];
  });
}

const ALL_OF_IT = 'All updates and reviews';

/** What the card leaves out of a plan's progress, and how to see it. */
function leftOut(plan: Plan, shown: CourseShown): TopicView[] {
  const updatesLeft = Math.max(0, plan.updates.length - shown.updates);
  const reviewsLeft = Math.max(0, plan.reviews.length - shown.reviews);
  if (updatesLeft + reviewsLeft === 0) return [];
  const counted = (count: number, what: string) =>
    count === 0 ? [] : [`${count} ${count === 1 ? what : `${what}s`}`];
  const parts = [...counted(updatesLeft, 'earlier weekly update'), ...counted(reviewsLeft, 'earlier review')];
  return [
    {
      title: 'Not on this card',
      rows: [{ label: parts.join(' and '), answer: `"${ALL_OF_IT}" shows them.` }],
    },
  ];
}

/** What blocks the plan now; a fact added since the approval may have caused it. */
function toClear(referral: Referral, reader: StaffMember, { blocks }: Content): readonly string[] {
  const standing = blocksOfPlan(referral);
  return blocks
    .filter(({ id }) => standing.includes(id) && maySee(reader, id))
    .map(({ name, clearedBy }) => `To clear: ${name}. ${clearedBy}`);
}

/** A running plan for its key adult: what is agreed and when, but not why the case was raised. */
export function drawPlanSummary(referral: Planned, reader: StaffMember, drawing: Drawing): AdaptiveCard {
  const { plan } = referral;
  return render(planCard, {
    style: 'accent',
    title: 'The plan you are key adult in',
    who: aboutCase(referral, drawing),
    notice: '',
    hasNotice: false,
    warnings: '',
    hasWarnings: false,
    facts: factsOf(referral, drawing),
    topics: [
      drawAims(plan),
      drawSupport(plan, drawing.content),
      drawTimetableDays(plan),
      drawWayBack(plan),
    ].filter(({ rows }) => rows.length > 0),
    measures: [],
    hasMeasures: false,
    folded: [],
    hasFolded: false,
    actions: [
      ...planButtons(referral, reader, drawing.today),
      button('Meetings', 'meetings', { r: referral.id }),
      button('Dates for my calendar', 'dates-file', { r: referral.id }),
    ],
    forms: [],
    hasActions: true,
    otherActions: [stopButton()],
  });
}

/** This reader's next buttons on a plan, or on an approval that waits for one. */
export function planButtons(referral: Referral, reader: StaffMember, today: string): ActionView[] {
  const r = { r: referral.id };
  const own = hasRaised(referral, reader.id);
  const lead = can(reader, 'decides') && !own;
  const first = { style: 'positive' } as const;
  if (lead && isPossible('start-plan', referral)) return [button('Make the plan', 'plan', r, first)];
  if (!isRunning(referral)) return [];
  const keyAdult = referral.plan.keyAdult.id === reader.id;
  // Before its first day a plan has nothing to update or review.
  if (today < referral.plan.start) return lead ? [button('Change the plan', 'change-plan', r)] : [];
  const due = stageOf(referral, today) === 'review-due';
  return [
    ...(lead ? [button('Hold the review', 'review', r, due ? first : {})] : []),
    ...(lead || keyAdult ? [button('Give the weekly update', 'update', r, lead ? {} : first)] : []),
    ...(lead ? [button('Change the plan', 'change-plan', r)] : []),
  ];
}

function factsOf(referral: Planned, { content, today }: Drawing): z.input<typeof factView>[] {
  const { plan } = referral;
  return [
    { title: 'Runs', value: `${describeDay(plan.start)} to ${describeDay(plan.end)}` },
    ...(isRunning(referral) ? [{ title: 'Next review', value: describeDay(plan.nextReview) }] : []),
    ...(plan.hoursPerWeek === undefined
      ? []
      : [{ title: 'Hours a week', value: describeHours(plan.hoursPerWeek, plan.fullTime) }]),
    ...(isTimetablePlan(plan)
      ? [
          {
            title: plan.provider === undefined ? 'In school' : 'All hours',
            value: describeHoursNow(plan, today, timetableLimits(content).week),
          },
        ]
      : []),
    ...placeFacts(plan),
    { title: 'The pupil', value: describeLastSeen(plan) },
  ];
}
