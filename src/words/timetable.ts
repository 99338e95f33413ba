import type { Answers } from '../domain/content/answers.ts';
import type { Question } from '../domain/content/bank.ts';
import { OPTION } from '../domain/known-ids/options.ts';
import {
  QUESTION,
  TIMETABLE_DAY_QUESTIONS,
  TIMETABLE_STEP_QUESTIONS,
} from '../domain/known-ids/questions.ts';
import { timetableParts, type TimetableParts } from '../domain/plan/timetable-answers.ts';
import type { TimetableProblem } from '../domain/plan/timetable-checks.ts';
import {
  agreedHours,
  hoursOfWeek,
  hoursThatCount,
  type Timetable,
  type TimetableDay,
  type TimetablePlan,
} from '../domain/plan/timetable.ts';
import { describeDayWithYear } from './dates.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

/** Shown beside a question of the plan form about a reduced timetable that cannot be right. */
export function describeTimetableProblem(found: TimetableProblem): string {
  switch (found.problem) {
    case 'timetable-for-behaviour':
      return 'A reduced timetable is not for managing behaviour; guidance on attendance says so plainly. This plan cannot be started so. Please go back, take the reduced timetable out, and plan a full week with support.';
    case 'timetable-not-agreed':
      return 'A reduced timetable needs the agreement of the parent the pupil normally lives with. Without it, offer a full timetable: to send a pupil home may be an unlawful exclusion.';
    case 'timetable-without-hours':
      return 'With no hours at all this is not a reduced timetable. Please give the hours of each day.';
    case 'timetable-day-too-long':
      return 'No school day is longer than 8 hours. Please check the figures of this day.';
    case 'timetable-is-full':
      return `Together the five days are a full school week (about ${found.week} hours), so nothing is reduced. Please check them, or go back and take the reduced timetable out.`;
    case 'provider-hours-differ':
      return `Together the days with the provider have ${found.hours} hours, and the plan says ${found.planned} hours a week. Please make them the same, here or some cards back.`;
    case 'week-has-fewer':
      return `Hours never fall from week to week: so far there are ${found.before}. Please give as many or more, or leave it blank.`;
    case 'week-too-long':
      return `A school week has about ${found.week} hours. Please check this figure.`;
    case 'no-week-has-more':
      return 'No week has more hours than the first one. Please say how the hours grow until the pupil is back full time.';
    case 'la-without-day':
      return 'Please give the day on which the LA was told.';
    case 'la-not-told':
      return 'There is a day on which the LA was told. Please choose "Yes", or clear the day.';
    case 'timetable-too-long':
      return `Please choose ${describeDayWithYear(found.latest)} or earlier: this school ends a reduced timetable within ${found.days} days. The limit is the school's own; there is no national one.`;
  }
}

/** `Monday 3 (and 2 taught elsewhere)`, a day each; `Monday 3 and 2 with the provider` where the plan has one. */
export function describeDays({ days }: Pick<TimetableParts, 'days'>): readonly string[] {
  return days.map(
    ({ inSchool = 0, withProvider = 0, elsewhere = 0 }, at) =>
      `${DAYS[at] ?? ''} ${inSchool}${withProvider === 0 ? '' : ` and ${withProvider} with the provider`}${elsewhere === 0 ? '' : ` (and ${elsewhere} taught elsewhere)`}`,
  );
}

/** `3 in school, 5 with the provider, 1 taught elsewhere`; what there is none of is left out. */
function describeSides({ inSchool, withProvider = 0, elsewhere }: TimetableDay): readonly string[] {
  return [
    `${inSchool} in school`,
    ...(withProvider === 0 ? [] : [`${withProvider} with the provider`]),
    ...(elsewhere === 0 ? [] : [`${elsewhere} taught elsewhere`]),
  ];
}

/** The hours of each day in the first week, a line each. */
export function describeEachDay({ days }: Pick<Timetable, 'days'>): readonly string[] {
  return days.map((day, at) => `${DAYS[at] ?? ''}: ${describeSides(day).join(', ')}`);
}

/** The hours of the first week together, and of how many: `Together: 15 in school, about 17.5 with nothing, of about 32.5`. */
export function describeWeek({ days }: Pick<Timetable, 'days'>, week: number): string {
  const all = hoursOfWeek(days);
  const nothing = week - hoursThatCount(all) - all.elsewhere;
  return `Together: ${[...describeSides(all), ...(nothing > 0 ? [`about ${nothing} with nothing`] : [])].join(', ')}, of about ${week}`;
}

