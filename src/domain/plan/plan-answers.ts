import { asList, asNumber, asText, dropMissing } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import {
  CONTACT_RHYTHMS,
  MEASURES,
  PARENT_VIEWS,
  PLACES,
  type ContactRhythm,
  type MeasureId,
} from '../known-ids/plan.ts';
import type { Plan, ReturnStep } from './plan.ts';
import type { PlanAbout, PlanParts } from './plan-checks.ts';
import {
  AIM_QUESTIONS,
  MEASURE_QUESTIONS,
  QUESTION,
  STEP_QUESTIONS,
  TIMETABLE_DAY_QUESTIONS,
  TIMETABLE_STEP_QUESTIONS,
} from '../known-ids/questions.ts';
import { MODEL } from '../known-ids/rules.ts';
import { OPTION } from '../known-ids/options.ts';
import { answersOfTimetable, timetableFrom, timetableParts } from './timetable-answers.ts';

/** How often the key adult is in contact where nobody was asked: they give an update once a week. */
const WEEKLY: ContactRhythm = 'weekly';

/** The review form's question for a measure's figure. */
export function figureQuestion(measure: MeasureId): string {
  return MEASURE_QUESTIONS[measure].figure;
}

/** The plan form's question for each part of a plan. */
export function planQuestion(about: PlanAbout): string {
  const [part = '', which = '', side] = about.split(':');
  const at = Number(which) - 1;
  if (part === 'aim') return AIM_QUESTIONS[at]?.[side === 'by' ? 'by' : 'what'] ?? part;
  if (part === 'step') return STEP_QUESTIONS[at]?.[side === 'who' || side === 'when' ? side : 'what'] ?? part;
  if (part === 'measure')
    return MEASURE_QUESTIONS[which as MeasureId][side === 'target' ? 'target' : 'baseline'];
  if (part === 'day') return TIMETABLE_DAY_QUESTIONS[at]?.inSchool ?? part;
  if (part === 'provider-day') return TIMETABLE_DAY_QUESTIONS[at]?.withProvider ?? part;
  // The first week is asked day by day.
  if (part === 'week') return TIMETABLE_STEP_QUESTIONS[at - 1] ?? part;
  return SINGLE[part] ?? part;
}

const SINGLE: Readonly<Record<string, string>> = {
  start: QUESTION.planStart,
  review: QUESTION.planReview,
  end: QUESTION.planEnd,
  measures: QUESTION.planMeasures,
  place: QUESTION.planPlace,
  hours: QUESTION.planHours,
  'full-time': QUESTION.planFullTime,
  'register-code': QUESTION.planCode,
  parents: QUESTION.planParentAgreement,
  'fewer-hours': QUESTION.planTimetableReason,
  'timetable-la': QUESTION.planTimetableLa,
  'timetable-la-day': QUESTION.planTimetableLaOn,
};

/** As much of a plan as the answers of its form give so far. */
export function planParts(answers: Answers): PlanParts {
  const text = (id: string) => asText(answers[id]);
  const place = PLACES.find((each) => each === text(QUESTION.planPlace));
  const provider = text(QUESTION.planProvider);
  const parents = PARENT_VIEWS.find((each) => each === text(QUESTION.planParentAgreement));
  const hours = answers[QUESTION.planHours];
  return dropMissing({
    start: text(QUESTION.planStart),
    nextReview: text(QUESTION.planReview),
    end: text(QUESTION.planEnd),
    aims: AIM_QUESTIONS.map(({ what, by }) => dropMissing({ what: text(what), by: text(by) })),
    measures: MEASURES.filter((id) => asList(answers[QUESTION.planMeasures]).includes(id)).map((id) => ({
      id,
      ...dropMissing({
        baseline: asNumber(answers[MEASURE_QUESTIONS[id].baseline]),
        target: asNumber(answers[MEASURE_QUESTIONS[id].target]),
      }),
    })),
    model: text(QUESTION.planModel),
    provider: provider === OPTION.planProvider.ownStaff ? undefined : provider,
    place: place ?? (inSchool(answers) ? 'school-site' : undefined),
    hoursPerWeek: asNumber(hours),
    fullTime:
      text(QUESTION.planFullTime) === undefined
        ? undefined
        : text(QUESTION.planFullTime) === OPTION.planFullTime.yes,
    registerCode: text(QUESTION.planCode),
    parents,
    timetable: timetableParts(answers),
    pupilAgreed:
      text(QUESTION.planPupilAgreement) === undefined
        ? undefined
        : text(QUESTION.planPupilAgreement) === OPTION.planPupilAgreement.yes,
    returnSteps: STEP_QUESTIONS.map(({ what, who, when }) =>
      dropMissing({ what: text(what), who: text(who), when: text(when) }),
    ),
  }) as PlanParts;
}

