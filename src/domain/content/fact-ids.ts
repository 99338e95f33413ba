import type { AnswerValue } from './answers.ts';

/** The answers a fact is computed from, in the order of the questions it needs. */
export type FactValues = readonly (AnswerValue | undefined)[];

/** The names that conditions use. */
const FACT_IDS = [
  'possible-sessions',
  'absence',
  'absence-without-c2',
  'attendance-without-c2',
  'illness-days',
  'unauthorised-run-days',
  'unauthorised-sessions',
  'suspensions',
  'days-suspended-this-term',
  'days-suspended-this-year',
  'current-suspension-days',
  'removals',
  'term-days-above-year-days',
  'days-on-timetable',
  'days-since-timetable-end',
  'days-since-timetable-review',
  'placement-days',
  'days-since-placement-review',
  'figures-age-days',
  'days-since-leaving-date',
  'supports-with-dates',
  'supports-without-effect',
  'supports-under-way',
  'supports-helping',
] as const;
export type FactId = (typeof FACT_IDS)[number];
