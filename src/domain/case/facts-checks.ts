import { plusDays, plusSchoolDays, schoolDaysBetween } from '../calendar/calendar.ts';
import { schoolYearStart } from '../calendar/school-year.ts';
import { asList, asNumber, asText } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import type { SchoolDay } from './figures-of-case.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { OPTION } from '../known-ids/options.ts';

/** A pupil may have come from a school whose year began earlier: four weeks, in sessions. */
const OTHER_TERMS = 40;

/** What cannot be right in office facts or a proposal. Days are `YYYY-MM-DD`. */
export type FactsProblem =
  | { readonly problem: 'before-school-year'; readonly began: string }
  | { readonly problem: 'more-sessions-than-held'; readonly held: number; readonly asAt: string }
  | {
      readonly problem: 'more-illness-than-missed' | 'longer-run-than-missed';
      readonly days: number;
      readonly missed: number;
    }
  | { readonly problem: 'days-without-suspension' | 'today-without-suspension' | 'suspension-without-days' }
  | { readonly problem: 'fewer-days-than-this-term'; readonly inTerm: number }
  | {
      readonly problem: 'suspension-over';
      readonly days: number;
      readonly began: string;
      readonly last: string;
    }
  | { readonly problem: 'review-after-timetable'; readonly end: string }
  | { readonly problem: 'before-placement'; readonly starts: string };

/**
 * What cannot be right in office facts or a proposal, by question: figures that contradict each other or the school
 * year so far, and days in the wrong order. Each is reported at one question of a pair, the later one.
 */
export function factsProblems(answers: Answers, day: SchoolDay): ReadonlyMap<string, FactsProblem> {
  const found = new Map<string, FactsProblem>();
  for (const [question, problem] of [
    ...attendance(answers, day),
    ...suspensions(answers),
    ...suspendedNow(answers, day),
    ...timetable(answers),
    ...proposal(answers),
  ])
    if (!found.has(question)) found.set(question, problem);
  return found;
}

type Found = readonly [question: string, problem: FactsProblem];

function attendance(answers: Answers, { today, settings }: SchoolDay): readonly Found[] {
  const found: Found[] = [];
  const began = schoolYearStart(settings, today);
  const asAt = asText(answers[QUESTION.figuresAsAt]) ?? today;
  const [possible, missed] = [
    asNumber(answers[QUESTION.possibleSessions]),
    asNumber(answers[QUESTION.missedSessions]),
  ];
  const [ill, run] = [asNumber(answers[QUESTION.illnessDays]), asNumber(answers[QUESTION.unauthorisedRun])];
  if (asAt < began) return [[QUESTION.figuresAsAt, { problem: 'before-school-year', began }]];
  const daysUntil = (day: string) => schoolDaysBetween(settings, plusDays(began, -1), day);
  const days = daysUntil(asAt);
  // The day the figures are right for is asked after them: of figures brought up to date it is still the old one.
  for (const [question, last] of [
    [QUESTION.possibleSessions, today],
    [QUESTION.figuresAsAt, asAt],
  ] as const) {
    const held = 2 * daysUntil(last);
    if (possible === undefined || possible <= held + OTHER_TERMS) continue;
    found.push([question, { problem: 'more-sessions-than-held', held, asAt: last }]);
    break;
  }
  if (missed === undefined) return found;
  // A day may be missed in part: each counts as at least one session.
  if (ill !== undefined && ill > missed)
    found.push([QUESTION.illnessDays, { problem: 'more-illness-than-missed', days: ill, missed }]);
  // A run longer than the year so far began last year: not all of its sessions are this year's.
  if (run !== undefined && run <= days && run > missed)
    found.push([QUESTION.unauthorisedRun, { problem: 'longer-run-than-missed', days: run, missed }]);
  return found;
}

function suspensions(answers: Answers): readonly Found[] {
  const [times, inTerm, inYear] = [
    QUESTION.suspensions,
    QUESTION.daysSuspendedThisTerm,
    QUESTION.daysSuspendedThisYear,
  ].map((id) => asNumber(answers[id]));
  const today = asText(answers[QUESTION.suspendedToday]);
  const found: Found[] = [];
  if (times === 0 && ((inTerm ?? 0) > 0 || (inYear ?? 0) > 0))
    found.push([QUESTION.suspensions, { problem: 'days-without-suspension' }]);
  else if (times === 0 && today === OPTION.suspendedToday.yes)
    found.push([QUESTION.suspensions, { problem: 'today-without-suspension' }]);
  if (inTerm !== undefined && inYear !== undefined && inTerm > inYear)
    found.push([QUESTION.daysSuspendedThisYear, { problem: 'fewer-days-than-this-term', inTerm }]);
  else if ((times ?? 0) > 0 && inYear === 0 && today === OPTION.suspendedToday.no)
    found.push([QUESTION.daysSuspendedThisYear, { problem: 'suspension-without-days' }]);
  return found;
}

function suspendedNow(answers: Answers, { today, settings }: SchoolDay): readonly Found[] {
  const [began, length] = [
    asText(answers[QUESTION.suspensionBegan]),
    asNumber(answers[QUESTION.suspensionLength]),
  ];
  if (
    answers[QUESTION.suspendedToday] !== OPTION.suspendedToday.yes ||
    began === undefined ||
    length === undefined
  )
    return [];
  const last = plusSchoolDays(settings, began, Math.max(0, Math.ceil(length) - 1));
  if (last >= today) return [];
  return [[QUESTION.suspensionLength, { problem: 'suspension-over', days: length, began, last }]];
}

function timetable(answers: Answers): readonly Found[] {
  const [end, review] = [asText(answers[QUESTION.timetableEnds]), asText(answers[QUESTION.timetableReview])];
  return end !== undefined && review !== undefined && review > end
    ? [[QUESTION.timetableReview, { problem: 'review-after-timetable', end }]]
    : [];
}

function proposal(answers: Answers): readonly Found[] {
  const [starts] = asList(answers[QUESTION.proposedStartAndNotice]);
  if (starts === undefined) return [];
  const after = (question: string): readonly Found[] => {
    const date = asText(answers[question]);
    return date !== undefined && date < starts ? [[question, { problem: 'before-placement', starts }]] : [];
  };
  return [...after(QUESTION.proposedReview), ...after(QUESTION.proposedEnd)];
}
