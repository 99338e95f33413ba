import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { DATA_WORDS, LIST_CARD } from '../../words/data-requests.ts';
import { describePage } from '../../words/lists.ts';
import { button, pageButtons, type Drawing } from '../parts.ts';
import { drawDataCard } from './data-card.ts';
import type { ShownData } from './draw.ts';
import { caseGroup, holdButton } from './pupil-card.ts';

/** A page of all cases with the day until which each is kept, soonest first. */
export function drawDataList({ cases, page, pages }: ShownData<'data-list'>, drawing: Drawing): AdaptiveCard {
  return drawDataCard(drawing, {
    title: LIST_CARD.title,
    paragraphs: [cases.length === 0 ? LIST_CARD.none : LIST_CARD.soonest],
    groups: cases.map((held) => ({
      ...caseGroup(held, drawing),
      actions: [
        button(LIST_CARD.open(held.referral.reference), 'data-pupil', { pupil: held.referral.reference }),
        holdButton(held),
      ],
    })),
    page: describePage({ page, pages }),
    actions: [...pageButtons({ page, pages }, 'data-list'), button(DATA_WORDS.home.back, 'data')],
  });
}
