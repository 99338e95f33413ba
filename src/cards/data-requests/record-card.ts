import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { DATA_WORDS, inList, RECORD_CARD } from '../../words/data-requests.ts';
import { button, plain, type Drawing } from '../parts.ts';
import { drawDataCard } from './data-card.ts';
import type { ShownData } from './draw.ts';

/** What a pupil's record would hold, what a person has to check in it, and how to have it. */
export function drawDataRecord(
  { pupil, cases, isAll, asFile }: ShownData<'data-record'>,
  { settings }: Drawing,
): AdaptiveCard {
  const ids = { cases: cases.join(',') };
  return drawDataCard(
    { settings },
    {
      title: `${RECORD_CARD.title} · ${DATA_WORDS.pupil.title(plain(pupil))}`,
      paragraphs: [RECORD_CARD.holds(inList(cases), isAll)],
      groups: [{ heading: RECORD_CARD.check, text: RECORD_CARD.checks }],
      notice: asFile === 'offered' ? RECORD_CARD.file : RECORD_CARD.noFile(asFile, plain(pupil), cases),
      actions: [
        ...(asFile === 'offered'
          ? [
              button(RECORD_CARD.asPage, 'data-record-file', { ...ids, as: 'html' }, { style: 'positive' }),
              button(RECORD_CARD.asData, 'data-record-file', { ...ids, as: 'json' }),
            ]
          : []),
        button(DATA_WORDS.pupil.back, 'data-pupil', { pupil }),
      ],
    },
  );
}
