import { londonDate } from '../../../domain/calendar/london.ts';
import { pastFiguresOf } from '../../../domain/case/figures-of-case.ts';
import { hasRaised } from '../../../domain/case/join.ts';
import { awaitsPlan, isRunning, type Referral } from '../../../domain/case/referral.ts';
import { THRESHOLD } from '../../../domain/known-ids/rules.ts';
import { can } from '../../../domain/people/roles.ts';
import type { Plan } from '../../../domain/plan/plan.ts';
import {
  answersOfPlan,
  planFrom,
  planParts,
  planQuestion,
  proposalAnswers,
} from '../../../domain/plan/plan-answers.ts';
import { planProblems, type PlanSetting } from '../../../domain/plan/plan-checks.ts';
import {
  checkAnswers,
  clearOutdatedChecks,
  givenAnswers,
  keepAimsInStep,
  keepTimetableShort,
  suggestedAnswers,
} from '../../../domain/case/plan-suggestions.ts';
import { timetableFacts } from '../../../domain/plan/timetable-answers.ts';
import { planWarnings } from '../../../domain/plan/plan-warnings.ts';
import type { Answers } from '../../../domain/content/answers.ts';
import type { Content } from '../../../domain/content/content.ts';
import type { CaseFormDraft } from '../../../domain/questions/draft.ts';
import { without } from '../../../domain/questions/past-figures.ts';
import { nowOf, schoolDay, type Turn } from '../../turn.ts';
import { describePlanProblem } from '../../../words/plan-problems.ts';
import { describePlanWarning } from '../../../words/plan-warnings.ts';
import { actForm, type FormAct } from './act-form.ts';
import { takeChanges } from './changed-meanwhile.ts';
import type { Beginning } from './kind.ts';
import { planSetting } from './plan-setting.ts';
import { withFacts } from './with-facts.ts';
import { planHints, weeksHint } from '../../../words/forms.ts';

/** Where the plan-changing form stores the day of its last review. */
const LAST_REVIEW = 'last-review';
/** P-12 where the content has no such threshold. */
const LONG_DAYS = 84;

/** The plan of an approved case: made once, and changed while it runs. */
export const plan = actForm({
  name: 'plan',
  opens: { plan: beginPlan, 'change-plan': beginChange },
  isTakenBy: (referral) => isRunning(referral) || awaitsPlan(referral),
  invitation: 'details',
  showsTheCase: true,
  // An unfinished form is resumed unless a review has been held since.
  isAboutTheSame: (left, begun) => left.form?.reviews === begun.form?.reviews,
  check: (school, draft, answers) => {
    const { settings, content } = school;
    const parts = planParts(answers);
    const setting = planSetting(school, draft);
    const was = draft.form && isChange(draft.form) ? daysOf(draft.form.base) : undefined;
    const found = planProblems(parts, { ...setting, was });
    return {
      problems: new Map(found.map((each) => [planQuestion(each.about), describePlanProblem(each)])),
      warnings: planWarnings(parts, {
        content,
        providers: settings.providers ?? [],
        year: setting.year,
        longDays: longDays(content),
      }).map(describePlanWarning),
    };
  },
  bringUpToDate: async (session, referral) =>
    session.draft.form && isChange(session.draft.form) && isRunning(referral)
      ? takeChanges(session, referral, beginChange(session.turn, referral))
      : undefined,
  afterCard: (before, after, { settings, content }) =>
    keepAimsInStep(
      before,
      keepTimetableShort(before, clearOutdatedChecks(before, after), { calendar: settings, content }),
    ),
  acts: ['start-plan', 'change-plan'],
  actName: (form) => (isChange(form) ? 'change-plan' : 'start-plan'),
  actOf: ({ turn, draft, path }, referral) => {
    const { settings, person } = turn;
    const by = { id: person.id, name: person.name };
    const made = planFrom(path.answers, { by, at: nowOf(turn), staff: settings.staff });
    if (!made || !draft.form) return undefined;
    const act = { action: isChange(draft.form) ? 'change-plan' : 'start-plan', plan: made } as const;
    return referral.decision?.outcome === 'ap-plan'
      ? { act, ...withProvision(turn, referral, made, path.answers) }
      : { act, ...withFacts(turn, referral, timetableFacts(made, referral.plan)) };
  },
  // A change is not signed: any lead who may change the plan is shown it as it is now.
  isTheirs: ({ person }, referral, saved) =>
    saved === 'plan-started'
      ? referral.plan?.madeBy.id === person.id
      : referral.plan?.changedAt !== undefined && can(person, 'decides') && !hasRaised(referral, person.id),
});

function longDays({ thresholds }: Content): number {
  return thresholds.get(THRESHOLD.longPlacementDays)?.value ?? LONG_DAYS;
}

/** Only the form that changes a plan carries the number of its reviews. */
function isChange({ reviews }: CaseFormDraft): boolean {
  return reviews !== undefined;
}

/** Prefilled from the referral and the proposal. A plan does not start from last term's figure. */
function beginPlan(turn: Turn, referral: Referral): Beginning {
  const past = pastFiguresOf(referral, turn.content, schoolDay(turn)).map(({ question }) => question.id);
  const now = { ...referral, answers: without(referral.answers, past) };
  const { calendar, today, reviewDays } = planSetting(turn, {});
  const suggested = suggestedAnswers(now, turn.content, {
    calendar,
    today,
    reviewDays,
    longDays: longDays(turn.content),
  });
  const base = { ...suggested, ...givenAnswers(now, turn.content) };
  return { base, answers: base, hints: { ...planHints(now.answers, suggested), ...weeksHint(base) } };
}

/** Filled in with the plan that runs. It is changed in one or two places, so all of it is shown, each part with its way in. */
function beginChange({ content }: Turn, referral: Referral): Beginning {
  const base = answersToChange(referral, content);
  return {
    base,
    answers: base,
    hints: weeksHint(base),
    reviews: referral.plan?.reviews.length ?? 0,
    atCheck: true,
  };
}

/** What a form that changes the plan begins with; nothing where there is no plan. */
export function answersToChange(referral: Referral, content: Content): Answers {
  const { plan: runs } = referral;
  if (!runs) return {};
  const last = runs.reviews.at(-1);
  return {
    ...answersOfPlan(runs),
    ...checkAnswers(referral),
    ...givenAnswers(referral, content),
    ...(last ? { [LAST_REVIEW]: londonDate(last.at) } : {}),
  };
}

/** The current plan's days, as the form started with them. */
function daysOf(base: Answers): NonNullable<PlanSetting['was']> {
  const { start = '', nextReview = '', end = '' } = planParts(base);
  const reviewed = base[LAST_REVIEW];
  return { start, nextReview, end, reviewed: typeof reviewed === 'string' ? reviewed : undefined };
}

/**
 * The case with the plan's provision in place of the proposed one, and what that changes: for alternative provision,
 * rules and blocks look at the plan itself: place, provider, code, checks and agreements.
 */
function withProvision(turn: Turn, referral: Referral, made: Plan, form: Answers): Omit<FormAct, 'act'> {
  const kind = turn.settings.providers?.find(({ name }) => name === made.provider)?.kind;
  return withFacts(turn, referral, {
    ...proposalAnswers(made, form, kind, referral.answers),
    ...timetableFacts(made, referral.plan),
  });
}
