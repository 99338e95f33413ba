import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { DATA_WORDS, inList } from '../../words/data-requests.ts';
import { TRANSFER_CARD } from '../../words/transfer.ts';
import { button, plain, type Drawing } from '../parts.ts';
import { drawDataCard } from './data-card.ts';
import type { ShownData } from './draw.ts';

/** What would go to another school, what two people check first, and how the sealed file is made. */
export function drawDataTransfer(
  { pupil, cases }: ShownData<'data-transfer'>,
  { settings }: Drawing,
): AdaptiveCard {
  const words = TRANSFER_CARD;
  return drawDataCard(
    { settings },
    {
      title: `${words.title} · ${DATA_WORDS.pupil.title(plain(pupil))}`,
      paragraphs: [words.what(inList(cases))],
      groups: [
        { heading: words.check, text: words.checks },
        { heading: words.how, text: [words.trail, words.command(plain(pupil), cases)].join(' ') },
      ],
      actions: [button(DATA_WORDS.pupil.back, 'data-pupil', { pupil })],
    },
  );
}