/** `week 2: 18; week 3: 20`, with a provider's hours where the plan has one, or that nothing was said. */
export function describeSteps({ days, steps }: Pick<TimetableParts, 'days' | 'steps'>): string {
  const said = steps.flatMap((hours, at) => (hours === undefined ? [] : [`week ${at + 2}: ${hours}`]));
  const isShared = days.some(({ withProvider }) => withProvider !== undefined);
  return said.length === 0
    ? 'not recorded'
    : `${said.join('; ')}${isShared ? ' (in school and with the provider)' : ''}`;
}

/**
 * What a form says of a reduced timetable, in rows that belong together: hours by day and by week, agreement, and LA, each
 * in the place of its first question that is answered; undefined for any other question.
 */
export function timetableLines(
  { id }: Pick<Question, 'id'>,
  answers: Answers,
): readonly { readonly label: string; readonly answer: string }[] | undefined {
  const row = ROWS.find(({ questions }) => questions.includes(id));
  if (!row) return undefined;
  const parts = timetableParts(answers);
  const isFirst = row.questions.find((each) => answers[each] !== undefined) === id;
  return parts && isFirst ? [{ label: row.label, answer: row.says(parts) }] : [];
}

/** `15 of about 32.5 a week, and 2 taught elsewhere`. `today` is `YYYY-MM-DD`. */
export function describeHoursNow(plan: TimetablePlan, today: string, week: number): string {
  const now = agreedHours(plan, today);
  const { elsewhere, withProvider } = hoursOfWeek(plan.timetable.days);
  return `${now} of about ${week} a week${withProvider === undefined ? '' : ', in school and with the provider'}${elsewhere === 0 ? '' : `, and ${elsewhere} taught elsewhere`}`;
}

const AGREED_WORDS: Readonly<Record<Timetable['agreed'], string>> = {
  written: 'in writing',
  verbal: 'in words',
};

/** How and when the parent agreed. */
export function describeAgreed({ agreed, agreedOn }: Pick<TimetableParts, 'agreed' | 'agreedOn'>): string {
  return `The parent the pupil normally lives with${agreed === undefined ? '' : `, ${AGREED_WORDS[agreed]}`}${agreedOn === undefined ? '' : ` on ${describeDayWithYear(agreedOn)}`}`;
}

/** Whether, when and under which reference the LA was told. */
export function describeLa({
  la,
  laOn,
  laReference,
}: Pick<TimetableParts, 'la' | 'laOn' | 'laReference'>): string {
  if (la === OPTION.planTimetableLa.notRequired) return 'This LA does not ask to be told';
  if (la === OPTION.planTimetableLa.no) return 'Not told yet';
  return `Told${laOn === undefined ? '' : ` on ${describeDayWithYear(laOn)}`}${laReference === undefined ? '' : `, reference ${laReference}`}`;
}

const ROWS: readonly {
  readonly label: string;
  readonly questions: readonly string[];
  readonly says: (parts: TimetableParts) => string;
}[] = [
  {
    label: 'Hours in school, first week',
    questions: TIMETABLE_DAY_QUESTIONS.flatMap(({ inSchool, withProvider, elsewhere }) => [
      inSchool,
      withProvider,
      elsewhere,
    ]),
    says: (parts) => describeDays(parts).join('; '),
  },
  {
    label: 'Rest of the week',
    questions: [QUESTION.planTimetableRest],
    says: ({ restOfWeek = '' }) => restOfWeek,
  },
  { label: 'Hours after that', questions: TIMETABLE_STEP_QUESTIONS, says: describeSteps },
  {
    label: 'Agreed by',
    questions: [QUESTION.planTimetableAgreed, QUESTION.planTimetableAgreedOn],
    says: describeAgreed,
  },
  {
    label: 'The LA',
    questions: [QUESTION.planTimetableLa, QUESTION.planTimetableLaOn, QUESTION.planTimetableLaReference],
    says: describeLa,
  },
];

/** A reduced timetable in rows: hours, the rest of the week, the way back, agreement and LA. */
export function timetableRows(
  timetable: Timetable,
): readonly { readonly label: string; readonly value: string }[] {
  return ROWS.map(({ label, says }) => ({ label, value: says(timetable) }));
}

/** Above a review that lets a reduced timetable run longer than the school wants. */
export function describeBeyondLimit(days: number): string {
  return `With this last day the reduced timetable runs longer than ${days} days, which this school wants a senior leader to look at first. There is no national limit; the right to full-time education stays.`;
}

/** How the sessions of a reduced timetable stand in the register. */
export const TIMETABLE_CODES =
  'Register: code C2 only for sessions the pupil need not attend. Lessons elsewhere have a code of their own, and a pupil who learns at home is never marked present. Below compulsory school age it is X.';
