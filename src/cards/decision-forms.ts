import { z } from 'zod/v4';
import type { CaseForm, ForPresser } from '../app/reply.ts';
import { isDecided, type Referral } from '../domain/referral.ts';
import { actionView, button, type ActionView } from './parts.ts';

/** A short text and its button, folded away until it is opened. */
export const formView = z.strictObject({
  title: z.string(),
  label: z.string(),
  inputId: z.string(),
  typed: z.string(),
  problem: z.string(),
  hasProblem: z.boolean(),
  actions: z.array(actionView),
});

/** "I have seen this", until somebody has. */
export function takeButton(referral: Referral): ActionView[] {
  if (isDecided(referral) || referral.seen) return [];
  return [button('I have seen this', 'take', { r: referral.id }, { style: 'positive' })];
}

/** Approve, ask, close: none once the case is decided. */
export function decisionForms(
  referral: Referral,
  problem: ForPresser['problem'],
): z.input<typeof formView>[] {
  return isDecided(referral) ? [] : FORMS.map((form) => drawForm(form, referral, problem));
}

/** What the person who pressed has to know first; nothing they wrote is lost. */
export function presserNotice({ notice, problem }: ForPresser): string | undefined {
  return notice ?? (problem && `Not sent yet. ${problem.sentence}${problem.typed === '' ? '' : ' What you wrote is kept below.'}`);
}

const FORMS: readonly { form: CaseForm; title: string; label: string; send: string }[] = [
  {
    form: 'approve-in-school',
    title: 'Approve in-school steps',
    label: 'Why, in a sentence the referrer will read',
    send: 'Approve the in-school next steps',
  },
  {
    form: 'ask',
    title: 'Ask the referrer',
    label: 'Your question (facts only, no names)',
    send: 'Send the question',
  },
  {
    form: 'close-not-needed',
    title: 'Not needed',
    label: 'Why, in a sentence the referrer will read',
    send: 'Close as not needed',
  },
];

function drawForm(
  { form, title, label, send }: (typeof FORMS)[number],
  referral: Referral,
  problem: ForPresser['problem'],
) {
  const mine = problem?.form === form ? problem : undefined;
  const ids = { r: referral.id, ...(mine?.pressAgainSends ? { again: 'yes' } : {}) };
  return {
    title: mine ? `${title} (not sent yet)` : title,
    label,
    inputId: `${form}-text`,
    typed: mine?.typed ?? '',
    problem: mine?.sentence ?? '',
    hasProblem: mine !== undefined,
    actions: [button(send, form, ids, { style: 'positive' })],
  };
}
