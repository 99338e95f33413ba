import { asNumber } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import type { Content } from '../content/content.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { THRESHOLD } from '../known-ids/rules.ts';

/** Schools differ in how they count breaks and registration. */
const ROUGHLY = 2.5;

/** Hours of a week that do not add up to a school week, all in hours. */
export interface HoursOfWeek {
  readonly sum: number;
  readonly week: number;
}

/** The hours in school, elsewhere and with nothing, where together they are far from a school week. */
export function hoursThatDoNotFit(
  answers: Answers,
  { thresholds }: Pick<Content, 'thresholds'>,
): HoursOfWeek | undefined {
  const hours = [QUESTION.hoursInSchool, QUESTION.hoursElsewhere, QUESTION.hoursWithNothing].map((id) =>
    asNumber(answers[id]),
  );
  const week = thresholds.get(THRESHOLD.schoolWeekHours)?.value;
  if (week === undefined || hours.includes(undefined)) return undefined;
  const sum = hours.reduce<number>((total, each) => total + (each ?? 0), 0);
  return Math.abs(sum - week) > ROUGHLY ? { sum, week } : undefined;
}
