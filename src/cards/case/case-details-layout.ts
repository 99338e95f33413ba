import { z } from 'zod/v4';
import type { DetailsView, Reply } from '../../app/reply.ts';
import { LEVEL_WORDS, pupilReference, describeStage, describeYear } from '../../words/cases.ts';
import { stageOf, type Referral } from '../../domain/case/referral.ts';
import type { talkOfCase } from './case-details-summary.ts';
import { formView } from '../case-parts/decision-forms.ts';
import { handOverView } from './hand-over-form.ts';
import { headerStyle } from '../case-parts/header-style.ts';
import { actionView, factView, plain, topicView, type Drawing } from '../parts.ts';
import { defineCard } from '../render.ts';

export const caseDetailsCard = defineCard(
  'case-details',
  z.strictObject({
    style: z.enum(['default', 'accent', 'warning', 'attention', 'good']),
    title: z.string(),
    who: z.string(),
    notice: z.string(),
    hasNotice: z.boolean(),
    facts: z.array(factView),
    hasFacts: z.boolean(),
    /** How many of the messages are shown, if not all, and the button to the rest. */
    talkLeft: z.string(),
    hasTalkLeft: z.boolean(),
    talkActions: z.array(actionView),
    talk: z.array(z.strictObject({ from: z.string(), text: z.string() })),
    sections: z.array(
      z.strictObject({
        heading: z.string(),
        lines: z.string(),
        rest: z.string(),
        hasRest: z.boolean(),
        restId: z.string(),
        showId: z.string(),
        showAll: z.string(),
      }),
    ),
    rules: z.array(z.strictObject({ name: z.string(), because: z.string(), basis: z.string() })),
    topics: z.array(topicView),
    views: z.array(actionView),
    forms: z.array(formView),
    further: z.array(formView),
    furtherActions: z.array(actionView),
    handOver: z.array(handOverView),
    hasHandOver: z.boolean(),
    hasFurther: z.boolean(),
    actions: z.array(actionView),
    otherActions: z.array(actionView),
  }),
);

export const VIEW_TITLES: Readonly<Record<DetailsView, string>> = {
  summary: 'Where it stands and what is suggested',
  talk: 'Questions, notes and decisions',
  plan: 'The plan',
  course: 'Updates and reviews',
  said: 'What was said',
  why: 'Why this level',
  history: 'History',
};
export type Shown = Omit<Extract<Reply, { show: 'case-details' }>, 'show'>;

export type Talk = ReturnType<typeof talkOfCase>;

/** The header common to every view of a case. */
export function headOf(referral: Referral, drawing: Drawing) {
  const { today } = drawing;
  return {
    style: headerStyle(referral, today),
    title: titleOf(referral, today),
    who: `${referral.reference} · pupil ${plain(pupilReference(referral))} · ${describeYear(referral, drawing)}`,
  };
}

function titleOf(referral: Referral, today: string): string {
  const { triage } = referral;
  const stage = describeStage(stageOf(referral, today), referral);
  return `${LEVEL_WORDS[triage.level].name}${triage.provisional ? ' (provisional)' : ''} · ${stage}`;
}
