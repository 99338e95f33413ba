import { plusDays, plusSchoolDays, schoolDaysBetween } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/london.ts';
import { schoolYearStart } from '../calendar/school-year.ts';
import { asList, asNumber, asText } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import type { SchoolDay } from './figures-of-case.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { OPTION } from '../known-ids/options.ts';

/** A pupil may have come from a school whose year began earlier: four weeks, in sessions. */
const OTHER_TERMS = 40;

/**
 * What in facts from the office or in a proposal cannot be so, by question: figures that contradict each other or the
 * school year so far, and days in the wrong order. Each is said beside one question of a pair, the one read last.
 */
export function factsProblems(answers: Answers, day: SchoolDay): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [question, sentence] of [
    ...attendance(answers, day),
    ...suspensions(answers),
    ...suspendedNow(answers, day),
    ...timetable(answers),
    ...proposal(answers),
  ])
    if (!found.has(question)) found.set(question, sentence);
  return found;
}

type Problem = readonly [question: string, sentence: string];

function attendance(answers: Answers, { today, settings }: SchoolDay): readonly Problem[] {
  const found: Problem[] = [];
  const began = schoolYearStart(settings, today);
  const asAt = asText(answers[QUESTION.figuresAsAt]) ?? today;
  const [possible, missed] = [
    asNumber(answers[QUESTION.possibleSessions]),
    asNumber(answers[QUESTION.missedSessions]),
  ];
  const [ill, run] = [asNumber(answers[QUESTION.illnessDays]), asNumber(answers[QUESTION.unauthorisedRun])];
  if (asAt < began)
    return [
      [
        QUESTION.figuresAsAt,
        `This school year began on ${withYear(began)}. Please give figures of this school year, and the day they are right for.`,
      ],
    ];
  const days = schoolDaysBetween(settings, plusDays(began, -1), asAt);
  if (possible !== undefined && possible > 2 * days + OTHER_TERMS)
    found.push([
      QUESTION.possibleSessions,
      `There have been about ${2 * days} sessions this school year up to ${dayInWords(asAt)}. Please count those of this school year only.`,
    ]);
  if (missed === undefined) return found;
  // A day may be missed in part: each is one session at least.
  if (ill !== undefined && ill > missed)
    found.push([
      QUESTION.illnessDays,
      `${daysInWords(ill)} of illness cannot be, with only ${missed} sessions missed. Please check both figures.`,
    ]);
  // A run longer than the year so far began in the last one: its sessions are not all of this year.
  if (run !== undefined && run <= days && run > missed)
    found.push([
      QUESTION.unauthorisedRun,
      `${daysInWords(run)} in a row cannot be, with only ${missed} sessions missed. Please check both figures.`,
    ]);
  return found;
}

function suspensions(answers: Answers): readonly Problem[] {
  const [times, inTerm, inYear] = [
    QUESTION.suspensions,
    QUESTION.daysSuspendedThisTerm,
    QUESTION.daysSuspendedThisYear,
  ].map((id) => asNumber(answers[id]));
  const today = asText(answers[QUESTION.suspendedToday]);
  const found: Problem[] = [];
  if (times === 0 && ((inTerm ?? 0) > 0 || (inYear ?? 0) > 0))
    found.push([
      QUESTION.suspensions,
      'There are days suspended, so this is 1 or more. Please check these figures.',
    ]);
  else if (times === 0 && today === OPTION.suspendedToday.yes)
    found.push([
      QUESTION.suspensions,
      'The pupil is suspended today, so this is 1 or more. Please check both answers.',
    ]);
  if (inTerm !== undefined && inYear !== undefined && inTerm > inYear)
    found.push([
      QUESTION.daysSuspendedThisYear,
      `This cannot be less than days suspended this term (${inTerm}). Please check both figures.`,
    ]);
  else if ((times ?? 0) > 0 && inYear === 0 && today === OPTION.suspendedToday.no)
    found.push([
      QUESTION.daysSuspendedThisYear,
      'A suspension is half a school day at least. Please check these figures.',
    ]);
  return found;
}

function suspendedNow(answers: Answers, { today, settings }: SchoolDay): readonly Problem[] {
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
  return [
    [
      QUESTION.suspensionLength,
      `${daysInWords(length)} from ${withYear(began)} were over on ${withYear(last)}. Please check the first day and the length, or whether the pupil is still suspended today.`,
    ],
  ];
}

function timetable(answers: Answers): readonly Problem[] {
  const [end, review] = [asText(answers[QUESTION.timetableEnds]), asText(answers[QUESTION.timetableReview])];
  return end !== undefined && review !== undefined && review > end
    ? [
        [
          QUESTION.timetableReview,
          `The review comes before the timetable ends (${withYear(end)}). Please check both dates.`,
        ],
      ]
    : [];
}

function proposal(answers: Answers): readonly Problem[] {
  const [starts] = asList(answers[QUESTION.proposedStartAndNotice]);
  if (starts === undefined) return [];
  const after = (question: string): readonly Problem[] => {
    const date = asText(answers[question]);
    return date !== undefined && date < starts
      ? [[question, `The placement starts only on ${withYear(starts)}. Please check both dates.`]]
      : [];
  };
  return [...after(QUESTION.proposedReview), ...after(QUESTION.proposedEnd)];
}

function daysInWords(days: number): string {
  return `${days} ${days === 1 ? 'school day' : 'school days'}`;
}

function withYear(date: string): string {
  return `${dayInWords(date)} ${date.slice(0, 4)}`;
}
