import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { DraftSummary, Reply } from '../../app/reply.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { describeDay, describeMoment } from '../../words/dates.ts';
import { isRunning, type Referral } from '../../domain/case/referral.ts';
import { STATUS_FOR_REFERRER, describeClosing, pupilReference, describeYear } from '../../words/cases.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import { safetyLine } from './message-card.ts';
import { actionView, button, factView, plain, stopButton, type Drawing } from '../parts.ts';
import { drawWaiting } from './waiting.ts';
import { defineCard, render } from '../render.ts';
import { CASE_FORM_WORDS } from '../../words/forms.ts';

type Shown<K extends string> = Extract<Reply, { show: K }>;

const welcomeCard = defineCard(
  'welcome',
  z.strictObject({
    notice: z.string(),
    hasNotice: z.boolean(),
    waitsHeading: z.string(),
    hasWaits: z.boolean(),
    waits: z.array(z.strictObject({ line: z.string() })),
    hasWaitsActions: z.boolean(),
    waitsActions: z.array(actionView),
    title: z.string(),
    intro: z.string(),
    facts: z.array(factView),
    safety: z.string(),
    draftsHeading: z.string(),
    hasDrafts: z.boolean(),
    drafts: z.array(z.strictObject({ line: z.string(), actions: z.array(actionView) })),
    actions: z.array(actionView),
  }),
);

/** How many drafts the welcome card shows; `resume` shows the rest. */
const DRAFTS_SHOWN = 3;

/** What is waiting for the reader; what this is, what it is not, how long it takes; and drafts to resume. */
export function drawWelcome(reply: Shown<'welcome'>, settings: SchoolSettings): AdaptiveCard {
  const drafts = reply.drafts.slice(-DRAFTS_SHOWN).toReversed();
  const waits = drawWaiting(reply);
  return render(welcomeCard, {
    notice: reply.notice ?? '',
    hasNotice: reply.notice !== undefined,
    waitsHeading: waits.heading,
    hasWaits: waits.lines.length > 0,
    waits: waits.lines.map((line) => ({ line })),
    hasWaitsActions: waits.actions.length > 0,
    waitsActions: waits.actions,
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
    draftsHeading: drafts.length === 1 ? 'You have an unfinished draft' : 'You have unfinished drafts',
    hasDrafts: drafts.length > 0,
    drafts: drafts.map((draft) => ({
      line: `${draftTitle(draft)}, ${draftLine(draft)}`,
      actions: [resumeButton(draft)],
    })),
    actions: [
      button(
        drafts.length > 0 ? 'Raise a new concern' : 'Raise a concern',
        'start',
        {},
        // Only one button is emphasised: a waiting decision comes first.
        (reply.cases?.undecided ?? 0) > 0 ? {} : { style: 'positive' },
      ),
      stopButton(),
    ],
  });
}

function resumeButton({ draft, pupil }: DraftSummary) {
  if (draft.form) return button(`Go on with ${draft.reference}`, 'resume', { d: draft.id });
  return button(pupil === undefined ? 'Go on' : `Go on with ${pupil}`, 'resume', { d: draft.id });
}

function draftTitle({ draft, pupil, year }: DraftSummary): string {
  if (draft.form) return `${CASE_FORM_WORDS[draft.form.name].title} for ${draft.reference}`;
  const named = pupil === undefined ? 'No pupil yet' : `Pupil ${plain(pupil)}`;
  return year === undefined ? named : `${named} (${year})`;
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
export function drawDrafts(reply: Shown<'drafts'>): AdaptiveCard {
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
      title: draftTitle(draft),
      line: draftLine(draft),
      actions: [resumeButton(draft)],
    })),
    actions: [button('Raise a new concern', 'start', {}, none ? { style: 'positive' } : {}), stopButton()],
  });
}

/** The referrals somebody sent, newest first, with the status of each. */
export function drawMyReferrals(reply: Shown<'my-referrals'>, drawing: Drawing): AdaptiveCard {
  const none = reply.referrals.length === 0;
  const { next, continued } = reply;
  return render(listCard, {
    title: none ? 'You have not sent a referral yet' : 'Referrals you sent',
    paragraphs: none ? [{ text: 'Anything you send is listed here, with its outcome.' }] : [],
    items: reply.referrals.map((referral) => ({
      title: `${referral.reference}: pupil ${plain(pupilReference(referral))}, ${describeYear(referral, drawing)}`,
      line: `${describeStanding(referral)}. Sent ${describeDay(londonDate(referral.sentAt))}.`,
      actions: [button(`Open ${referral.reference}`, 'my-referral', { r: referral.id })],
    })),
    actions: [
      ...(next === undefined ? [] : [button('Show more', 'my-referrals', { from: next })]),
      ...(continued ? [button('Back to the beginning', 'my-referrals')] : []),
      button('Raise a new concern', 'start'),
      stopButton(),
    ],
  });
}

/** Where a referral stands for the person who sent it, with the next date there is. */
function describeStanding(referral: Referral): string {
  const { closing, status, enquiries } = referral;
  if (closing) return describeClosing(closing);
  if (isRunning(referral))
    return `${STATUS_FOR_REFERRER[status]}; next review ${describeDay(referral.plan.nextReview)}`;
  if (status === 'more-information' && enquiries.some(({ answer }) => answer === undefined))
    return `${STATUS_FOR_REFERRER[status]}: please answer it`;
  return STATUS_FOR_REFERRER[status];
}
