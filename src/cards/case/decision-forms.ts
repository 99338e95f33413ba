import { z } from 'zod/v4';
import { hasRaised } from '../../domain/case/join.ts';
import type { CaseForm, FormProblem, ForPresser } from '../../app/reply.ts';
import { stepsToAgree } from '../../domain/case/agreed-steps.ts';
import { ROUTED_ELSEWHERE, standingBlocks } from '../../domain/case/decide.ts';
import { isPossible } from '../../domain/case/may.ts';
import type { Knowledge } from '../../domain/triage/knowledge.ts';
import { CLOSING_OUTCOMES } from '../../domain/plan/plan.ts';
import { isDecided, PASSED_TO, type Referral } from '../../domain/case/referral.ts';
import { CLOSING_WORDS, PASSED_TO_WORDS } from '../../domain/case/case-words.ts';
import { can, type StaffMember } from '../../domain/people/roles.ts';
import { CHOICE_LABELS, FORMS } from './decision-form-words.ts';
import { actionView, button, type ActionView } from '../parts.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';

/** A choice, ticks, one or two short texts and their button, folded away until it is opened. */
export const formView = z.strictObject({
  form: z.string(),
  title: z.string(),
  problem: z.string(),
  hasProblem: z.boolean(),
  help: z.string(),
  hasHelp: z.boolean(),
  hasChoice: z.boolean(),
  chosen: z.string(),
  choiceId: z.string(),
  choiceLabel: z.string(),
  choices: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  /** Ticked ids are parted by commas. */
  hasTicks: z.boolean(),
  ticked: z.string(),
  ticksId: z.string(),
  ticksLabel: z.string(),
  ticks: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  texts: z.array(z.strictObject({ id: z.string(), label: z.string(), typed: z.string() })),
  actions: z.array(actionView),
});

/** "I have seen this", until somebody has. */
export function takeButton(referral: Referral): ActionView[] {
  if (isDecided(referral) || referral.seen) return [];
  return [button('I have seen this', 'take', { r: referral.id }, { style: 'positive' })];
}

/** The form a lead needs most: approve, or pass on where approving is not the lead's. */
export function firstForms(
  referral: Referral,
  knowledge: Knowledge,
  problem: FormProblem | undefined,
): FormView[] {
  if (isDecided(referral)) return [];
  const routed = referral.triage.blocks.some((id) => ROUTED_ELSEWHERE.includes(id));
  return [drawForm(routed ? 'pass-on' : 'approve-in-school', { referral, knowledge, problem })];
}

/** The forms beside it: ask, close as not needed. */
export function otherForms(
  referral: Referral,
  knowledge: Knowledge,
  problem: FormProblem | undefined,
): FormView[] {
  if (isDecided(referral)) return [];
  return OTHER_FORMS.map((form) => drawForm(form, { referral, knowledge, problem }));
}

/** The forms that a shared card keeps behind "More". */
export const OTHER_FORMS: readonly CaseForm[] = ['ask', 'close-not-needed'];

/** What a lead or headteacher may do besides, in their own chat: approve a proposal, pass on, set a block aside. */
export function furtherForms(
  referral: Referral,
  knowledge: Knowledge,
  reader: StaffMember,
  problem: FormProblem | undefined,
): FormView[] {
  if (isDecided(referral)) return [];
  const standing = standingBlocks(referral);
  const lead = can(reader, 'decides');
  const routed = referral.triage.blocks.some((id) => ROUTED_ELSEWHERE.includes(id));
  const aside = toSetAside(referral, knowledge);
  const forms: CaseForm[] = [
    ...(lead && referral.answers[QUESTION.proposedModel] !== undefined && standing.length === 0
      ? (['approve-ap'] as const)
      : []),
    ...(lead && !routed ? (['pass-on'] as const) : []),
    ...(can(reader, 'overrides') && aside.length > 0 ? (['override'] as const) : []),
  ];
  return forms.map((form) => drawForm(form, { referral, knowledge, problem, aside }));
}

