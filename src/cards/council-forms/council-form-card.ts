import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import {
  CONSENT_WORDS,
  describeField,
  describeFilled,
  describeForm,
  describeWhoHasIt,
  FORM_CARD,
  isFilled,
  isMissing,
  missingByForm,
} from '../../words/council-forms/card-words.ts';
import { fieldsToReadAgain } from '../../words/council-forms/make-form.ts';
import { describeWho } from '../case/cases-card.ts';
import { actionView, button, plain, stopButton, type ActionView, type Drawing } from '../parts.ts';
import { defineCard, render } from '../render.ts';

const foldedView = z.strictObject({
  id: z.string(),
  title: z.string(),
  lines: z.array(z.strictObject({ text: z.string() })),
});

const councilFormCard = defineCard(
  'council-form',
  z.strictObject({
    above: z.string(),
    title: z.string(),
    line: z.string(),
    consent: z.string(),
    consentStyle: z.enum(['default', 'warning']),
    notice: z.string(),
    hasNotice: z.boolean(),
    filled: z.string(),
    missing: z.array(
      z.strictObject({
        heading: z.string(),
        who: z.string(),
        text: z.string(),
        actions: z.array(actionView),
        hasActions: z.boolean(),
      }),
    ),
    isComplete: z.boolean(),
    nothingMissing: z.string(),
    folded: z.array(foldedView),
    takesSend: z.boolean(),
    sendActions: z.array(actionView),
    how: z.string(),
    actions: z.array(actionView),
  }),
);

/** The most bytes of fields that are shown in full; the document has them all. */
const MOST_BYTES = 9_000;

/** One form: whether it may be made, what is missing and who has it; what will stand in it is folded. */
export function drawCouncilForm(
  { referral, made, takesSend, consent, adds, asFile }: Extract<Reply, { show: 'council-form' }>,
  drawing: Drawing,
): AdaptiveCard {
  const { form, reference, withSend } = made;
  const ids = { r: referral.id, form: form.id };
  const include = withSend ? 'send' : 'none';
  const fields = made.sections.flatMap((section) => section.fields);
  const again = fieldsToReadAgain(made);
  const missing = [...missingByForm(made)];
  const isOffered = asFile === 'offered' && consent !== 'missing';
  const file = (title: string, as: string, look = {}) =>
    button(title, 'council-form-file', { ...ids, include, as }, look);
  return render(councilFormCard, {
    above: describeWho(referral, drawing),
    title: plain(form.title),
    line: plain(describeForm(form)),
    consent: plain(CONSENT_WORDS[consent](made.consent.because)),
    consentStyle: consent === 'missing' ? 'warning' : 'default',
    notice: plain(FORM_CARD.again(again)),
    hasNotice: again.length > 0,
    filled: describeFilled(fields),
    missing: missing.map(([name, labels]) => {
      const { title, who } = describeWhoHasIt(name);
      const verb = name === 'nowhere' || name === 'concern' ? undefined : adds[name];
      return {
        heading: `${FORM_CARD.missing}: ${title}`,
        who,
        text: plain(labels.join('; ')),
        actions: verb === undefined ? [] : [button(FORM_CARD.add(title), verb, { r: referral.id })],
        hasActions: verb !== undefined,
      };
    }),
    isComplete: missing.length === 0,
    nothingMissing: missing.length > 0 ? '' : FORM_CARD.noneMissing,
    folded: [
      { id: 'filled', title: FORM_CARD.filled, lines: fitting(fields.filter(isFilled).map(describeField)) },
      {
        id: 'by-hand',
        title: FORM_CARD.byHand,
        lines: fitting(
          fields
            .filter((each) => !isFilled(each) && !isMissing(each) && each.mark !== 'by-design')
            .map(({ label }) => label),
        ),
      },
      {
        id: 'left-out',
        title: FORM_CARD.leftOut,
        lines: fitting(
          fields.filter(({ mark }) => mark === 'by-design').map(({ label, why }) => `${label}: ${why ?? ''}`),
        ),
      },
      { id: 'enclosed', title: FORM_CARD.enclosed, lines: fitting(made.attachments) },
    ].filter(({ lines }) => lines.length > 0),
    takesSend,
    sendActions: takesSend ? [sendButton(ids, withSend)] : [],
    how: isOffered ? FORM_CARD.asFile : how(consent, asFile, reference, form.id),
    actions: [
      ...(isOffered
        ? [
            file(FORM_CARD.asPage, 'html', { style: 'positive' }),
            file(FORM_CARD.forWord, 'docx'),
            file(FORM_CARD.asData, 'json'),
          ]
        : []),
      button(FORM_CARD.back, 'council-forms', { r: referral.id }),
      stopButton(),
    ],
  });
}

function sendButton(ids: { readonly r: string; readonly form: string }, withSend: boolean): ActionView {
  return withSend
    ? button(FORM_CARD.withoutSend, 'council-form', { ...ids, include: 'none' })
    : button(FORM_CARD.withSend, 'council-form', { ...ids, include: 'send' });
}

function how(
  consent: Extract<Reply, { show: 'council-form' }>['consent'],
  asFile: Extract<Reply, { show: 'council-form' }>['asFile'],
  reference: string,
  form: string,
): string {
  if (consent === 'missing') return '';
  return `${FORM_CARD.byCommand(reference, form)}${asFile === 'no-sharepoint' ? FORM_CARD.noSharePoint : ''}`;
}

/** As many lines as fit on a card. */
function fitting(lines: readonly string[]): { readonly text: string }[] {
  let left = MOST_BYTES / 2;
  const shown = lines.filter((line) => (left -= new TextEncoder().encode(line).length + 60) >= 0);
  const more = lines.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more in the document`] : [])].map((text) => ({ text }));
}
