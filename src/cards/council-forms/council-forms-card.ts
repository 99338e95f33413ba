import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import { describeForm, FORMS_CARD } from '../../words/council-forms/card-words.ts';
import { describePage } from '../../words/lists.ts';
import { describeWho } from '../case/cases-card.ts';
import { button, pageButtons, plain, press, stopButton, type Drawing } from '../parts.ts';
import { drawParts } from '../parts-card.ts';

/** Forms on one page. */
const PAGE = 8;

/** The councils' forms of a case, each to be pressed. */
export function drawCouncilForms(
  { referral, forms, others, page }: Extract<Reply, { show: 'council-forms' }>,
  drawing: Drawing,
): AdaptiveCard {
  const r = { r: referral.id };
  const pages = Math.max(1, Math.ceil(forms.length / PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const ids = { ...r, ...(others === 0 ? { all: 'yes' } : {}) };
  return drawParts({
    above: describeWho(referral, drawing),
    title: `${FORMS_CARD.title} · ${referral.reference}`,
    paragraphs: [forms.length === 0 ? FORMS_CARD.none : others === 0 ? FORMS_CARD.all : FORMS_CARD.fitting],
    rows: forms.slice((at - 1) * PAGE, at * PAGE).map((form) => ({
      name: plain(form.title),
      line: plain(describeForm(form)),
      ...press(form.title, 'council-form', { ...r, form: form.id }),
    })),
    page: pages === 1 ? '' : describePage({ page: at, pages }),
    actions: [
      button(FORMS_CARD.back, 'details', { ...r, view: 'summary' }, { style: 'positive' }),
      ...(others === 0 ? [] : [button(FORMS_CARD.others(others), 'council-forms', { ...r, all: 'yes' })]),
      ...pageButtons({ page: at, pages }, 'council-forms', ids),
      stopButton(),
    ],
  });
}
