import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { DATA_WORDS } from '../../words/data-requests.ts';
import { YEAR_CARD } from '../../words/school-year-end.ts';
import { drawDataCard } from './data-card.ts';
import { button, plain, type Drawing } from '../parts.ts';
import { requestRow } from './request-row.ts';
import type { ShownData } from './draw.ts';

/** How long what is held, what waits for a second person, and the way to a pupil. */
export function drawDataHome(
  { periods, requests, typed = '', problem = '', notice = '' }: ShownData<'data-home'>,
  { settings }: Drawing,
): AdaptiveCard {
  const words = DATA_WORDS.home;
  return drawDataCard(
    { settings },
    {
      title: words.title,
      notice,
      paragraphs: [words.kept(periods), words.waiting(requests.length)],
      fields: [
        {
          id: 'pupil',
          label: words.pupil,
          value: typed,
          placeholder: words.placeholder,
          problem: plain(problem),
          actions: [button(words.lookUp, 'data-pupil', {}, { style: 'positive' })],
        },
      ],
      rows: requests.map((request) => requestRow(request)),
      actions: [button(words.report, 'data-report'), button(YEAR_CARD.title, 'data-year')],
    },
  );
}
