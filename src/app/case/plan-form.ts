import type { Answers } from '../../domain/questions/answers.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import { dayInWords, londonDate } from '../../domain/calendar/london.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import {
  answersOfPlan,
  measureQuestions,
  planFrom,
  proposalAnswers,
} from '../../domain/plan/plan-answers.ts';
import { checkAnswers, givenAnswers, suggestedAnswers } from '../../domain/plan/plan-suggestions.ts';
import { pastFiguresOf } from '../../domain/case/figures-of-case.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { without } from '../../domain/questions/past-figures.ts';
import { LAST_REVIEW } from '../forms/form-checks.ts';
import { pathOf } from '../forms/path.ts';
import type { Stored } from '../ports/records.ts';
import { nowOf, schoolDay, type Done, type Turn } from '../turn.ts';
import { rulesRunAgain } from './run-again.ts';
import { openPlanForm } from './open-plan-form.ts';
import { savePlanForm, type PlanAct } from './save-plan-form.ts';
import { AIM_QUESTIONS, QUESTION, STEP_QUESTIONS } from '../../domain/known-ids/questions.ts';

/** A plan nobody has written yet, for trying whether somebody may make one. */
const UNWRITTEN: Plan = {
  madeBy: { id: '', name: '' },
  madeAt: '',
  why: '',
  aims: [],
  measures: [],
  model: '',
  place: 'school-site',
  hoursPerWeek: 0,
  fullTime: false,
  keyAdult: { id: '', name: '' },
  contact: 'weekly',
  parents: 'no',
  pupilAgreed: false,
  start: '',
  end: '',
  nextReview: '',
  returnSteps: [],
  reviews: [],
  updates: [],
};

/** Opens the form that makes the plan of an approved case, filled in from the referral and the proposal. */
export async function openPlan(turn: Turn, referralId: string): Promise<Done> {
  return openPlanForm(turn, referralId, (referral) => {
    // A plan does not begin at a figure of last term.
    const past = pastFiguresOf(referral, turn.knowledge, schoolDay(turn)).map(({ question }) => question.id);
    const now = { ...referral, answers: without(referral.answers, past) };
    return {
      part: 4,
      trial: { action: 'start-plan', plan: UNWRITTEN },
      base: { ...suggestedAnswers(now, turn.knowledge), ...givenAnswers(now) },
      hints: hintsFor(now),
    };
  });
}

/** Opens the form with the plan that runs, for changing it. */
export async function openPlanChange(
  turn: Turn,
  referralId: string,
  notices: readonly string[] = [],
): Promise<Done> {
  return openPlanForm(turn, referralId, (referral) => {
    const { plan } = referral;
    return {
      part: 4,
      trial: { action: 'change-plan', plan: plan ?? UNWRITTEN },
      base: plan
        ? {
            ...answersOfPlan(plan),
            ...checkAnswers(referral),
            ...givenAnswers(referral),
            ...lastReview(plan),
          }
        : {},
      reviews: plan?.reviews.length ?? 0,
      notices,
    };
  });
}

/** The day of the plan's last review, for counting to the next one. */
function lastReview({ reviews }: Plan): Answers {
  const last = reviews.at(-1);
  return last ? { [LAST_REVIEW]: londonDate(new Date(last.at)) } : {};
}

/** What the proposal and the office say beside a question, to be copied or looked at. */
function hintsFor({ answers }: Referral): Readonly<Record<string, string>> {
  const said = (words: string, id: string, question: string): [string, string][] => {
    const text = answers[id];
    return typeof text === 'string' ? [[question, `${words}: ${text}`]] : [];
  };
  const counted = answers[QUESTION.figuresAsAt];
  const asAt = typeof counted === 'string' ? ` of ${dayInWords(counted)}` : '';
  return Object.fromEntries([
    ...said('The proposal said', QUESTION.proposedAims, AIM_QUESTIONS[0].what),
    ...said('The proposal said', QUESTION.proposedWayBack, STEP_QUESTIONS[0].what),
    ...(answers[QUESTION.missedSessions] === undefined
      ? []
      : [
          [
            measureQuestions('attendance').baseline,
            `The office figures${asAt} are for the whole year: please check.`,
          ],
        ]),
    ...(answers[QUESTION.removals] === undefined
      ? []
      : [
          [
            measureQuestions('behaviour').baseline,
            'Filled in from removals in the last 6 school weeks: please check.',
          ],
        ]),
  ]);
}

/**
 * Starts or changes the plan. With alternative provision the rules and blocks look at the plan itself: its place, provider,
 * code, checks and agreements take the place of what was proposed.
 */
export async function savePlan(turn: Turn, stored: Stored<Draft>): Promise<Done> {
  const changes = stored.value.form?.reviews !== undefined;
  return savePlanForm(turn, stored, changes ? 'plan-changed' : 'plan-started', (draft, referral) => {
    const { answers } = pathOf(turn, draft);
    const { settings, person } = turn;
    const by = { id: person.id, name: person.name };
    const plan = planFrom(answers, { by, at: nowOf(turn), staff: settings.staff });
    if (!plan) return undefined;
    const act = { action: changes ? 'change-plan' : 'start-plan', plan } as const;
    return referral.decision?.outcome === 'ap-plan'
      ? { act, ...withProvision(turn, referral, plan, answers) }
      : { act };
  });
}

/** The case with the plan's provision in the place of the proposed one, and what that changes. */
function withProvision(turn: Turn, referral: Referral, plan: Plan, form: Answers): Omit<PlanAct, 'act'> {
  const kind = turn.settings.providers?.find(({ name }) => name === plan.provider)?.kind;
  const proposed = proposalAnswers(plan, form, kind, referral.answers);
  const corrected = Object.entries(proposed)
    .map(([question, after]) => ({ question, before: referral.answers[question] ?? null, after }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  if (corrected.length === 0) return {};
  return {
    prepared: rulesRunAgain(turn, referral, {
      by: turn.person,
      answers: { ...referral.answers, ...proposed },
    }),
    corrected,
  };
}
