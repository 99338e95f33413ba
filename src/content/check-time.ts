import type { Question } from '../domain/content/bank.ts';
import { questionsIn } from './check-parts.ts';
import type { ContentFiles } from './schema.ts';
import { placeOf } from './shape.ts';

/** Staff are promised two to four minutes. The most seconds that everything they can be asked may take together. */
export const MOST_SECONDS = 250;

/** An estimate of how long it takes, in seconds, to answer every question a referrer can be asked. */
export function secondsToRaise(questions: Iterable<Pick<Question, 'form' | 'seconds'>>): number {
  return [...questions].reduce((sum, { form, seconds }) => (form === 'concern' ? sum + seconds : sum), 0);
}

/** Questions that take more time than staff were promised. */
export function timeProblems(raw: ContentFiles): string[] {
  const questions = raw.questions.flatMap((file) =>
    questionsIn([file]).map(({ seconds }) => ({ form: placeOf(file.part).form, seconds })),
  );
  const seconds = secondsToRaise(questions);
  if (seconds <= MOST_SECONDS) return [];
  const over = seconds - MOST_SECONDS;
  return [
    `Raising a concern (the gate and part 1) takes up to ${seconds} seconds; staff are promised about four minutes, so ${MOST_SECONDS} at most. Save ${over} ${over === 1 ? 'second' : 'seconds'}: take a question or some options out, or lower an estimate ("seconds") that is too long.`,
  ];
}
