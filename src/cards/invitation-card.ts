import type { Invitation } from '../app/notices/kinds.ts';
import type { AdaptiveCard, Post } from '../app/ports/messenger.ts';
import { londonDate } from '../domain/calendar/london.ts';
import type { ContactRhythm } from '../domain/known-ids/plan.ts';
import type { Referral } from '../domain/case/referral.ts';
import { agreedContact } from '../domain/plan/plan.ts';
import { nextAskingDay } from '../domain/reminders/reminders-weekly.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { messageCard, safetyLine } from './forms/message-card.ts';
import { button, plain, stopButton, type ActionView } from './parts.ts';
import { NOTIFICATION_LINES } from '../words/notices.ts';
import { render } from './render.ts';
import { pupilReference } from '../words/cases.ts';
import { describeDay } from '../words/dates.ts';

/** Asks somebody for office facts or the weekly update in their own chat, or tells them that they are a key adult. */
export function drawInvitation(referral: Referral, news: Invitation, settings: SchoolSettings): Post {
  switch (news) {
    case 'facts':
      return {
        card: invitation(
          `Office facts for ${referral.reference}`,
          ['You see only the questions that are yours to answer. You can save and come back for seven days.'],
          button('Start', 'facts', { r: referral.id }, { style: 'positive' }),
        ),
        summary: NOTIFICATION_LINES.facts(referral.reference),
      };
    case 'form-facts':
      return {
        card: invitation(
          `Facts for forms: ${referral.reference}`,
          [
            'What panels and the LA ask for on their forms. You see only the questions that are yours to answer; leave what you do not know.',
            'It goes into the case. It changes no level, and the inclusion channel is not told of it.',
          ],
          button('Start', 'form-facts', { r: referral.id }, { style: 'positive' }),
        ),
        summary: NOTIFICATION_LINES.formFacts(referral.reference),
      };
    case 'update-due':
      return { card: drawUpdateDue(referral, settings), summary: NOTIFICATION_LINES.updateDue() };
    case 'key-adult':
      return { card: drawKeyAdult(referral, settings), summary: NOTIFICATION_LINES.keyAdult() };
  }
}

/** The way to raise a concern, in the own chat of somebody who asked for it in a channel. */
export function drawStart({ dsl }: SchoolSettings): Post {
  return {
    card: invitation(
      'Raise a concern',
      [
        'A few plain questions, two to four minutes. You can save and come back for seven days.',
        safetyLine(dsl),
      ],
      button('Start', 'start', {}, { style: 'positive' }),
    ),
    summary: NOTIFICATION_LINES.start(),
  };
}

function invitation(title: string, texts: readonly string[], first: ActionView): AdaptiveCard {
  return render(messageCard, {
    title,
    paragraphs: texts.map((text) => ({ text })),
    facts: [],
    hasFacts: false,
    actions: [first, stopButton()],
  });
}

function drawUpdateDue(referral: Referral, settings: SchoolSettings): AdaptiveCard {
  const { reference, plan, owner } = referral;
  const reads = owner ? `${plain(owner.name)} reads it` : 'The inclusion lead reads it';
  return invitation(
    `How is pupil ${plain(pupilReference(referral))} getting on this week?`,
    [
      `The weekly update in the plan of ${reference}${plan ? `, in which ${plain(plan.keyAdult.name)} is the key adult` : ''}. Thirty seconds: how many sessions, how it went, and who saw the pupil.`,
      `${reads}, and is told at once when nobody has seen the pupil or contact was missed.`,
      safetyLine(settings.dsl),
    ],
    button('Give the update', 'update', { r: referral.id }, { style: 'positive' }),
  );
}

const RHYTHM: Readonly<Record<ContactRhythm, string>> = {
  daily: 'every day',
  'twice-a-week': 'twice a week',
  weekly: 'once a week',
};

function drawKeyAdult(referral: Referral, settings: SchoolSettings): AdaptiveCard {
  const { reference, plan, owner } = referral;
  const contact = plan && agreedContact(plan);
  const lead = plain(owner?.name ?? plan?.madeBy.name ?? 'the inclusion lead');
  const texts = plan
    ? [
        `You are named as the key adult for pupil ${plain(pupilReference(referral))} (${reference}). The plan runs from ${describeDay(plan.start)} to ${describeDay(plan.end)}, and ${lead} looks after it.`,
        `What that means: you are the adult the pupil can turn to${contact === undefined ? '' : `, and you speak ${RHYTHM[contact]} with whoever teaches them`}.`,
        `Once a week${firstAsked(plan, settings)} I ask you for an update of thirty seconds. When nobody from school has seen the pupil${contact === undefined ? '' : ', or contact was missed'}, say so there: ${lead} is told at once.`,
        `If this should be somebody else, tell ${lead}.`,
      ]
    : [`Ask ${lead} about it.`];
  return invitation(
    'You are the key adult in a plan',
    [...texts, safetyLine(settings.dsl)],
    button('Show my plans', 'my-plans', {}, { style: 'positive' }),
  );
}

/** When the first update is due to be asked for; nothing when the plan ends before. */
function firstAsked(
  { start, end, madeAt, changedAt }: NonNullable<Referral['plan']>,
  settings: SchoolSettings,
): string {
  const named = londonDate(changedAt ?? madeAt);
  const day = nextAskingDay(settings, start > named ? start : named);
  return day === undefined || day > end ? '' : `, the first time on ${describeDay(day)},`;
}
