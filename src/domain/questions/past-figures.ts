import type { SchoolCalendar } from '../calendar/calendar.ts';
import { dayInWords } from '../calendar/london.ts';
import { hasTurned, pastSpanInWords, type Span } from '../calendar/school-year.ts';
import { answerInWords } from '../content/answer-words.ts';
import type { Answers, AnswerValue } from '../content/answers.ts';
import type { Bank, Question } from '../content/bank.ts';

/** Answers, and for each question the day (`YYYY-MM-DD`) on which its answer was given or last confirmed. */
export interface DatedAnswers {
  readonly answers: Answers;
  readonly answeredOn: (question: Question) => string;
}

/** An answer about a term or school year that is over: a figure of then, not a fact of today. */
export interface PastFigure {
  readonly question: Question;
  readonly value: AnswerValue;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** `last term`, `last school year`. */
  readonly span: string;
}

/** The answers whose term or school year was over by `today`, in the order of asking. */
export function pastFigures(
  { questions }: Bank,
  { answers, answeredOn }: DatedAnswers,
  today: string,
  calendar: SchoolCalendar,
): readonly PastFigure[] {
  return [...questions.values()].flatMap((question) => {
    const { id, holdsFor } = question;
    const value = answers[id];
    if (holdsFor === undefined || value === undefined) return [];
    const on = dayOf(question, answers) ?? answeredOn(question);
    if (!hasTurned(calendar, holdsFor, on, today)) return [];
    return [{ question, value, on, span: pastSpanInWords(calendar, holdsFor, on, today) }];
  });
}

/** The day that the answers themselves give for a figure. */
function dayOf({ asAt }: Question, answers: Answers): string | undefined {
  const day = asAt === undefined ? undefined : answers[asAt];
  return typeof day === 'string' ? day : undefined;
}

/** The answers without those to some questions: rules are run without past figures, which count as not known. */
export function without(answers: Answers, ids: readonly string[]): Answers {
  if (ids.length === 0) return answers;
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
}

/** A past figure with its day: `3 suspensions, as of Mon 5 Jul 2027 (last school year)`. */
export function pastFigureInWords({ question, value, on, span }: PastFigure): string {
  return `${answerInWords(question, value)}, ${asOfInWords({ on, span })}`;
}

/** From when a past figure is: `as of Mon 5 Jul 2027 (last school year)`. */
export function asOfInWords({ on, span }: { readonly on: string; readonly span: string }): string {
  return `as of ${dayInWords(on)} ${on.slice(0, 4)} (${span})`;
}

/** What spans a question may hold for, in the words of a form that asks again. */
const ASK_AGAIN: Readonly<Record<Span, string>> = {
  term: 'A new term has begun: please give the figure for this one.',
  'school-year': 'A new school year has begun: please give the figure for this one.',
};

/** What stands beside a question that is asked again because its answer was about a time that is over. */
export function askedAgainInWords(past: PastFigure): string {
  const { holdsFor } = past.question;
  return `It was ${pastFigureInWords(past)}. ${ASK_AGAIN[holdsFor === 'term' && past.span.includes('term') ? 'term' : 'school-year']}`;
}
