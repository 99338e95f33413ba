import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { DATA_WORDS, inList, NO_FILES } from '../../words/data-requests.ts';
import { TRANSFER_CARD } from '../../words/transfer.ts';
import { button, plain, type Drawing } from '../parts.ts';
import { drawDataCard } from './data-card.ts';
import type { ShownData } from './draw.ts';

/** To which school a record is to go, and whose key opens it. */
export function drawDataTransfer(
  { pupil, cases, asFile, to = '', toProblem, key = '', keyProblem }: ShownData<'data-transfer'>,
  { settings }: Drawing,
): AdaptiveCard {
  const words = TRANSFER_CARD;
  return drawDataCard(
    { settings },
    {
      title: `${words.title} · ${DATA_WORDS.pupil.title(plain(pupil))}`,
      notice: asFile === 'offered' ? '' : words.noFile(NO_FILES[asFile], plain(pupil), cases),
      paragraphs: [words.what(inList(cases))],
      groups: [{ heading: words.check, text: words.checks }],
      fields: [
        { id: 'to', label: words.to, value: to, problem: toProblem },
        {
          id: 'key',
          label: words.key,
          value: key,
          placeholder: words.keyPlaceholder,
          help: words.keyHelp,
          problem: keyProblem,
        },
      ],
      actions: [
        button(words.next, 'data-transfer-lines', { pupil, cases: cases.join(',') }, { style: 'positive' }),
        button(DATA_WORDS.pupil.back, 'data-pupil', { pupil }),
      ],
    },
  );
}
