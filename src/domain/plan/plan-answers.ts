import { asList, asNumber, asText, dropMissing } from '../questions/answer-values.ts';
import type { Answers } from '../questions/answers.ts';
import {
  CONTACT_RHYTHMS,
  MEASURES,
  PARENT_VIEWS,
  PLACES,
  type MeasureId,
  type Plan,
  type ReturnStep,
} from './plan.ts';
import type { PlanAbout, PlanParts } from './plan-checks.ts';

/** The letter that stands for a measure in question ids: `PMA1` and `PMA2` are attendance now and its target. */
const LETTER: Readonly<Record<MeasureId, string>> = {
  attendance: 'A',
  behaviour: 'B',
  engagement: 'E',
  'social-skills': 'S',
  learning: 'L',
  wellbeing: 'W',
};
/** The option of PR2 and of the plan's provider that stands for nobody from outside. */
export const OWN_STAFF = 'own-staff';
const THREE = [1, 2, 3] as const;

/** The questions of the plan form that ask where a measure stands and where it is to get. */
export function measureQuestions(measure: MeasureId): { readonly baseline: string; readonly target: string } {
  return { baseline: `PM${LETTER[measure]}1`, target: `PM${LETTER[measure]}2` };
}

/** The question of the review form that asks a measure's figure. */
export function figureQuestion(measure: MeasureId): string {
  return `RV${LETTER[measure]}`;
}

/** The question of the plan form that each part of a plan is asked by. */
export function planQuestion(about: PlanAbout): string {
  const [part = '', which = '', side] = about.split(':');
  if (part === 'aim') return side === 'by' ? `PLA${which}D` : `PLA${which}`;
  if (part === 'step') return `PLR${which}${side === 'who' ? 'W' : side === 'when' ? 'D' : ''}`;
  if (part === 'measure') return `PM${LETTER[which as MeasureId]}${side === 'target' ? '2' : '1'}`;
  return SINGLE[part] ?? part;
}

const SINGLE: Readonly<Record<string, string>> = {
  start: 'PLD1',
  review: 'PLD2',
  end: 'PLD3',
  measures: 'PLM',
  place: 'PLV3',
  hours: 'PLV4',
  'full-time': 'PLV5',
  'register-code': 'PLV6',
};

/** As much of a plan as the answers of its form give so far. */
export function planParts(answers: Answers): PlanParts {
  const text = (id: string) => asText(answers[id]);
  const place = PLACES.find((each) => each === text('PLV3'));
  const provider = text('PLV2');
  const parents = PARENT_VIEWS.find((each) => each === text('PLK3'));
  const hours = answers['PLV4'];
  return dropMissing({
    start: text('PLD1'),
    nextReview: text('PLD2'),
    end: text('PLD3'),
    aims: THREE.map((n) => dropMissing({ what: text(`PLA${n}`), by: text(`PLA${n}D`) })),
    measures: MEASURES.filter((id) => asList(answers['PLM']).includes(id)).map((id) => ({
      id,
      ...dropMissing({
        baseline: asNumber(answers[`PM${LETTER[id]}1`]),
        target: asNumber(answers[`PM${LETTER[id]}2`]),
      }),
    })),
    model: text('PLV1'),
    provider: provider === OWN_STAFF ? undefined : provider,
    place: place ?? (inSchool(answers) ? 'school-site' : undefined),
    hoursPerWeek: asNumber(hours),
    fullTime: text('PLV5') === undefined ? undefined : text('PLV5') === 'yes',
    registerCode: text('PLV6'),
    parents,
    pupilAgreed: text('PLK4') === undefined ? undefined : text('PLK4') === 'yes',
    returnSteps: THREE.map((n) =>
      dropMissing({ what: text(`PLR${n}`), who: text(`PLR${n}W`), when: text(`PLR${n}D`) }),
    ),
  }) as PlanParts;
}