/**
 * The plan made from complete, checked answers by this person now. Undefined when a required part is missing, or the
 * key adult is not on the staff list. An in-school plan is the school's own: no provider, on its site; where the pupil
 * stays in class there are no hours away from it, and the key adult is in contact once a week.
 */
export function planFrom(
  answers: Answers,
  context: {
    readonly by: Plan['madeBy'];
    readonly at: string;
    readonly staff: readonly Plan['keyAdult'][];
  },
): Plan | undefined {
  const parts = planParts(answers);
  const adult = context.staff.find(({ id }) => id === answers[QUESTION.keyAdult]);
  const rhythm = CONTACT_RHYTHMS.find((each) => each === answers[QUESTION.contactRhythm]);
  const contact = rhythm ?? (inSchool(answers) ? WEEKLY : undefined);
  const { start, end, nextReview, place, hoursPerWeek, parents, pupilAgreed, provider, registerCode } = parts;
  const why = asText(answers[QUESTION.planWhy]);
  if (!adult || !contact || why === undefined || start === undefined || end === undefined) return undefined;
  if (nextReview === undefined || place === undefined) return undefined;
  if (hoursPerWeek === undefined && !inSchool(answers)) return undefined;
  const support = inSchool(answers) ? asList(answers[QUESTION.supportKinds]) : [];
  if (parents === undefined || pupilAgreed === undefined) return undefined;
  const timetable = parts.timetable && timetableFrom(parts.timetable);
  if (parts.timetable && !timetable) return undefined;
  return {
    madeBy: context.by,
    madeAt: context.at,
    why,
    aims: parts.aims.flatMap(({ what, by }) =>
      what === undefined || by === undefined ? [] : [{ what, by }],
    ),
    measures: parts.measures.flatMap(({ id, baseline, target }) =>
      baseline === undefined || target === undefined ? [] : [{ id, baseline, target }],
    ),
    model: parts.model ?? MODEL.targetedInSchool,
    place,
    fullTime: parts.fullTime ?? false,
    keyAdult: { id: adult.id, name: adult.name },
    contact,
    parents,
    pupilAgreed,
    start,
    end,
    nextReview,
    returnSteps: parts.returnSteps.flatMap(({ what, who, when }): ReturnStep[] =>
      what === undefined || who === undefined || when === undefined ? [] : [{ what, who, when }],
    ),
    reviews: [],
    updates: [],
    ...(answers[QUESTION.planFullWeek] === OPTION.planFullWeek.yes && parts.fullTime === false
      ? { restInSchool: true as const }
      : {}),
    ...dropMissing({
      support: support.length === 0 ? undefined : support,
      whatHappens: asText(answers[QUESTION.supportInWords]),
      timetable,
      hoursPerWeek,
      provider,
      registerCode,
      pupilWants: asText(answers[QUESTION.pupilWants]),
      transport: asText(answers[QUESTION.planTransport]),
      takesBack: asText(answers[QUESTION.takesBack]),
    }),
  };
}

