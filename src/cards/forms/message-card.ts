import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { SafeguardingContact } from '../../domain/school/settings.ts';
import { actionView, button, dslLine, factView, plain, stopButton, type Drawing } from '../parts.ts';
import { aboutCase, aboutDraft } from '../about.ts';
import { defineCard, render } from '../render.ts';
import { isReadByRules } from '../../domain/content/bank.ts';
import { FACTS_SAVED, TELLS_NOBODY } from '../../words/forms.ts';
import { DRAFT_GONE, WENT_ON } from '../../words/old-cards.ts';
import { LEVEL_WORDS } from '../../words/cases.ts';
import { sharedView } from '../../domain/case/shared-view.ts';
import { describeDay } from '../../words/dates.ts';

type Shown<K extends string> = Extract<Reply, { show: K }>;

export const messageCard = defineCard(
  'message',
  z.strictObject({
    /** Whom it is about. */
    about: z.string().default(''),
    hasAbout: z.boolean().default(false),
    title: z.string(),
    paragraphs: z.array(z.strictObject({ text: z.string() })),
    facts: z.array(factView),
    hasFacts: z.boolean(),
    actions: z.array(actionView),
  }),
);

/** A heading, a few sentences and buttons; above them whom it is about, where it is about somebody. */
export function message(
  title: string,
  paragraphs: readonly string[],
  actions: z.input<typeof actionView>[],
  about = '',
): AdaptiveCard {
  return render(messageCard, {
    about,
    hasAbout: about !== '',
    title,
    paragraphs: paragraphs.map((text) => ({ text })),
    facts: [],
    hasFacts: false,
    actions,
  });
}

/** Asks before the draft is deleted. */
export function deleteButton(draftId: string) {
  return button('Delete', 'cancel-draft', { d: draftId });
}

/** The draft is saved: until when, and how to come back. */
export function drawSaved({ draft }: Shown<'saved'>, drawing: Drawing): AdaptiveCard {
  return message(
    'Saved for later',
    [
      `Nothing has been sent. Your draft is kept until ${describeDay(londonDate(draft.expiresAt))}, then deleted.`,
      'To go on, press the button or type "resume" here at any time.',
    ],
    [
      button('Go on now', 'keep', { d: draft.id }, { style: 'positive' }),
      deleteButton(draft.id),
      stopButton(draft.id),
    ],
    aboutDraft(draft, drawing),
  );
}

/** Asks before a draft is deleted for good. */
export function drawConfirmCancel({ draft }: Shown<'confirm-cancel'>, drawing: Drawing): AdaptiveCard {
  return message(
    draft.corrects ? 'Delete this correction?' : 'Delete this draft?',
    [
      draft.corrects
        ? `What you changed here will be gone. ${draft.reference} stays as you sent it.`
        : 'Everything in it will be gone, and nothing will have been sent.',
    ],
    [
      button('Keep it', 'keep', { d: draft.id }, { style: 'positive' }),
      button('Delete it', 'delete', { d: draft.id }),
      stopButton(draft.id),
    ],
    aboutDraft(draft, drawing),
  );
}

/** A draft was deleted. */
export function drawDeleted(): AdaptiveCard {
  return message(
    'Deleted',
    ['The draft is gone and nothing was sent. Thank you for noticing; you can raise a concern at any time.'],
    [button('Start again', 'start'), stopButton()],
  );
}

/** A concern that needs no referral was closed. */
export function drawClosedWithoutSaving(): AdaptiveCard {
  return message(
    'Closed without saving',
    [
      'Thank you for checking. Nothing was saved or sent.',
      'Keep an eye out for: coming in late, withdrawing, missing the same days or lessons, being sent out, or a change in mood. If you notice any of these, come back.',
    ],
    [button('Raise a concern', 'start'), stopButton()],
  );
}

/** The draft of the card that was pressed is gone: what may have become of it, and the way to where things are. */
export function drawDraftGone(): AdaptiveCard {
  return message(
    DRAFT_GONE.title,
    [DRAFT_GONE.why, DRAFT_GONE.where],
    [
      button('Back to the start', 'welcome', {}, { style: 'positive' }),
      button('Referrals you sent', 'my-referrals'),
      stopButton(),
    ],
  );
}

/** Nothing fired (N-01): closing without saving is the default. */
export function drawNothingFired({ draft }: Shown<'nothing-fired'>, drawing: Drawing): AdaptiveCard {
  const about = aboutDraft(draft, drawing);
  if (draft.corrects)
    return message(
      'Nothing you ticked points to a concern now',
      [
        `So there would be nothing to decide about ${draft.reference}, and it stays as you sent it. If there is nothing to worry about any more, withdraw it instead.`,
      ],
      [
        button('Change my answers', 'back-from-check', { d: draft.id }, { style: 'positive' }),
        button('Withdraw this concern', 'ask-withdraw', { r: draft.corrects.referralId }),
        stopButton(draft.id),
      ],
      about,
    );
  return message(
    'No referral is needed from what you ticked',
    [
      'Thank you for taking the time to look. Nothing you ticked points to a concern, so we suggest closing this without saving.',
      'Look out for: coming in late, withdrawing from learning, missing the same days or lessons, being sent out, or a change in mood.',
    ],
    [
      button('Close without saving', 'close-without-saving', { d: draft.id }, { style: 'positive' }),
      button('Change my answers', 'back-from-check', { d: draft.id }),
      stopButton(draft.id),
    ],
    about,
  );
}

/** A form about a case was saved; where rules read its answers, they have run again. */
export function drawFactsSaved(
  { referral, form, verb, changed, stillOpen, mayRead }: Shown<'facts-saved'>,
  drawing: Drawing,
): AdaptiveCard {
  const { what, again } = FACTS_SAVED[form];
  const shared = sharedView(referral, drawing.content);
  const { level, provisional } = mayRead ? referral.triage : shared;
  const where =
    level === shared.level
      ? 'The card in the inclusion channel shows it.'
      : `The card in the inclusion channel says ${LEVEL_WORDS[shared.level].name.toLowerCase()}, because the reason is not for everybody there.`;
  const open =
    stillOpen.length === 0 ? [] : [`Still open, for you or somebody else to add: ${stillOpen.join('; ')}.`];
  return message(
    changed === 0 ? 'Nothing was different' : 'Saved. Thank you',
    (changed === 0
      ? [`You changed nothing in ${what} of ${referral.reference}, so the case is as it was.`]
      : [
          `${changed} ${changed === 1 ? 'answer is' : 'answers are'} new or different in ${what} of ${referral.reference}. The old values are kept in the audit.`,
          isReadByRules(form)
            ? `The rules have run again: the level is ${LEVEL_WORDS[level].name.toLowerCase()}${provisional ? ', still provisional because some office facts are missing' : ''}. ${where}`
            : TELLS_NOBODY,
        ]
    ).concat(open),
    [
      ...(mayRead
        ? [button('Open the case', 'details', { r: referral.id, view: 'summary' }, { style: 'positive' })]
        : []),
      button(again, verb, { r: referral.id }),
      stopButton(),
    ],
    aboutCase(referral, drawing),
  );
}

/** Replaces an older card of a draft once somebody has gone on with it on another. */
export function drawMovedOn(): AdaptiveCard {
  return message(WENT_ON.title, [WENT_ON.where], [stopButton()]);
}

/** The line under matters other than safety: it sends nobody to the bot in an emergency. */
export function safetyLine(dsl: SafeguardingContact): string {
  return `Worried about a pupil's safety? Do not use this bot: speak to ${plain(dslLine(dsl))} now. In immediate danger call 999.`;
}
