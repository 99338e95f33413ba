import { z } from 'zod/v4';
import type { FormProblem, ForPresser } from '../../app/for-presser.ts';
import { stepsToAgree } from '../../domain/case/agreed-steps.ts';
import { ACT_NAMES, actOf, formOf, formsAt, isPossible, type DecisionForm } from '../../domain/case/acts.ts';
import type { FormPlace } from '../../domain/case/acts/act.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { Content } from '../../domain/content/content.ts';
import { buttonWords, formWords } from '../../words/acts.ts';
import { describeMissingText } from '../../words/case-text.ts';
import { actionView, button, type ActionView } from '../parts.ts';

/** A choice, ticks, one or two short texts and their button, collapsed until opened. */
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
  /** People are many, and stand in a list that unfolds. */
  choiceStyle: z.enum(['expanded', 'compact']),
  choices: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  /** Ticked ids are comma-separated. */
  hasTicks: z.boolean(),
  ticked: z.string(),
  ticksId: z.string(),
  ticksLabel: z.string(),
  ticks: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  /** A blank one that is required is said beside it before anything is sent. */
  texts: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      typed: z.string(),
      isRequired: z.boolean(),
      isLong: z.boolean(),
      blank: z.string(),
    }),
  ),
  actions: z.array(actionView),
});

/** Acts that need only a press: "Take it on", until somebody has taken it on. */
export function actButtons(referral: Referral): ActionView[] {
  return ACT_NAMES.filter(
    (name) => actOf(name).button?.isOffered(referral) && isPossible(name, referral),
  ).map((name) => button(buttonWords(name), name, { r: referral.id }, { style: 'positive' }));
}

/**
 * The act forms to show in these places of a case's card now. A shared card shows them to everybody and the press is
 * checked; in a reader's own chat only theirs are shown. `problem`: the form that was sent with something wrong, with
 * what was typed.
 */
export function actForms(
  places: readonly FormPlace[],
  referral: Referral,
  content: Content,
  { reader, problem }: { readonly reader?: StaffMember; readonly problem: FormProblem | undefined },
): FormView[] {
  return formsAt(places, referral, content, reader).map((name) =>
    drawForm(name, { referral, content, problem }),
  );
}

/** What the person who pressed should see first; nothing they wrote is lost. */
export function presserNotice({ notice, problem, followUp }: ForPresser): string | undefined {
  return (
    notice ??
    (followUp && `Not saved yet. ${followUp.sentence}`) ??
    (problem &&
      `Not sent yet. ${problem.sentence}${problem.typed === '' ? '' : ' What you wrote is kept below.'}`)
  );
}

export type FormView = z.input<typeof formView>;

function drawForm(
  form: DecisionForm,
  {
    referral,
    content,
    problem,
  }: {
    readonly referral: Referral;
    readonly content: Content;
    readonly problem: FormProblem | undefined;
  },
): FormView {
  const { title, label, send, help = '', more, moreFirst, choice = '', choices: inWords } = formWords(form);
  const { choices: choicesOf, ticksSteps } = formOf(form);
  const mine = problem?.form === form ? problem : undefined;
  const ids = { r: referral.id, ...(mine?.pressAgainSends ? { again: 'yes' } : {}) };
  const choices = (choicesOf?.(referral, content) ?? []).map((id) => ({
    id,
    label: inWords?.(id, content) ?? id,
  }));
  const steps = ticksSteps ? stepsToAgree(referral, content) : [];
  const text = {
    id: `${form}-text`,
    label,
    typed: mine?.typed ?? '',
    isRequired: true,
    isLong: true,
    blank: describeMissingText(formOf(form).text),
  };
  const second =
    more === undefined
      ? []
      : [
          {
            id: `${form}-more`,
            label: more,
            typed: mine?.more ?? '',
            isRequired: false,
            isLong: true,
            blank: '',
          },
        ];
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
    choiceLabel: choice,
    choiceStyle: 'expanded',
    choices,
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
