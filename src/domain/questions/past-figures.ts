import type { SchoolCalendar } from '../calendar/calendar.ts';
import { hasTurned, pastSpanOf, type PastSpan } from '../calendar/school-year.ts';
import type { Answers, AnswerValue } from '../content/answers.ts';
import type { Bank, Question } from '../content/bank.ts';

/** Answers, with the day (`YYYY-MM-DD`) on which each was given or last confirmed, by question. */
export interface DatedAnswers {
  readonly answers: Answers;
  readonly answeredOn: (question: Question) => string;
}

/** An answer about a past term or school year: not a current fact. */
export interface PastFigure {
  readonly question: Question;
  readonly value: AnswerValue;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** The term or school year it belongs to. */
  readonly span: PastSpan;
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
    return [{ question, value, on, span: pastSpanOf(calendar, holdsFor, on, today) }];
  });
}

/** The day of a figure, if another answer gives it. */
function dayOf({ asAt }: Question, answers: Answers): string | undefined {
  const day = asAt === undefined ? undefined : answers[asAt];
  return typeof day === 'string' ? day : undefined;
}

/** The answers without those to some questions: rules run without past figures, which count as unknown. */
export function without(answers: Answers, ids: readonly string[]): Answers {
  if (ids.length === 0) return answers;
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
}
