import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { SetUpReply } from '../../app/set-up/reply.ts';
import { PART_WORDS } from '../../words/set-up-parts.ts';
import { SET_UP_PART, TERMS_WORDS } from '../../words/set-up.ts';
import { atMost, button } from '../parts.ts';
import { drawForm } from './part-card.ts';

/** More lines are only counted. */
const MOST_LINES = 40;

/** Terms to be pasted, and what was read of them before anything is done. */
export function drawTerms({
  school,
  mark,
  pasted,
  problems,
  notices,
  preview,
}: Extract<SetUpReply, { readonly show: 'set-up-terms' }>): AdaptiveCard {
  const ids = { school: school.id };
  const calendar = preview?.calendar;
  return drawForm({
    about: school.name,
    title: preview ? TERMS_WORDS.previewTitle : PART_WORDS.calendar.title,
    intro: preview ? TERMS_WORDS.previewIntro : TERMS_WORDS.intro,
    problems,
    notices,
    sections: preview
      ? [
          { title: TERMS_WORDS.found, lines: atMost(preview.found, MOST_LINES) },
          { title: TERMS_WORDS.doubts, lines: atMost(preview.doubts, MOST_LINES) },
          {
            title: TERMS_WORDS.differs,
            lines: preview.differs.length === 0 ? [TERMS_WORDS.same] : atMost(preview.differs, MOST_LINES),
          },
        ]
      : [],
    fields: [{ id: 'text', kind: 'lines', value: pasted, ...TERMS_WORDS.field }],
    actions: [
      ...(calendar === undefined
        ? []
        : [button(TERMS_WORDS.use, 'set-up-use-terms', { ...ids, mark, calendar }, { style: 'positive' })]),
      button(preview ? TERMS_WORDS.readAgain : TERMS_WORDS.read, 'set-up-read-terms', ids),
      button(SET_UP_PART.back, 'set-up', ids),
    ],
  });
}
