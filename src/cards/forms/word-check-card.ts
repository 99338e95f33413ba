import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import { OPTION } from '../../domain/known-ids/options.ts';
import { aboutCase, aboutDraft } from '../about.ts';
import { actionView, button, stopButton, type Drawing } from '../parts.ts';
import { defineCard, render } from '../render.ts';

type Shown<K extends string> = Extract<Reply, { show: K }>;

const wordCheckCard = defineCard(
  'word-check',
  z.strictObject({
    about: z.string(),
    hasAbout: z.boolean(),
    title: z.string(),
    intro: z.string(),
    problem: z.string(),
    hasProblem: z.boolean(),
    question: z.string(),
    options: z.array(z.strictObject({ id: z.string(), label: z.string() })),
    texts: z.array(z.strictObject({ id: z.string(), label: z.string(), typed: z.string() })),
    help: z.string(),
    actions: z.array(actionView),
  }),
);

/** The pause before free text is saved (G-05). A prompt, never a finding, and never "checked and safe". */
export function drawWordCheck(
  reply: Shown<'word-check'> | Shown<'note-word-check'>,
  drawing: Drawing,
): AdaptiveCard {
  const ofDraft = reply.show === 'word-check';
  const ids = ofDraft
    ? {
        d: reply.draft.id,
        at: reply.cardId,
        move: reply.move,
        ...(reply.mark === undefined ? {} : { mark: reply.mark }),
        ...(reply.rest === undefined ? {} : { ...reply.rest.inputs, rest: reply.rest.questions.join(',') }),
      }
    : {
        r: reply.referral.id,
        form: reply.form,
        ...(reply.notes === undefined ? {} : { notes: String(reply.notes) }),
      };
  const about = ofDraft ? aboutDraft(reply.draft, drawing) : aboutCase(reply.referral, drawing);
  return render(wordCheckCard, {
    about,
    hasAbout: about !== '',
    title: 'Before this is saved',
    intro:
      'Some of the words you wrote can be about harm. This is a prompt to think, not a finding, and nothing you wrote here has been saved yet.',
    problem: reply.problem ?? '',
    hasProblem: reply.problem !== undefined,
    question:
      'Is anyone in danger, or are you worried that the pupil is being harmed or may harm themselves?',
    options: [
      { id: 'danger', label: 'Yes - somebody is in immediate danger' },
      { id: OPTION.worryAboutHarm.notTold, label: 'Yes or not sure - and I have not told the DSL yet' },
      {
        id: OPTION.worryAboutHarm.dslTold,
        label: 'Yes - I have already told the DSL (this text is then left out)',
      },
      { id: OPTION.worryAboutHarm.no, label: 'No - save what I wrote' },
    ],
    texts: ofDraft
      ? reply.texts.map(({ question, typed }) => ({ id: question.id, label: question.label, typed }))
      : [{ id: 'text', label: reply.form === 'answer' ? 'Your answer' : 'Your note', typed: reply.typed }],
    help: 'You can change the words here. Facts only: no names, no details of any disclosure.',
    actions: [
      button('Continue', ofDraft ? 'word-check' : 'note-check', ids, { style: 'positive' }),
      ofDraft ? stopButton(reply.draft.id) : stopButton(),
    ],
  });
}
