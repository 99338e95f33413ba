import { dayNumber } from '../calendar/day-number.ts';
import { asText, dropMissing } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import { EFFECTS, type Effect } from '../known-ids/options.ts';
import { SUPPORT_QUESTIONS } from '../known-ids/questions.ts';

/** The questions that one row of supports is asked by. */
export type SupportQuestions = (typeof SUPPORT_QUESTIONS)[number];

/** One support as a row tells it, as far as it is filled in. Days are `YYYY-MM-DD`; without `to` it is still running. */
export interface SupportRow {
  readonly questions: SupportQuestions;
  /** Options of the row's own questions. */
  readonly what?: string;
  readonly often?: string;
  readonly by?: string;
  readonly from?: string;
  readonly to?: string;
  readonly effect?: Effect;
}

/** Why a row is unfinished. Days are `YYYY-MM-DD`. */
export type SupportProblem =
  | { readonly problem: 'no-kind' | 'no-start' }
  | { readonly problem: 'start-to-come'; readonly from: string }
  | { readonly problem: 'ends-before-start'; readonly from: string; readonly to: string }
  | { readonly problem: 'ended-without-effect'; readonly to: string };

/** The rows in which anything is filled in, in the order of asking. */
export function supportRows(answers: Answers): readonly SupportRow[] {
  return SUPPORT_QUESTIONS.filter((questions) => isBegun(questions, answers)).map((questions) => ({
    questions,
    ...dropMissing({
      what: asText(answers[questions.what]),
      often: asText(answers[questions.often]),
      by: asText(answers[questions.by]),
      from: asText(answers[questions.from]),
      to: asText(answers[questions.to]),
      effect: EFFECTS.find((each) => each === answers[questions.effect]),
    }),
  }));
}

/** True when anything of a row is filled in. */
export function isBegun(questions: SupportQuestions, answers: Answers): boolean {
  return Object.values(questions).some((id) => answers[id] !== undefined);
}

/**
 * What keeps a row from being finished, each by the question it stands beside. An unfinished row is kept, and no rule
 * counts it. `today` is a day number.
 */
export function problemsOf(row: SupportRow, today: number): ReadonlyMap<string, SupportProblem> {
  const { questions, what, from, to, effect } = row;
  const found = new Map<string, SupportProblem>();
  if (what === undefined) found.set(questions.what, { problem: 'no-kind' });
  if (from === undefined) found.set(questions.from, { problem: 'no-start' });
  else if (isAfter(from, today)) found.set(questions.from, { problem: 'start-to-come', from });
  if (to === undefined) return found;
  if (from !== undefined && to < from) found.set(questions.to, { problem: 'ends-before-start', from, to });
  else if (effect === undefined && hasEnded(row, today))
    found.set(questions.effect, { problem: 'ended-without-effect', to });
  return found;
}

/** True for a support that is over on this day; an end that still lies ahead is a plan. */
export function hasEnded({ to }: SupportRow, today: number): boolean {
  return to !== undefined && !isAfter(to, today);
}

function isAfter(date: string, today: number): boolean {
  return (dayNumber(date) ?? Number.NaN) > today;
}
