import type { Question } from '../domain/content/bank.ts';

/** Longer texts say how long they may be; nobody reaches the end of a shorter one. */
const SHORT = 60;

/** A question over its input, with whether it may be left and how much may be written. */
export function labelQuestion(
  { wording, kind, maxLength = 0 }: Pick<Question, 'wording' | 'kind' | 'maxLength'>,
  isOptional: boolean,
): string {
  const notes = [
    ...(isOptional ? ['optional'] : []),
    ...(kind === 'text' && maxLength > SHORT ? [`up to ${maxLength} characters`] : []),
  ].join('; ');
  if (notes === '') return wording;
  return `${wording} (${notes})`;
}