/** The answers that would make this plan, for changing it. */
export function answersOfPlan(plan: Plan): Answers {
  return dropMissing({
    [QUESTION.supportKinds]: plan.support ?? [OPTION.supportKinds.other],
    [QUESTION.supportInWords]: plan.whatHappens,
    [QUESTION.planWhy]: plan.why,
    [QUESTION.pupilWants]: plan.pupilWants,
    [QUESTION.planStart]: plan.start,
    [QUESTION.planReview]: plan.nextReview,
    [QUESTION.planEnd]: plan.end,
    ...Object.fromEntries(
      AIM_QUESTIONS.flatMap((aim, at) => [
        [aim.what, plan.aims[at]?.what],
        [aim.by, plan.aims[at]?.by],
      ]),
    ),
    [QUESTION.planMeasures]: plan.measures.map(({ id }) => id),
    ...Object.fromEntries(
      plan.measures.flatMap(({ id, baseline, target }) => [
        [MEASURE_QUESTIONS[id].baseline, baseline],
        [MEASURE_QUESTIONS[id].target, target],
      ]),
    ),
    [QUESTION.planModel]: plan.model,
    [QUESTION.planProvider]: plan.provider ?? OPTION.planProvider.ownStaff,
    [QUESTION.planPlace]: plan.place,
    [QUESTION.planHours]: plan.hoursPerWeek,
    [QUESTION.planFullTime]: yesOrNo(OPTION.planFullTime, plan.fullTime),
    [QUESTION.planFullWeek]: fullWeekOf(plan),
    [QUESTION.planCode]: plan.registerCode,
    [QUESTION.planTransport]: plan.transport,
    [QUESTION.keyAdult]: plan.keyAdult.id,
    [QUESTION.contactRhythm]: plan.contact,
    [QUESTION.planParentAgreement]: plan.parents,
    [QUESTION.planPupilAgreement]: yesOrNo(OPTION.planPupilAgreement, plan.pupilAgreed),
    ...Object.fromEntries(
      STEP_QUESTIONS.flatMap((step, at) => [
        [step.what, plan.returnSteps[at]?.what],
        [step.who, plan.returnSteps[at]?.who],
        [step.when, plan.returnSteps[at]?.when],
      ]),
    ),
    [QUESTION.takesBack]: plan.takesBack,
    ...answersOfTimetable(plan),
  });
}

/**
 * A plan with alternative provision as answers to the proposal's questions (PR1 to PR17): the rules and blocks then
 * look at the plan, not at the original proposal.
 */
export function proposalAnswers(
  plan: Plan,
  form: Answers,
  kind: string | undefined,
  case_: Answers,
): Answers {
  const [, notice] = asList(case_[QUESTION.proposedStartAndNotice]);
  return dropMissing({
    [QUESTION.proposedModel]: plan.model,
    [QUESTION.proposedProvider]: kind ?? OPTION.proposedProvider.ownStaff,
    [QUESTION.proposedPlace]: plan.place,
    [QUESTION.proposedFullTime]: yesOrNo(OPTION.proposedFullTime, plan.fullTime),
    [QUESTION.proposedCode]: plan.registerCode,
    [QUESTION.proposedAims]: plan.aims
      .map(({ what, by }) => `${what} (by ${by})`)
      .join('; ')
      .slice(0, 500),
    [QUESTION.proposedReview]: plan.nextReview,
    [QUESTION.proposedEnd]: plan.end,
    [QUESTION.proposedMeasures]: plan.measures.map(({ id }) => id),
    [QUESTION.proposedParentAgreement]: plan.parents,
    [QUESTION.proposedPupilAgreement]: yesOrNo(OPTION.proposedPupilAgreement, plan.pupilAgreed),
    [QUESTION.proposedWayBack]: plan.returnSteps
      .map(({ what, who, when }) => `${what} (${who}, from ${when})`)
      .join('; ')
      .slice(0, 500),
    [QUESTION.proposedProviderChecked]: form[QUESTION.planProviderChecked],
    [QUESTION.proposedToldToLa]: form[QUESTION.planToldToLa],
    [QUESTION.proposedSignOff]: form[QUESTION.planSignOff],
    [QUESTION.proposedStartAndNotice]: notice === undefined ? undefined : [plan.start, notice],
    [QUESTION.proposedDslAgrees]: form[QUESTION.planDslAgrees],
  });
}

/** What an older plan does not say is asked when it is changed. */
function fullWeekOf({ timetable, restInSchool }: Plan): string | undefined {
  if (timetable) return OPTION.planFullWeek.no;
  return restInSchool === true ? OPTION.planFullWeek.yes : undefined;
}

function inSchool(answers: Answers): boolean {
  return answers[QUESTION.approvedAs] === OPTION.approvedAs.inSchool;
}

function yesOrNo<Yes, No>(options: { readonly yes: Yes; readonly no: No }, holds: boolean): Yes | No {
  return holds ? options.yes : options.no;
}
