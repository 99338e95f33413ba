import type { AnswerValue } from './answers.ts';
import type { Question } from './bank.ts';
import { dayInWords } from './london.ts';

/** An answer as people read it: option labels instead of ids, dates in words, ticks in the order of the question. */
export function answerInWords(question: Question, value: AnswerValue | undefined): string {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return 'Not answered';
  if (typeof value === 'number') return question.unit ? `${value} ${question.unit}` : String(value);
  if (typeof value === 'string') {
    if (question.kind === 'date') return dayInWords(value);
    return question.options.find(({ id }) => id === value)?.label ?? value;
  }
  if (question.kind === 'dates') return value.map((date) => dayInWords(date)).join(' and ');
  return question.options
    .filter(({ id }) => value.includes(id))
    .map(({ label }) => label)
    .join('; ');
}
