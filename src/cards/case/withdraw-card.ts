import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import { WITHDRAWN_BECAUSE } from '../../domain/case/referral.ts';
import { pupilReference, WITHDRAWN_WORDS } from '../../words/cases.ts';
import { actionView, button, plain, stopButton, type Drawing } from '../parts.ts';
import { defineCard, render } from '../render.ts';
import { describeWho } from './cases-card.ts';

const withdrawCard = defineCard(
  'withdraw',
  z.strictObject({
    who: z.string(),
    title: z.string(),
    paragraphs: z.array(z.strictObject({ text: z.string() })),
    problem: z.string(),
    hasProblem: z.boolean(),
    label: z.string(),
    options: z.array(z.strictObject({ id: z.string(), label: z.string() })),
    actions: z.array(actionView),
  }),
);

/** Asks the referrer whether they withdraw this concern, and why. */
export function drawWithdraw(
  { referral, problem }: Extract<Reply, { show: 'withdraw' }>,
  drawing: Drawing,
): AdaptiveCard {
  const { id, reference } = referral;
  return render(withdrawCard, {
    who: describeWho(referral, drawing),
    title: `Withdraw the concern about pupil ${plain(pupilReference(referral))}?`,
    paragraphs: [
      'Nobody will decide on it then, unless an inclusion lead takes it up again. It stays in the record as withdrawn by you.',
      'Whatever the DSL was told stands. Withdrawing it here tells them nothing.',
    ].map((text) => ({ text })),
    problem: problem ?? '',
    hasProblem: problem !== undefined,
    label: 'Why do you withdraw it?',
    options: WITHDRAWN_BECAUSE.map((because) => ({ id: because, label: WITHDRAWN_WORDS[because] })),
    actions: [
      button(`Withdraw ${reference}`, 'withdraw', { r: id }),
      button('Keep it', 'my-referral', { r: id }, { style: 'positive' }),
      stopButton(),
    ],
  });
}