/**
 * What may be done once a case is decided: a lead closes it or takes the decision back, and a headteacher sets aside what
 * came to stand in the way of alternative provision after the approval.
 */
export function laterForms(
  referral: Referral,
  knowledge: Knowledge,
  reader: StaffMember,
  problem: FormProblem | undefined,
): FormView[] {
  if (hasRaised(referral, reader.id)) return [];
  const aside = referral.decision?.outcome === 'ap-plan' ? toSetAside(referral, knowledge) : [];
  const forms: CaseForm[] = [
    ...(can(reader, 'decides') ? (['close', 'change-decision'] as const) : []),
    ...(can(reader, 'overrides') && aside.length > 0 ? (['override'] as const) : []),
  ];
  return forms
    .filter((form) => isPossible(form, referral.status))
    .map((form) => drawForm(form, { referral, knowledge, problem, aside }));
}

/** Blocks that stand and that a headteacher may set aside, as choices. */
function toSetAside(referral: Referral, knowledge: Knowledge): readonly { id: string; label: string }[] {
  const standing = standingBlocks(referral);
  return knowledge.blocks
    .filter(({ id, override }) => standing.includes(id) && override !== 'no')
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

type FormView = z.input<typeof formView>;

function drawForm(
  form: CaseForm,
  {
    referral,
    knowledge,
    problem,
    aside = [],
  }: {
    readonly referral: Referral;
    readonly knowledge: Knowledge;
    readonly problem: FormProblem | undefined;
    readonly aside?: readonly Choice[];
  },
): FormView {
  const { title, label, send, help = '', more, moreFirst } = FORMS[form];
  const mine = problem?.form === form ? problem : undefined;
  const ids = { r: referral.id, ...(mine?.pressAgainSends ? { again: 'yes' } : {}) };
  const choices = choicesOf(form, aside);
  const steps = form === 'approve-in-school' ? stepsToAgree(referral, knowledge) : [];
  const text = { id: `${form}-text`, label, typed: mine?.typed ?? '' };
  const second = more === undefined ? [] : [{ id: `${form}-more`, label: more, typed: mine?.more ?? '' }];
  return {
    form,
    title: mine ? `${title} (not sent yet)` : title,
    problem: mine?.sentence ?? '',
    hasProblem: mine !== undefined,
    help,
    hasHelp: help !== '',
    hasChoice: choices.length > 0,
    chosen: mine?.choice ?? '',
    choiceId: `${form}-choice`,
    choiceLabel: CHOICE_LABELS[form] ?? '',
    choices: [...choices],
    hasTicks: steps.length > 0,
    ticked: steps
      .filter(({ text: words }) => mine?.steps?.includes(words) ?? true)
      .map(({ text: words }) => encodeURIComponent(words))
      .join(','),
    ticksId: `${form}-steps`,
    ticksLabel: 'What happens in school now: untick what does not',
    ticks: steps.map(({ text: words, teamOnly }) => ({
      id: encodeURIComponent(words),
      label: teamOnly ? `${words} (the referrer is not told this one)` : words,
    })),
    texts: moreFirst ? [...second, text] : [text, ...second],
    actions: [button(send, form, ids, { style: 'positive' })],
  };
}

type Choice = { readonly id: string; readonly label: string };

function choicesOf(form: CaseForm, aside: readonly Choice[]): readonly Choice[] {
  switch (form) {
    case 'pass-on':
      return PASSED_TO.map((id) => ({ id, label: PASSED_TO_WORDS[id].replace(/^the /, 'The ') }));
    case 'close':
      return CLOSING_OUTCOMES.map((id) => ({ id, label: CLOSING_WORDS[id] }));
    case 'override':
      return aside;
    case 'approve-in-school':
    case 'approve-ap':
    case 'ask':
    case 'close-not-needed':
    case 'change-decision':
      return [];
  }
}
