import { QUESTION } from '../domain/known-ids/questions.ts';
import type { PastSpan, Span } from '../domain/calendar/school-year.ts';
import type { PastFigure } from '../domain/questions/past-figures.ts';
import { describeDayWithYear, describeSchoolYear } from './dates.ts';
import { describeAnswer } from './answers.ts';
import { describeAbsence } from './figures.ts';
import { BY_WEEKDAY, describeWeekdays, isOfWeekday } from './weekdays.ts';

/** The figures behind an absence rate: they make sense only together. */
const SESSIONS = [QUESTION.possibleSessions, QUESTION.missedSessions, QUESTION.partTimeSessions] as const;

/** Past figures with their day, one line each; sessions possible and missed as one. */
export function describePastFigures(figures: readonly PastFigure[]): readonly string[] {
  const sessions = SESSIONS.map((id) => figures.find(({ question }) => question.id === id));
  const [possible, missed] = sessions;
  const together = possible !== undefined && missed !== undefined;
  const weekdays = figures.filter(({ question }) => isOfWeekday(question.id));
  const days = describeWeekdays(
    Object.fromEntries(weekdays.map(({ question, value }) => [question.id, value])),
  );
  const [weekday] = weekdays;
  const rest = figures.filter((each) => !weekdays.includes(each) && !(together && sessions.includes(each)));
  return [
    ...(together
      ? [`Absence: ${describeAbsence(sessions.map((each) => each?.value))}, ${describeAsOf(missed)}`]
      : []),
    ...(weekday && days !== undefined ? [`${BY_WEEKDAY}: ${days}, ${describeAsOf(weekday)}`] : []),
    ...rest.map((past) => `${past.question.label}: ${describePastFigure(past)}`),
  ];
}

/** A past figure with its day: `3 suspensions, as of Mon 5 Jul 2027 (last school year)`. */
export function describePastFigure({ question, value, on, span }: PastFigure): string {
  return `${describeAnswer(question, value)}, ${describeAsOf({ on, span })}`;
}

/** From when a past figure is: `as of Mon 5 Jul 2027 (last school year)`. */
export function describeAsOf({ on, span }: Pick<PastFigure, 'on' | 'span'>): string {
  return `as of ${describeDayWithYear(on)} (${describePastSpan(span)})`;
}

/** What a term or school year that is over is called today: `last term`, `school year 2023/24`. */
export function describePastSpan(span: PastSpan): string {
  if (typeof span === 'object') return `school year ${describeSchoolYear(span.schoolYear)}`;
  return SPAN_WORDS[span];
}

const SPAN_WORDS: Readonly<Record<Extract<PastSpan, string>, string>> = {
  'last-term': 'last term',
  'earlier-term': 'an earlier term',
  'last-school-year': 'last school year',
};

const ASK_AGAIN: Readonly<Record<Span, string>> = {
  term: 'A new term has begun: please give the figure for this one.',
  'school-year': 'A new school year has begun: please give the figure for this one.',
};

/** What stands beside a question that is asked again because its answer was about a time that is over. */
export function describeAskedAgain(past: PastFigure): string {
  const onlyTheTerm = past.span === 'last-term' || past.span === 'earlier-term';
  return `It was ${describePastFigure(past)}. ${ASK_AGAIN[onlyTheTerm ? 'term' : 'school-year']}`;
}
