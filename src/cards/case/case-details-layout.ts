import { aboutCase } from '../about.ts';
import { z } from 'zod/v4';
import type { DetailsView, Reply } from '../../app/reply.ts';
import { LEVEL_WORDS, describeStage } from '../../words/cases.ts';
import { stageOf, type Referral } from '../../domain/case/referral.ts';
import type { talkOfCase } from './case-details-talk.ts';
import { formView } from '../case-parts/decision-forms.ts';
import { headerStyle } from '../case-parts/header-style.ts';
import { actionView, topicView, type Drawing } from '../parts.ts';
import { defineCard } from '../render.ts';

const sectionView = z.strictObject({ heading: z.string(), lines: z.string() });
/** Buttons that belong together behind "More". */
const groupView = z.strictObject({
  heading: z.string(),
  forms: z.array(formView),
  actions: z.array(actionView),
});
export type Group = z.input<typeof groupView>;

const detailsView = z.strictObject({
  style: z.enum(['default', 'accent', 'warning', 'attention', 'good']),
  title: z.string(),
  who: z.string(),
  notice: z.string(),
  hasNotice: z.boolean(),
  facts: topicView.shape.rows,
  hasFacts: z.boolean(),
  /** What the referrer said, in short. */
  said: topicView.shape.rows,
  hasSaid: z.boolean(),
  /** How many of the messages are shown, if not all, and the button to the rest. */
  talkLeft: z.string(),
  hasTalkLeft: z.boolean(),
  talkActions: z.array(actionView),
  talk: z.array(z.strictObject({ from: z.string(), text: z.string() })),
  agreed: z.array(sectionView),
  /** What else was raised about the pupil, with the buttons to open and to join it. */
  others: z.array(sectionView.extend({ actions: z.array(actionView) })),
  sections: z.array(sectionView),
  /** What more there is to read: unfolded on this card, or where it is too long for that, on one of its own. */
  hasReading: z.boolean(),
  unfolds: z.array(z.strictObject({ title: z.string(), id: z.string() })),
  readActions: z.array(actionView),
  /** Whether the answers, the reasons and the other steps are in sight at once, as on a page of their own. */
  isUnfolded: z.boolean(),
  hasTopics: z.boolean(),
  topics: z.array(topicView),
  hasWhy: z.boolean(),
  rules: z.array(z.strictObject({ name: z.string(), because: z.string(), basis: z.string() })),
  changes: z.array(sectionView),
  hasRest: z.boolean(),
  rest: z.array(sectionView),
  hasButtons: z.boolean(),
  firstActions: z.array(actionView),
  forms: z.array(formView),
  actions: z.array(actionView),
  hasMore: z.boolean(),
  moreOpen: z.boolean(),
  more: z.array(groupView),
  otherActions: z.array(actionView),
});
export type DetailsPage = z.input<typeof detailsView>;
export const caseDetailsCard = defineCard('case-details', detailsView);

/** A view with nothing in it but its heading, for pages that show one thing. */
export const NOTHING_ELSE = {
  notice: '',
  hasNotice: false,
  facts: [],
  hasFacts: false,
  said: [],
  hasSaid: false,
  talkLeft: '',
  hasTalkLeft: false,
  talkActions: [],
  talk: [],
  agreed: [],
  others: [],
  sections: [],
  hasReading: false,
  unfolds: [],
  readActions: [],
  isUnfolded: true,
  hasTopics: false,
  topics: [],
  hasWhy: false,
  rules: [],
  changes: [],
  hasRest: false,
  rest: [],
  hasButtons: false,
  firstActions: [],
  forms: [],
  actions: [],
  hasMore: false,
  moreOpen: false,
  more: [],
} satisfies Partial<DetailsPage>;

export const VIEW_TITLES: Readonly<Record<DetailsView, string>> = {
  summary: 'Back to the case',
  talk: 'Questions, notes and decisions',
  plan: 'The plan',
  course: 'Updates and reviews',
  said: 'All answers',
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
    who: aboutCase(referral, drawing),
  };
}

function titleOf(referral: Referral, today: string): string {
  const { triage } = referral;
  const stage = describeStage(stageOf(referral, today), referral);
  return `${LEVEL_WORDS[triage.level].name}${triage.provisional ? ' (provisional)' : ''} · ${stage}`;
}
