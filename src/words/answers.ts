import type { AnswerValue } from '../domain/content/answers.ts';
import type { Question } from '../domain/content/bank.ts';
import { describeDay } from './dates.ts';

export const NOT_ANSWERED = 'Not answered';

/**
 * An answer as people read it: option labels joined with semicolons in the order of the question, a number with its
 * unit, a date as `Thu 26 Nov`. With `today` (`YYYY-MM-DD`) a date of another year carries its year.
 */
export function describeAnswer(question: Question, value: AnswerValue | undefined, today?: string): string {
  if (value === undefined || (typeof value === 'object' && value.length === 0)) return NOT_ANSWERED;
  const label = (id: string) => question.options.find((option) => option.id === id)?.label ?? id;
  const day = (date: string) => describeDay(date, today?.slice(0, 4));
  const several = typeof value === 'object' ? value : [String(value)];
  switch (question.kind) {
    case 'choice':
      return several.map(label).join('; ');
    case 'multi':
      return question.options
        .filter(({ id }) => several.includes(id))
        .map(({ label: words }) => words)
        .join('; ');
    case 'number':
      return `${String(value)}${question.unit === undefined ? '' : ` ${value === 1 ? question.unit.replace(/s(?= a week$|$)/, '') : question.unit}`}`;
    case 'text':
      return String(value);
    case 'date':
      return several.map(day).join('; ');
    case 'dates':
      return several.map((date, at) => `${question.dateLabels?.[at] ?? 'Date'} ${day(date)}`).join('; ');
  }
}
