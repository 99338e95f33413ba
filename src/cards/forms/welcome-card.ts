import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { DraftSummary, Reply } from '../../app/reply.ts';
import { describeMoment } from '../../words/dates.ts';
import { deleteButton, safetyLine } from './message-card.ts';
import { can, type StaffMember } from '../../domain/people/roles.ts';
import { CENSUS_WORDS } from '../../words/census.ts';
import { FIGURES_WORDS } from '../../words/mis-figures.ts';
import { actionView, button, factView, plain, stopButton, type ActionView, type Drawing } from '../parts.ts';
import { drawQuestions } from './waiting.ts';
import { aboutDraft } from '../about.ts';
import { defineCard, render } from '../render.ts';
import { CASE_FORM_WORDS, CORRECTION } from '../../words/forms.ts';

type Shown<K extends string> = Extract<Reply, { show: K }>;

/** The rows of unfinished drafts on a first card, each with the button that goes on with it. */
export const draftRows = {
  draftsHeading: z.string(),
  hasDrafts: z.boolean(),
  drafts: z.array(z.strictObject({ line: z.string(), actions: z.array(actionView) })),
};

const welcomeCard = defineCard(
  'welcome',
  z.strictObject({
    notice: z.string(),
    hasNotice: z.boolean(),
    hasWaits: z.boolean(),
    waits: z.array(z.strictObject({ line: z.string() })),
    waitsActions: z.array(actionView),
    title: z.string(),
    intro: z.string(),
    facts: z.array(factView),
    safety: z.string(),
    ...draftRows,
    actions: z.array(actionView),
  }),
);

/** How many drafts the welcome card shows; `resume` shows the rest. */
const DRAFTS_SHOWN = 3;

/** Questions for the reader; what this is, what it is not, how long it takes; and drafts to resume. */
export function drawWelcome(reply: Shown<'welcome'>, drawing: Drawing): AdaptiveCard {
  const { settings } = drawing;
  const drafts = drawDraftRows(reply.drafts, drawing);
  const questions = drawQuestions(reply.asked);
  return render(welcomeCard, {
    notice: reply.notice ?? '',
    hasNotice: reply.notice !== undefined,
    hasWaits: questions.lines.length > 0,
    waits: questions.lines.map((line) => ({ line })),
    waitsActions: [...questions.actions],
    title: 'Worried that a pupil is slipping away?',
    intro:
      'Withdrawing, missing Mondays, sent out of lessons, not coping? Tell the inclusion lead here, early, while small steps still help.',
    facts: [
      {
        title: 'What it is',
        value: `A few plain questions. Your referral goes to the inclusion leads of ${plain(settings.name)}, and you are told what happens and why.`,
      },
      {
        title: 'What it is not',
        value: 'Not a safeguarding report, not a diagnosis, not a score. A person decides.',
      },
      { title: 'How long', value: 'Two to four minutes. You can save and come back for seven days.' },
    ],
    safety: safetyLine(settings.dsl),
    ...drafts,
    actions: [
      button(
        drafts.hasDrafts ? 'Raise a new concern' : 'Raise a concern',
        'start',
        {},
        { style: 'positive' },
      ),
      ...figuresButton(reply.person),
      ...(can(reply.person, 'makes-census') ? [button(CENSUS_WORDS.button, 'census')] : []),
      stopButton(),
    ],
  });
}

/** The way to figures from an export, for those who read them in. */
export function figuresButton(person: Pick<StaffMember, 'roles'>): ActionView[] {
  return can(person, 'imports-figures') ? [button(FIGURES_WORDS.ask.title, 'figures')] : [];
}

/** The latest drafts for these rows. */
export function drawDraftRows(all: readonly DraftSummary[], drawing: Drawing) {
  const drafts = all.slice(-DRAFTS_SHOWN).toReversed();
  return {
    draftsHeading: drafts.length === 1 ? 'You have an unfinished draft' : 'You have unfinished drafts',
    hasDrafts: drafts.length > 0,
    drafts: drafts.map((draft) => ({
      line: `${draftTitle(draft, drawing)}, ${draftLine(draft)}`,
      actions: [resumeButton(draft), deleteButton(draft.draft.id)],
    })),
  };
}

function resumeButton({ draft, pupil }: DraftSummary) {
  if (draft.form ?? draft.corrects) return button(`Go on with ${draft.reference}`, 'resume', { d: draft.id });
  return button(pupil === undefined ? 'Go on' : `Go on with ${pupil}`, 'resume', { d: draft.id });
}

function draftTitle({ draft }: DraftSummary, drawing: Drawing): string {
  const about = aboutDraft(draft, drawing);
  if (draft.form) return `${CASE_FORM_WORDS[draft.form.name].title} for ${about}`;
  if (draft.corrects) return `${CORRECTION} of ${about}`;
  return about === '' ? 'No pupil yet' : about;
}

function draftLine({ draft }: DraftSummary): string {
  const stopped = draft.status === 'frozen' ? ' Stopped: it goes on once you have told the DSL.' : '';
  return `started ${describeMoment(draft.startedAt)}.${stopped}`;
}

export const listCard = defineCard(
  'list',
  z.strictObject({
    title: z.string(),
    paragraphs: z.array(z.strictObject({ text: z.string() })),
    items: z.array(z.strictObject({ title: z.string(), line: z.string(), actions: z.array(actionView) })),
    actions: z.array(actionView),
  }),
);

/** How many drafts a card of their own shows. */
const DRAFTS_LISTED = 12;

/** Unfinished drafts, told apart by pupil, year and when they were started. */
export function drawDrafts(reply: Shown<'drafts'>, drawing: Drawing): AdaptiveCard {
  const none = reply.drafts.length === 0;
  const left = reply.drafts.length - DRAFTS_LISTED;
  return render(listCard, {
    title: none ? 'You have no unfinished draft' : 'Your unfinished drafts',
    paragraphs: none
      ? [{ text: 'Drafts are kept for seven days after you last changed them.' }]
      : [
          { text: 'Which one do you want to go on with?' },
          ...(left > 0
            ? [
                {
                  text: `The latest ${DRAFTS_LISTED} of ${reply.drafts.length} are shown here. The others appear once these are sent or deleted.`,
                },
              ]
            : []),
        ],
    items: reply.drafts.slice(-DRAFTS_LISTED).map((draft) => ({
      title: draftTitle(draft, drawing),
      line: draftLine(draft),
      actions: [resumeButton(draft), deleteButton(draft.draft.id)],
    })),
    actions: [button('Raise a new concern', 'start', {}, none ? { style: 'positive' } : {}), stopButton()],
  });
}
