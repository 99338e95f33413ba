import { z } from 'zod/v4';
import type { CaseForm, ForPresser } from '../app/reply.ts';
import { ROUTED_ELSEWHERE, standingBlocks } from '../domain/decide.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import { isDecided, PASSED_TO, type Referral } from '../domain/referral.ts';
import type { StaffMember } from '../domain/roles.ts';
import { actionView, button, type ActionView } from './parts.ts';
import { PASSED_TO_WORDS } from './words.ts';

/** A short text and its button, folded away until it is opened. */
export const formView = z.strictObject({
  title: z.string(),
  label: z.string(),
  inputId: z.string(),
  typed: z.string(),
  problem: z.string(),
  hasProblem: z.boolean(),
  hasChoice: z.boolean(),
  choiceId: z.string(),
  choiceLabel: z.string(),
  choices: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  actions: z.array(actionView),
});

/** "I have seen this", until somebody has. */
export function takeButton(referral: Referral): ActionView[] {
  if (isDecided(referral) || referral.seen) return [];
  return [button('I have seen this', 'take', { r: referral.id }, { style: 'positive' })];
}

/** The forms of the shared card: approve (or pass on, where approving is not the lead's), ask, close. */
export function decisionForms(referral: Referral, problem: ForPresser['problem']): FormView[] {
  if (isDecided(referral)) return [];
  const routed = referral.triage.blocks.some((id) => ROUTED_ELSEWHERE.includes(id));
  const first: CaseForm = routed ? 'pass-on' : 'approve-in-school';
  return [first, 'ask' as const, 'close-not-needed' as const].map((form) =>
    drawForm(form, referral, problem, []),
  );
}

/** What a lead or headteacher may do besides, in their own chat: approve a proposal, pass on, set a block aside. */
export function furtherForms(
  referral: Referral,
  knowledge: Knowledge,
  reader: StaffMember,
  problem: ForPresser['problem'],
): FormView[] {
  if (isDecided(referral)) return [];
  const standing = standingBlocks(referral);
  const lead = reader.roles.includes('inclusion-lead');
  const routed = referral.triage.blocks.some((id) => ROUTED_ELSEWHERE.includes(id));
  const aside = knowledge.blocks.filter(
    ({ id, override }) => standing.includes(id) && override === 'headteacher',
  );
  const forms: CaseForm[] = [
    ...(lead && referral.answers['PR1'] !== undefined && standing.length === 0
      ? (['approve-ap'] as const)
      : []),
    ...(lead && !routed ? (['pass-on'] as const) : []),
    ...(reader.roles.includes('headteacher') && aside.length > 0 ? (['override'] as const) : []),
  ];
  return forms.map((form) =>
    drawForm(
      form,
      referral,
      problem,
      aside.map(({ id, name }) => ({ id, label: name })),
    ),
  );
}

/** What the person who pressed has to know first; nothing they wrote is lost. */
export function presserNotice({ notice, problem }: ForPresser): string | undefined {
  return (
    notice ??
    (problem &&
      `Not sent yet. ${problem.sentence}${problem.typed === '' ? '' : ' What you wrote is kept below.'}`)
  );
}

const FORMS: Readonly<Record<CaseForm, { title: string; label: string; send: string }>> = {
  'approve-in-school': {
    title: 'Approve in-school steps',
    label: 'Why, in a sentence the referrer will read',
    send: 'Approve the in-school next steps',
  },
  ask: {
    title: 'Ask the referrer',
    label: 'Your question (facts only, no names)',
    send: 'Send the question',
  },
  'close-not-needed': {
    title: 'Not needed',
    label: 'Why, in a sentence the referrer will read',
    send: 'Close as not needed',
  },
  'approve-ap': {
    title: 'Approve the proposed provision',
    label: 'Why, in a sentence the referrer will read',
    send: 'Approve the proposed provision',
  },
  'pass-on': {
    title: 'Pass on',
    label: 'Why, in a sentence the referrer will read',
    send: 'Pass it on',
  },
  override: {
    title: 'Set a block aside (headteacher)',
    label: 'Your reason, which stays in the record',
    send: 'Set it aside',
  },
};

type FormView = z.input<typeof formView>;

function drawForm(
  form: CaseForm,
  referral: Referral,
  problem: ForPresser['problem'],
  aside: readonly { id: string; label: string }[],
): FormView {
  const { title, label, send } = FORMS[form];
  const mine = problem?.form === form ? problem : undefined;
  const ids = { r: referral.id, ...(mine?.pressAgainSends ? { again: 'yes' } : {}) };
  const choices =
    form === 'pass-on'
      ? PASSED_TO.map((id) => ({ id, label: PASSED_TO_WORDS[id].replace(/^the /, 'The ') }))
      : form === 'override'
        ? [...aside]
        : [];
  return {
    title: mine ? `${title} (not sent yet)` : title,
    label,
    inputId: `${form}-text`,
    typed: mine?.typed ?? '',
    problem: mine?.sentence ?? '',
    hasProblem: mine !== undefined,
    hasChoice: choices.length > 0,
    choiceId: `${form}-choice`,
    choiceLabel: form === 'override' ? 'What is set aside' : 'To whom',
    choices,
    actions: [button(send, form, ids, { style: 'positive' })],
  };
}
