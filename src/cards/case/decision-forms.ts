import { z } from 'zod/v4';
import type { CaseForm, ForPresser } from '../../app/reply.ts';
import { ROUTED_ELSEWHERE, standingBlocks } from '../../domain/case/decide.ts';
import { isPossible } from '../../domain/case/may.ts';
import type { Knowledge } from '../../domain/triage/knowledge.ts';
import { CLOSING_OUTCOMES } from '../../domain/plan/plan.ts';
import { isDecided, PASSED_TO, type Referral } from '../../domain/case/referral.ts';
import { CLOSING_WORDS, PASSED_TO_WORDS } from '../../domain/case/case-words.ts';
import type { StaffMember } from '../../domain/school/roles.ts';
import { actionView, button, type ActionView } from '../parts.ts';

/** A short text and its button, folded away until it is opened. */
export const formView = z.strictObject({
  title: z.string(),
  label: z.string(),
  inputId: z.string(),
  typed: z.string(),
  problem: z.string(),
  hasProblem: z.boolean(),
  help: z.string(),
  hasHelp: z.boolean(),
  hasChoice: z.boolean(),
  chosen: z.string(),
  choiceId: z.string(),
  choiceLabel: z.string(),
  choices: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  /** A second text that may be left out. */
  hasMore: z.boolean(),
  moreId: z.string(),
  moreLabel: z.string(),
  moreTyped: z.string(),
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
  const aside = toSetAside(referral, knowledge);
  const forms: CaseForm[] = [
    ...(lead && referral.answers['PR1'] !== undefined && standing.length === 0
      ? (['approve-ap'] as const)
      : []),
    ...(lead && !routed ? (['pass-on'] as const) : []),
    ...(reader.roles.includes('headteacher') && aside.length > 0 ? (['override'] as const) : []),
  ];
  return forms.map((form) => drawForm(form, referral, problem, aside));
}

/**
 * What may be done once a case is decided: a lead closes it or takes the decision back, and a headteacher sets aside what
 * came to stand in the way of alternative provision after the approval.
 */
export function laterForms(
  referral: Referral,
  knowledge: Knowledge,
  reader: StaffMember,
  problem: ForPresser['problem'],
): FormView[] {
  if (reader.id === referral.referrer.id) return [];
  const aside = referral.decision?.outcome === 'ap-plan' ? toSetAside(referral, knowledge) : [];
  const forms: CaseForm[] = [
    ...(reader.roles.includes('inclusion-lead') ? (['close', 'change-decision'] as const) : []),
    ...(reader.roles.includes('headteacher') && aside.length > 0 ? (['override'] as const) : []),
  ];
  return forms
    .filter((form) => isPossible(form, referral.status))
    .map((form) => drawForm(form, referral, problem, aside));
}

/** Blocks that stand and that a headteacher may set aside, as choices. */
function toSetAside(referral: Referral, knowledge: Knowledge): readonly { id: string; label: string }[] {
  const standing = standingBlocks(referral);
  return knowledge.blocks
    .filter(({ id, override }) => standing.includes(id) && override === 'headteacher')
    .map(({ id, name }) => ({ id, label: name }));
}

/** What the person who pressed has to know first; nothing they wrote is lost. */
export function presserNotice({ notice, problem }: ForPresser): string | undefined {
  return (
    notice ??
    (problem &&
      `Not sent yet. ${problem.sentence}${problem.typed === '' ? '' : ' What you wrote is kept below.'}`)
  );
}

const WHAT_DSL_MEANS =
  'Passing on here tells the DSL nothing: no message goes to them. A safeguarding concern is told to the DSL in person, at once. Whoever it is passed to, the referrer and the channel read "a colleague" for the DSL, so please write nothing about safeguarding here.';

const FORMS: Readonly<
  Record<CaseForm, { title: string; label: string; send: string; help?: string; more?: string }>
> = {
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
    help: WHAT_DSL_MEANS,
  },
  override: {
    title: 'Set a block aside (headteacher)',
    label: 'Your reason, which stays in the record',
    send: 'Set it aside',
  },
  'change-decision': {
    title: 'Change the decision',
    label: 'Why, in a sentence the referrer will read',
    send: 'Take the decision back',
    help: 'The decision is taken back and the case is open again; you then decide anew. The decision as it was stays in the record.',
  },
  close: {
    title: 'Close the case',
    label: 'What became of it, in a sentence the referrer will read',
    send: 'Close the case',
    more: 'What worked, for the record, the referrer and the referral pack (may be left out)',
  },
};

const CHOICE_LABELS: Readonly<Partial<Record<CaseForm, string>>> = {
  'pass-on': 'To whom',
  override: 'What is set aside',
  close: 'How it ended',
};

type FormView = z.input<typeof formView>;

function drawForm(
  form: CaseForm,
  referral: Referral,
  problem: ForPresser['problem'],
  aside: readonly { id: string; label: string }[],
): FormView {
  const { title, label, send, help = '', more = '' } = FORMS[form];
  const mine = problem?.form === form ? problem : undefined;
  const ids = { r: referral.id, ...(mine?.pressAgainSends ? { again: 'yes' } : {}) };
  const choices =
    form === 'pass-on'
      ? PASSED_TO.map((id) => ({ id, label: PASSED_TO_WORDS[id].replace(/^the /, 'The ') }))
      : form === 'close'
        ? CLOSING_OUTCOMES.map((id) => ({ id, label: CLOSING_WORDS[id] }))
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
    help,
    hasHelp: help !== '',
    hasChoice: choices.length > 0,
    chosen: mine?.choice ?? '',
    choiceId: `${form}-choice`,
    choiceLabel: CHOICE_LABELS[form] ?? '',
    choices,
    hasMore: more !== '',
    moreId: `${form}-more`,
    moreLabel: more,
    moreTyped: mine?.more ?? '',
    actions: [button(send, form, ids, { style: 'positive' })],
  };
}
