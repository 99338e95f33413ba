import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import type { FormList } from '../../domain/council-forms/sort-forms.ts';
import {
  describeForm,
  describeForms,
  FORMS_CARD,
  NO_COUNCILS,
} from '../../words/council-forms/card-words.ts';
import { describeNoForms } from '../../words/council-forms/no-forms.ts';
import { describePage } from '../../words/lists.ts';
import { describeWho } from '../case/cases-card.ts';
import { button, pageButtons, plain, press, stopButton, type Drawing } from '../parts.ts';
import { drawParts } from '../parts-card.ts';

/** The ids of a button to the other forms. */
const toOthers = (ids: { readonly r: string }) => ({ ...ids, list: 'others' satisfies FormList });
/** Forms on one page. */
const PAGE = 8;

/** The councils' forms of a case, each to be pressed. */
export function drawCouncilForms(
  { referral, forms, list, others, by, without, page }: Extract<Reply, { show: 'council-forms' }>,
  drawing: Drawing,
): AdaptiveCard {
  const r = { r: referral.id };
  const pages = Math.max(1, Math.ceil(forms.length / PAGE));
  const at = Math.min(Math.max(1, page), pages);
  return drawParts({
    above: describeWho(referral, drawing),
    title: `${FORMS_CARD.title} · ${referral.reference}`,
    paragraphs:
      forms.length === 0
        ? [FORMS_CARD.none]
        : [
            `${describeForms(list, { by, others })} ${FORMS_CARD.press}`,
            ...(without.length > 0 ? [describeNoForms(without.map(plain))] : []),
            ...(by === 'case' ? [NO_COUNCILS] : []),
          ],
    rows: forms.slice((at - 1) * PAGE, at * PAGE).map((form) => ({
      name: plain(form.title),
      line: plain(describeForm(form)),
      ...press(form.title, 'council-form', { ...r, form: form.id }),
    })),
    page: pages === 1 ? '' : describePage({ page: at, pages }),
    actions: [
      button(FORMS_CARD.back, 'details', { ...r, view: 'summary' }, { style: 'positive' }),
      ...(list === 'others' ? [button(FORMS_CARD.first, 'council-forms', r)] : []),
      ...(list === 'first' && others > 0
        ? [button(FORMS_CARD[by === 'council' ? 'ofOthers' : 'others'](others), 'council-forms', toOthers(r))]
        : []),
      ...pageButtons({ page: at, pages }, 'council-forms', list === 'others' ? toOthers(r) : r),
      stopButton(),
    ],
  });
}
