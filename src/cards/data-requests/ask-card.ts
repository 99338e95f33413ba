import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import {
  DATA_WORDS,
  describeDraftsInTheWay,
  REQUEST_CARD,
  REQUEST_WORDS,
} from '../../words/data-requests.ts';
import { button, plain, type Drawing } from '../parts.ts';
import { drawDataCard } from './data-card.ts';
import { reasonField, sendsAgain } from './reason-field.ts';
import type { ShownData } from './draw.ts';
import { standingGroups } from './standing-groups.ts';

/** What would be asked for, what stays, what is in the way, and the reason. */
export function drawDataAsk(
  { kind, pupil, cases, drafts, others, reason }: ShownData<'data-ask'>,
  drawing: Drawing,
): AdaptiveCard {
  const words = REQUEST_WORDS[kind];
  const ids = { pupil, cases: cases.map(({ asked }) => asked.reference).join(',') };
  const isPossible = drafts === 0 && others.length > 0 && cases.every(({ is }) => is === 'ready');
  return drawDataCard(drawing, {
    title: `${words.title} · ${DATA_WORDS.pupil.title(plain(pupil))}`,
    problem: drafts > 0 ? describeDraftsInTheWay(drafts) : '',
    paragraphs: [words.what],
    groups: [
      ...standingGroups(cases, drawing),
      { heading: REQUEST_CARD.stays, text: words.stays },
      { heading: REQUEST_CARD.second, text: REQUEST_CARD.others(others.map(plain)) },
    ],
    fields: isPossible ? [reasonField(reason)] : [],
    actions: [
      ...(isPossible
        ? [
            button(
              words.send,
              `data-send-${kind}`,
              { ...ids, ...sendsAgain(reason) },
              { style: 'destructive' },
            ),
          ]
        : []),
      button(DATA_WORDS.pupil.back, 'data-pupil', { pupil }),
    ],
  });
}