/**
 * The plan that complete and checked answers make, by this person now. Undefined when something that must be there is
 * not, or the key adult is not among the staff. An in-school plan is the school's own: no provider, on its site.
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
  const adult = context.staff.find(({ id }) => id === answers['PLK1']);
  const contact = CONTACT_RHYTHMS.find((each) => each === answers['PLK2']);
  const { start, end, nextReview, place, hoursPerWeek, parents, pupilAgreed, provider, registerCode } = parts;
  const why = asText(answers['PL1']);
  if (!adult || !contact || why === undefined || start === undefined || end === undefined) return undefined;
  if (nextReview === undefined || place === undefined || hoursPerWeek === undefined) return undefined;
  if (parents === undefined || pupilAgreed === undefined) return undefined;
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
    model: parts.model ?? IN_SCHOOL_MODEL,
    place,
    hoursPerWeek,
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
    ...dropMissing({
      provider,
      registerCode,
      pupilWants: asText(answers['PL2']),
      transport: asText(answers['PLV7']),
      takesBack: asText(answers['PLB']),
    }),
  };
}

/** Targeted support in school: the one model that in-school next steps stand for. */
const IN_SCHOOL_MODEL = 'PM-1';

/** The answers that make this plan again, for changing it. */
export function answersOfPlan(plan: Plan): Answers {
  return dropMissing({
    PL1: plan.why,
    PL2: plan.pupilWants,
    PLD1: plan.start,
    PLD2: plan.nextReview,
    PLD3: plan.end,
    ...Object.fromEntries(
      plan.aims.flatMap(({ what, by }, at) => [
        [`PLA${at + 1}`, what],
        [`PLA${at + 1}D`, by],
      ]),
    ),
    PLM: plan.measures.map(({ id }) => id),
    ...Object.fromEntries(
      plan.measures.flatMap(({ id, baseline, target }) => [
        [`PM${LETTER[id]}1`, baseline],
        [`PM${LETTER[id]}2`, target],
      ]),
    ),
    PLV1: plan.model,
    PLV2: plan.provider ?? OWN_STAFF,
    PLV3: plan.place,
    PLV4: plan.hoursPerWeek,
    PLV5: plan.fullTime ? 'yes' : 'no',
    PLV6: plan.registerCode,
    PLV7: plan.transport,
    PLK1: plan.keyAdult.id,
    PLK2: plan.contact,
    PLK3: plan.parents,
    PLK4: plan.pupilAgreed ? 'yes' : 'no',
    ...Object.fromEntries(
      plan.returnSteps.flatMap(({ what, who, when }, at) => [
        [`PLR${at + 1}`, what],
        [`PLR${at + 1}W`, who],
        [`PLR${at + 1}D`, when],
      ]),
    ),
    PLB: plan.takesBack,
  });
}

/**
 * What a plan with alternative provision says, as the answers to the proposal's questions (PR1 to PR17), so that the
 * rules and blocks look at the plan and not at what was once proposed.
 */
export function proposalAnswers(
  plan: Plan,
  form: Answers,
  kind: string | undefined,
  case_: Answers,
): Answers {
  const [, notice] = asList(case_['PR16']);
  return dropMissing({
    PR1: plan.model,
    PR2: kind ?? OWN_STAFF,
    PR3: plan.place,
    PR4: plan.fullTime ? 'yes' : 'no',
    PR5: plan.registerCode,
    PR6: plan.aims
      .map(({ what, by }) => `${what} (by ${by})`)
      .join('; ')
      .slice(0, 500),
    PR7: plan.nextReview,
    PR8: plan.end,
    PR9: plan.measures.map(({ id }) => id),
    PR10: plan.parents,
    PR11: plan.pupilAgreed ? 'yes' : 'no',
    PR12: plan.returnSteps
      .map(({ what, who, when }) => `${what} (${who}, from ${when})`)
      .join('; ')
      .slice(0, 500),
    PR13: form['PLC1'],
    PR14: form['PLC2'],
    PR15: form['PLC3'],
    PR16: notice === undefined ? undefined : [plan.start, notice],
    PR17: form['PLC4'],
  });
}

function inSchool(answers: Answers): boolean {
  return answers['PLG1'] === 'in-school-plan';
}
