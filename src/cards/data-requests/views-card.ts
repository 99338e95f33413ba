import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { DATA_WORDS } from '../../words/data-requests.ts';
import { describePage } from '../../words/lists.ts';
import { describeView, NOT_IN_AUDIT, VIEWS_CARD } from '../../words/pupil-views.ts';
import { bulletsOrLine, button, pageButtons, plain, type Drawing } from '../parts.ts';
import { drawDataCard } from './data-card.ts';
import type { ShownData } from './draw.ts';

/** Who looked at a pupil's cases, latest first, and what no list of it can say. */
export function drawDataViews(
  { pupil, cases, views, page, pages }: ShownData<'data-views'>,
  { settings }: Drawing,
): AdaptiveCard {
  const about = { pupil, cases: cases.join(',') };
  return drawDataCard(
    { settings },
    {
      title: `${VIEWS_CARD.title} · ${DATA_WORDS.pupil.title(plain(pupil))}`,
      paragraphs: [bulletsOrLine(views.map((each) => plain(describeView(each)))), NOT_IN_AUDIT],
      page: describePage({ page, pages }),
      actions: [
        ...pageButtons({ page, pages }, 'data-views', about),
        button(DATA_WORDS.pupil.back, 'data-pupil', { pupil }),
      ],
    },
  );
}
