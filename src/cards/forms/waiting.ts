import type { Reply } from '../../app/reply.ts';
import { pupilReference } from '../../words/cases.ts';
import { button, plain, type ActionView } from '../parts.ts';

type Asked = Extract<Reply, { show: 'welcome' }>['asked'];

/** Up to this many questions get a line and a button each; beyond it, my referrals lists them all. */
const QUESTIONS_SHOWN = 2;

/** The questions that wait for the reader's answer: lines, and the buttons that open them. */
export function drawQuestions(asked: Asked): {
  readonly lines: readonly string[];
  readonly actions: readonly ActionView[];
} {
  if (asked.length > QUESTIONS_SHOWN)
    return {
      lines: [`${asked.length} questions wait for your answer.`],
      actions: [button('Referrals you sent', 'my-referrals')],
    };
  return {
    lines: asked.map(
      (referral) => `A question about pupil ${plain(pupilReference(referral))} waits for your answer.`,
    ),
    actions: asked.map((referral) =>
      button(`Answer about ${pupilReference(referral)}`, 'my-referral', { r: referral.id }),
    ),
  };
}
