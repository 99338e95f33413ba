import { asList } from '../content/answer-values.ts';
import type { AnswerValue } from '../content/answers.ts';
import type { Question } from '../content/bank.ts';
import { outsideAnswer } from '../pack/pack-privacy.ts';

/** The options that an answer ticks, as far as they may leave the school. */
export function tickedOf(question: Question, value: AnswerValue | undefined): readonly string[] {
  const outside = value === undefined ? undefined : outsideAnswer(question, value);
  return typeof outside === 'string' ? [outside] : asList(outside);
}
