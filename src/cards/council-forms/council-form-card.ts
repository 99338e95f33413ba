import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import {
  CONSENT_WORDS,
  describeField,
  describeFilled,
  describeForm,
  FORM_CARD,
  isFilled,
  missingByPlace,
  type MissingThere,
} from '../../words/council-forms/card-words.ts';
import { fieldsToReadAgain } from '../../words/council-forms/make-form.ts';
import type { MadeField, MadeForm } from '../../words/council-forms/made-form.ts';
import { describeWho } from '../case/cases-card.ts';
import {
  actionView,
  bulletsOrLine,
  button,
  plain,
  stopButton,
  type ActionView,
  type Drawing,
} from '../parts.ts';
import { defineCard, render } from '../render.ts';

type Shown = Extract<Reply, { show: 'council-form' }>;

const councilFormCard = defineCard(
  'council-form',
  z.strictObject({
    above: z.string(),
    title: z.string(),
    line: z.string(),
    consent: z.string(),
    consentStyle: z.enum(['default', 'warning']),
    consentActions: z.array(actionView),
    hasConsentActions: z.boolean(),
    notice: z.string(),
    hasNotice: z.boolean(),
    filled: z.string(),
    missing: z.array(
      z.strictObject({
        heading: z.string(),
        lines: z.string(),
      }),
    ),
    isComplete: z.boolean(),
    nothingMissing: z.string(),
    /** Buttons to where it can be added, out of sight until somebody wants to. */
    hasAdd: z.boolean(),
    addTitle: z.string(),
    buttonRows: z.array(z.strictObject({ actions: z.array(actionView) })),
    folded: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        lines: z.array(z.strictObject({ text: z.string() })),
      }),
    ),
    takesSend: z.boolean(),
    sendActions: z.array(actionView),
    how: z.string(),
    actions: z.array(actionView),
  }),
);

/** The most bytes of fields that are shown of one kind; the document has them all. */
const MOST_BYTES = 4_500;

/** One form: whether it may be made, what is missing and who has it; what will stand in it is folded. */
export function drawCouncilForm(reply: Shown, drawing: Drawing): AdaptiveCard {
  const { referral, made, takesSend, consent, adds, asFile } = reply;
  const fields = made.sections.flatMap((section) => section.fields);
  const again = fieldsToReadAgain(made);
  const missing = missingByPlace(made);
  const added = missing.flatMap((there) => addButtons(referral.id, adds[there.form], there));
  const isOffered = asFile === 'offered' && consent !== 'missing';
  const records = consent === 'missing' ? consentButtons(reply, drawing) : [];
  return render(councilFormCard, {
    above: describeWho(referral, drawing),
    title: plain(made.form.title),
    line: plain(describeForm(made.form)),
    consent: plain(CONSENT_WORDS[consent](made.consent.because)),
    consentStyle: consent === 'missing' ? 'warning' : 'default',
    consentActions: records,
    hasConsentActions: records.length > 0,
    notice: plain(FORM_CARD.again(again)),
    hasNotice: again.length > 0,
    filled: describeFilled(fields),
    missing: missing.map((there) => ({
      heading: there.heading,
      lines: bulletsOrLine(there.lines.map(plain)),
    })),
    isComplete: missing.length === 0,
    nothingMissing: FORM_CARD.noneMissing,
    hasAdd: added.length > 0,
    addTitle: FORM_CARD.addMissing,
    buttonRows: inRows(added),
    folded: foldedParts(fields, made),
    takesSend,
    sendActions: takesSend ? [sendButton(reply)] : [],
    how: isOffered ? FORM_CARD.asFile : describeHow(reply),
    actions: [
      ...(isOffered ? fileButtons(reply) : []),
      button(FORM_CARD.back, 'council-forms', { r: referral.id }),
      stopButton(),
    ],
  });
}

/** What will stand in it, what the office writes, what is left out, and what goes with it. */
function foldedParts(fields: readonly MadeField[], { attachments }: MadeForm) {
  const leftOut = fields.filter(({ mark }) => mark === 'by-design');
  const byHand = fields.filter(
    (each) => each.value === undefined && each.missing === undefined && !leftOut.includes(each),
  );
  return [
    { id: 'filled', title: FORM_CARD.filled, lines: fields.filter(isFilled).map(describeField) },
    { id: 'by-hand', title: FORM_CARD.byHand, lines: byHand.map(({ label }) => label) },
    {
      id: 'left-out',
      title: FORM_CARD.leftOut,
      lines: leftOut.map(({ label, why = '' }) => `${label}: ${why}`),
    },
    { id: 'enclosed', title: FORM_CARD.enclosed, lines: attachments },
  ]
    .filter(({ lines }) => lines.length > 0)
    .map((part) => ({ ...part, lines: fitting(part.lines) }));
}

function idsOf({ referral, made }: Shown): { readonly r: string; readonly form: string } {
  return { r: referral.id, form: made.form.id };
}

function fileButtons(reply: Shown): readonly ActionView[] {
  const ids = { ...idsOf(reply), include: reply.made.withSend ? 'send' : 'none' };
  return [
    button(FORM_CARD.asPage, 'council-form-file', { ...ids, as: 'html' }, { style: 'positive' }),
    button(FORM_CARD.forWord, 'council-form-file', { ...ids, as: 'docx' }),
    button(FORM_CARD.asData, 'council-form-file', { ...ids, as: 'json' }),
  ];
}

function sendButton(reply: Shown): ActionView {
  return reply.made.withSend
    ? button(FORM_CARD.withoutSend, 'council-form', { ...idsOf(reply), include: 'none' })
    : button(FORM_CARD.withSend, 'council-form', { ...idsOf(reply), include: 'send' });
}

/** To the place where consent is recorded, while the case still takes it. */
function consentButtons({ referral, adds }: Shown, { content }: Drawing): ActionView[] {
  const asked = content.bank.questions.get(QUESTION.consent);
  const verb = adds['form-facts'];
  if (asked === undefined || verb === undefined) return [];
  return [
    button(FORM_CARD.recordConsent, verb, { r: referral.id, topic: asked.topic }, { style: 'positive' }),
  ];
}

/** One for each topic that lacks something, where the form opens at one. */
function addButtons(
  r: string,
  verb: string | undefined,
  { title, topics }: MissingThere,
): readonly ActionView[] {
  if (verb === undefined) return [];
  if (topics.length === 0) return [button(FORM_CARD.add(title), verb, { r })];
  return topics.map((topic) => button(FORM_CARD.add(topic.title), verb, { r, topic: topic.id }));
}

/** Buttons to a row; Teams puts more out of sight. */
const ROW = 5;

function inRows(actions: readonly ActionView[]): { readonly actions: ActionView[] }[] {
  return Array.from({ length: Math.ceil(actions.length / ROW) }, (_, at) => ({
    actions: actions.slice(at * ROW, (at + 1) * ROW),
  }));
}

function describeHow({ consent, asFile, made }: Shown): string {
  if (consent === 'missing') return '';
  return `${FORM_CARD.byCommand(made.reference, made.form.id)}${asFile === 'no-sharepoint' ? FORM_CARD.noSharePoint : ''}`;
}

/** As many lines as fit on a card. */
function fitting(lines: readonly string[]): { readonly text: string }[] {
  let left = MOST_BYTES;
  const shown = lines.filter((line) => (left -= new TextEncoder().encode(line).length + 60) >= 0);
  const more = lines.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more in the document`] : [])].map((text) => ({ text }));
}
