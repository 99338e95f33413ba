import type { AnswerValue } from '../domain/content/answers.ts';
import type { Content } from '../domain/content/content.ts';
import { describeAnswer } from './answers.ts';

// What is said to somebody about a referral of their own, or a plan they are the key adult of.

export const NOT_YOUR_REFERRAL =
  'I cannot find a referral of yours behind this card, so nothing was changed. Type "my referrals" to see yours.';
export const NOT_YOUR_PLAN =
  'You are not the key adult of a plan that runs on this case, so nothing was opened. Type "my plans" to see yours.';
/** Somebody else changed the case while an answer or a note was written. */
export const NOT_SENT_YET =
  'Not sent yet: this case changed while you were writing. Please press the button again.';
/** The DSL knows of it, so the bot stores none of it (G-05). */
export const LEFT_OUT =
  'What you wrote was left out: words about a safeguarding concern are never kept here. You can write something else.';
/** The choice on the card that asks before a concern is withdrawn. */
export const SAY_WHY = 'Please choose why you withdraw it. Nothing was changed.';
export const CHOOSE_ONE = 'Please choose one answer to go on.';

/** After why a correction was not taken. */
export const AS_A_NOTE = 'You can send it as a note instead: press "Add a note".';

/** A correction that came too late, as a note: each question with its new answer. The gate is not for a note. */
export function describeCorrections(
  corrected: readonly { readonly question: string; readonly after: AnswerValue | null }[],
  { bank }: Content,
  today: string,
): string {
  return corrected
    .flatMap(({ question: id, after }) => {
      const question = bank.questions.get(id);
      if (!question || question.form !== 'concern' || question.gate === true) return [];
      return [`${question.label}: ${describeAnswer(question, after ?? undefined, today)}`];
    })
    .join('. ');
}
