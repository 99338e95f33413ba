import type { SchoolCalendar } from '../calendar/calendar.ts';
import { asList, asText, dropMissing } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import type { Content } from '../content/content.ts';
import type { MeasureId } from '../known-ids/plan.ts';
import { SCALES } from '../plan/plan.ts';
import { suggestedDays } from '../plan/suggested-days.ts';
import { isTimetable, suggestedTimetable } from '../plan/timetable-answers.ts';
import { timetableDays, timetableLimits } from '../plan/timetable-checks.ts';
import type { Referral } from './referral.ts';
import { suggestedTexts } from './suggested-texts.ts';
import { holds } from '../triage/holds.ts';
import { AIM_QUESTIONS, MEASURE_QUESTIONS, QUESTION } from '../known-ids/questions.ts';
import { OPTION } from '../known-ids/options.ts';
import { DEFINITION, RULE } from '../known-ids/rules.ts';

/**
 * The prefilled answers of a new plan: from the proposal if there was one, else from the referral, the steps agreed and
 * the school's calendar. A target is suggested only where today's figure is known.
 */
export function suggestedAnswers(
  referral: Referral,
  content: Content,
  setting: {
    readonly calendar: SchoolCalendar;
    readonly today: string;
    readonly reviewDays: number;
    readonly longDays: number;
  },
): Answers {
  const { answers, decision } = referral;
  const [starts] = asList(answers[QUESTION.proposedStartAndNotice]);
  const ap = decision?.outcome === 'ap-plan';
  const texts = suggestedTexts(referral, content, setting.today);
  const days = suggestedDays(setting.calendar, setting.today, { ...setting, start: starts });
  const review = asText(answers[QUESTION.proposedReview]) ?? days.review;
  const end = asText(answers[QUESTION.proposedEnd]) ?? days.end;
  const whats = [...aimsIn(asText(answers[QUESTION.proposedAims])), ...texts.aims];
  const aims = [review, end].flatMap((by, at) => {
    const [what, { what: id, by: when }] = [whats[at], AIM_QUESTIONS[at]!];
    return what === undefined ? [] : [[id, what] as const, [when, by] as const];
  });
  return dropMissing({
    [QUESTION.supportInWords]: ap ? undefined : whatWasAgreed(referral),
    [QUESTION.planWhy]: texts.why,
    [QUESTION.pupilWants]: asText(answers[QUESTION.pupilView]),
    [QUESTION.planStart]: days.start,
    [QUESTION.planReview]: review,
    [QUESTION.planEnd]: end,
    ...Object.fromEntries(aims),
    [QUESTION.planMeasures]: answers[QUESTION.proposedMeasures] ?? texts.measures,
    ...suggestedFigures(answers, content),
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
    ...suggestedTimetable(answers),
  });
}

/** The shortest and the longest that the plan form takes for an aim. */
const AIM_LENGTH = { least: 5, most: 150 };

/** The aims of a proposal, which has them in one text: a sentence or a part of a list each. */
function aimsIn(text = ''): readonly string[] {
  return text
    .split(/[\n;]|\.(?:\s|$)/)
    .map((aim) => aim.trim())
    .filter(({ length }) => length >= AIM_LENGTH.least && length <= AIM_LENGTH.most);
}

/** The longest that the plan form takes for what will happen. */
const LONGEST_SUPPORT = 300;

/** What the lead wrote into the approval: suggested steps are work for staff, not what the pupil will meet. */
function whatWasAgreed({ decision }: Referral): string | undefined {
  const own = (decision?.steps ?? []).filter(
    ({ ownWords, teamOnly }) => ownWords === true && teamOnly !== true,
  );
  const text = own.map(({ text: step }) => step).join('\n');
  return text === '' || text.length > LONGEST_SUPPORT ? undefined : text;
}

/** Today's figures where the office knows them, and a target a small step from each. */
function suggestedFigures(answers: Answers, content: Content): Answers {
  return Object.fromEntries(
    Object.entries(suggestedBaselines(answers)).flatMap(([key, figure]) => {
      const id = key as MeasureId;
      const { least, most, better } = SCALES[id];
      const step = content.planSuggestions.targetSteps[id];
      const target = better === 'more' ? Math.min(most, figure + step) : Math.max(least, figure - step);
      const { baseline, target: aim } = MEASURE_QUESTIONS[id];
      return [
        [baseline, figure] as const,
        ...(target === figure ? [] : [[aim, Math.round(target * 10) / 10] as const]),
      ];
    }),
  );
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

/**
 * A form's answers after a card: an aim that was due on the day of the review, or on the last day, stays due on it when
 * that day is moved.
 */
export function keepAimsInStep(before: Answers, after: Answers): Answers {
  const due = [
    [QUESTION.planReview, AIM_QUESTIONS[0].by],
    [QUESTION.planEnd, AIM_QUESTIONS[1].by],
  ] as const;
  const moved = due.flatMap(([day, by]) => {
    const now = after[day];
    const follows = before[day] !== undefined && before[by] === before[day] && after[by] === before[by];
    return follows && now !== undefined ? [[by, now] as const] : [];
  });
  return { ...after, ...Object.fromEntries(moved) };
}

/**
 * A form's answers after a card: once the support is a reduced timetable, the days of the review and the end are the ones
 * that this school asks of one, unless somebody has just set them.
 */
export function keepTimetableShort(
  before: Answers,
  after: Answers,
  { calendar, content }: { readonly calendar: SchoolCalendar; readonly content: Content },
): Answers {
  const start = asText(after[QUESTION.planStart]);
  const isSame = (id: string) => before[id] === after[id];
  if (isTimetable(before) || !isTimetable(after) || start === undefined) return after;
  if (!isSame(QUESTION.planReview) || !isSame(QUESTION.planEnd)) return after;
  const { review, end } = timetableDays(calendar, start, timetableLimits(content));
  const was = { review: asText(after[QUESTION.planReview]), end: asText(after[QUESTION.planEnd]) };
  return {
    ...after,
    [QUESTION.planReview]: was.review !== undefined && was.review < review ? was.review : review,
    [QUESTION.planEnd]: was.end !== undefined && was.end < end ? was.end : end,
  };
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
  const { plan } = referral;
  const isOlder = plan?.support === undefined && plan?.hoursPerWeek !== undefined;
  return dropMissing({
    [QUESTION.approvedAs]: referral.decision?.outcome,
    [QUESTION.dslToBeAsked]: dsl ? OPTION.dslToBeAsked.yes : OPTION.dslToBeAsked.no,
    [QUESTION.hasHoursAlready]: isOlder ? OPTION.hasHoursAlready.yes : OPTION.hasHoursAlready.no,
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
