import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { SetUpReply } from '../../app/set-up/reply.ts';
import { describeChange, NO_CHANGES, SET_UP_HOME, SET_UP_PART } from '../../words/set-up.ts';
import { describePage } from '../../words/lists.ts';
import { atMost, button, pageButtons, plain } from '../parts.ts';
import { drawForm } from './part-card.ts';

/** More than this of one change is only counted: a whole staff list would fill the card. */
const MOST_LINES = 8;
const LONGEST_LINE = 200;

/** Who changed what, and when. */
export function drawChanges({
  school,
  changes,
}: Extract<SetUpReply, { readonly show: 'set-up-changes' }>): AdaptiveCard {
  const { items, page, pages } = changes;
  return drawForm({
    about: school.name,
    title: SET_UP_HOME.changes,
    intro: items.length === 0 ? NO_CHANGES : pages > 1 ? describePage(changes) : '',
    problems: [],
    notices: [],
    sections: items.map((change) => {
      const { heading, lines } = describeChange(change);
      return {
        title: plain(heading),
        lines: atMost(
          lines.map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} …` : line)),
          MOST_LINES,
        ),
      };
    }),
    fields: [],
    actions: [
      ...pageButtons({ page, pages }, 'set-up-changes', { school: school.id }),
      button(SET_UP_PART.home, 'set-up', { school: school.id }),
    ],
  });
}
