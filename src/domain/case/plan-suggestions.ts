import { asList, asText, dropMissing } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import type { Content } from '../content/content.ts';
import { LEVELS } from '../content/levels.ts';
import type { MeasureId } from '../known-ids/plan.ts';
import { measureQuestions } from '../plan/plan-answers.ts';
import type { Referral } from './referral.ts';
import { holds } from '../triage/holds.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { OPTION } from '../known-ids/options.ts';
import { DEFINITION, RULE, RULE_GROUP } from '../known-ids/rules.ts';

/**
 * The prefilled answers of a new plan: from the referral, and from the proposal if there was one. `whyNow` words the
 * names of the rules that say why.
 */
export function suggestedAnswers(
  referral: Referral,
  content: Content,
  whyNow: (rules: readonly string[]) => string,
): Answers {
  const { answers } = referral;
  const [starts] = asList(answers[QUESTION.proposedStartAndNotice]);
  const baselines = suggestedBaselines(answers);
  const ap = referral.decision?.outcome === 'ap-plan';
  const reasons = pressingReasons(referral, content);
  return dropMissing({
    [QUESTION.planWhy]: reasons.length === 0 ? undefined : whyNow(reasons),
    [QUESTION.pupilWants]: asText(answers[QUESTION.pupilView]),
    [QUESTION.planStart]: starts,
    [QUESTION.planReview]: answers[QUESTION.proposedReview],
    [QUESTION.planEnd]: answers[QUESTION.proposedEnd],
    [QUESTION.planMeasures]: answers[QUESTION.proposedMeasures],
    ...Object.fromEntries(
      Object.entries(baselines).map(([id, figure]) => [measureQuestions(id as MeasureId).baseline, figure]),
    ),
    [QUESTION.planModel]: ap
      ? (answers[QUESTION.proposedModel] ?? referral.triage.suggestedModels[0])
      : undefined,
    [QUESTION.planProvider]:
      answers[QUESTION.proposedProvider] === OPTION.proposedProvider.ownStaff
        ? OPTION.planProvider.ownStaff
        : undefined,
    [QUESTION.planPlace]: answers[QUESTION.proposedPlace],
    [QUESTION.planFullTime]: answers[QUESTION.proposedFullTime],
    [QUESTION.planCode]: answers[QUESTION.proposedCode],
    [QUESTION.planParentAgreement]: answers[QUESTION.proposedParentAgreement],
    [QUESTION.planPupilAgreement]: answers[QUESTION.proposedPupilAgreement],
    ...checkAnswers(referral),
  });
}

/** Checks and sign-offs as the case holds them, for the plan form to ask about again. */
export function checkAnswers({ answers }: Referral): Answers {
  return dropMissing({
    [QUESTION.planProviderChecked]: answers[QUESTION.proposedProviderChecked],
    [QUESTION.planToldToLa]: answers[QUESTION.proposedToldToLa],
    [QUESTION.planSignOff]: answers[QUESTION.proposedSignOff],
    [QUESTION.planDslAgrees]: answers[QUESTION.proposedDslAgrees],
  });
}

/**
 * A form's answers after a card: checks and sign-offs were for a certain provider and place, so with a different one
 * they are asked again instead of being carried over (P-06, P-07, P-13).
 */
export function clearOutdatedChecks(before: Answers, after: Answers): Answers {
  const provider = before[QUESTION.planProvider] !== after[QUESTION.planProvider];
  const place =
    before[QUESTION.planPlace] !== undefined && before[QUESTION.planPlace] !== after[QUESTION.planPlace];
  const gone = new Set<string>([
    ...(provider ? [QUESTION.planProviderChecked, QUESTION.planToldToLa] : []),
    ...(place ? [QUESTION.planToldToLa, QUESTION.planSignOff, QUESTION.planDslAgrees] : []),
  ]);
  return gone.size === 0 ? after : Object.fromEntries(Object.entries(after).filter(([id]) => !gone.has(id)));
}

/** Facts of the case that decide what the plan form asks, and never change while it is filled in. */
export function givenAnswers(referral: Referral, content: Content): Answers {
  const { answers, triage } = referral;
  const dsl =
    triage.rulesFired.some(({ id }) => id === RULE.dslAware) ||
    answers[QUESTION.parentsTold] === OPTION.parentsTold.dslAdvisedNot ||
    holds(
      { named: DEFINITION.hasSocialWorker },
      { content, answers, today: Number.NaN, events: [], fired: [] },
    );
  return dropMissing({
    [QUESTION.approvedAs]: referral.decision?.outcome,
    [QUESTION.dslToBeAsked]: dsl ? OPTION.dslToBeAsked.yes : OPTION.dslToBeAsked.no,
  });
}

/** Today's figures from the office: attendance in per cent, lessons missed in a week. */
function suggestedBaselines(answers: Answers): Partial<Record<MeasureId, number>> {
  const [possible, missed, removals] = [
    answers[QUESTION.possibleSessions],
    answers[QUESTION.missedSessions],
    answers[QUESTION.removals],
  ];
  const known = typeof possible === 'number' && typeof missed === 'number' && possible > 0;
  return {
    ...(known && missed <= possible
      ? { attendance: Math.round(((possible - missed) / possible) * 1000) / 10 }
      : {}),
    // OB10 counts removals in six school weeks.
    ...(typeof removals === 'number' ? { behaviour: Math.min(50, Math.round(removals / 6)) } : {}),
  };
}

/** How many of the fired rules "why now" names. */
const MOST_REASONS = 3;

/** Groups of rules that say nothing about what the pupil finds hard. */
const NO_REASON: readonly string[] = Object.values(RULE_GROUP);

/** The names of the most pressing rules that fired, except those that reveal a status. */
function pressingReasons({ triage }: Referral, content: Content): readonly string[] {
  const place = (level: (typeof LEVELS)[number] | null) => (level === null ? -1 : LEVELS.indexOf(level));
  const groups = new Map(content.rules.map(({ id, group }) => [id, group]));
  return triage.rulesFired
    .filter(
      (rule) => !rule.private && place(rule.level) > 0 && !NO_REASON.includes(groups.get(rule.id) ?? ''),
    )
    .toSorted((a, b) => place(b.level) - place(a.level))
    .slice(0, MOST_REASONS)
    .map(({ name }) => name);
}
