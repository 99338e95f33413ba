import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { DATA_WORDS, REQUEST_CARD } from '../../words/data-requests.ts';
import { describePage } from '../../words/lists.ts';
import { describeLineToCheck, TRANSFER_CARD, TRANSFER_REQUEST } from '../../words/transfer.ts';
import { button, plain, type Drawing } from '../parts.ts';
import { drawDataCard } from './data-card.ts';
import type { ShownData } from './draw.ts';

/** The lines of a record that somebody has to look at; it can be asked for below the last of them. */
export function drawDataTransferLines(
  reply: ShownData<'data-transfer-lines'>,
  { settings }: Drawing,
): AdaptiveCard {
  const { pupil, to, key, mark, lines, count, ticked, others, problem = '' } = reply;
  const words = TRANSFER_CARD;
  const { items, page, pages } = lines;
  const here = new Set(items.map(({ number }) => number));
  const cases = reply.cases.map(({ reference }) => reference).join(',');
  const kept = ticked.filter((number) => !here.has(number)).join(',');
  const about = { pupil, cases, toSchool: to, toKey: key };
  const ids = { ...about, mark, kept };
  const turnTo = (at: number) => ({ ...ids, page: String(at) });
  const canAsk = page === pages && others.length > 0;
  return drawDataCard(
    { settings },
    {
      title: `${words.title} · ${DATA_WORDS.pupil.title(plain(pupil))}`,
      problem,
      paragraphs: [
        words.forSchool(plain(to), key),
        words.toCheck(count),
        ...(page === pages ? [REQUEST_CARD.others(others.map(plain))] : []),
      ],
      fields:
        items.length === 0
          ? []
          : [
              {
                id: 'along',
                label: words.tick,
                value: ticked.filter((number) => here.has(number)).join(','),
                options: items.map((line) => ({
                  id: String(line.number),
                  label: describeLineToCheck(line),
                })),
                isMulti: true,
              },
            ],
      page: describePage({ page, pages }),
      actions: [
        ...(page < pages
          ? [button(words.nextLines, 'data-transfer-lines', turnTo(page + 1), { style: 'positive' })]
          : []),
        ...(canAsk
          ? [button(TRANSFER_REQUEST.send, 'data-send-transfer', turnTo(page), { style: 'positive' })]
          : []),
        ...(page > 1 ? [button(words.linesBefore, 'data-transfer-lines', turnTo(page - 1))] : []),
        button(words.otherSchool, 'data-transfer', about),
        button(DATA_WORDS.pupil.back, 'data-pupil', { pupil }),
      ],
    },
  );
}
