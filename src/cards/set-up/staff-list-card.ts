import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { SET_UP_PART } from '../../words/set-up.ts';
import { describeRoles, describeStaffNotice, STAFF_WORDS } from '../../words/set-up-staff.ts';
import { JOIN_WORDS } from '../../words/set-up-join.ts';
import { button, pageButtons, plain, press } from '../parts.ts';
import { drawParts } from '../parts-card.ts';
import { aboveStaff, type ShownStaff } from './staff-view.ts';

/** People who ask to be on the list; the next come up as these are decided. */
const MOST_WAITING_SHOWN = 6;

/** The list of a school's staff, with who asks to be on it. */
export function drawList(reply: ShownStaff<'staff-list'>): AdaptiveCard {
  const { school, people, find, total, found, notice, waiting } = reply;
  const words = STAFF_WORDS.list;
  const ids = { school: school.id };
  const isSearch = find !== '';
  return drawParts({
    above: aboveStaff(reply),
    title: words.title,
    ...(notice === undefined ? {} : { notice: plain(describeStaffNotice(notice)) }),
    paragraphs: [
      total === 0
        ? words.none
        : !isSearch
          ? words.count(total)
          : found === 0
            ? words.noneFound(plain(find))
            : words.found(found, total),
    ],
    groups:
      waiting.length === 0
        ? []
        : [
            {
              heading: words.waiting(waiting.length),
              actions: waiting
                .slice(0, MOST_WAITING_SHOWN)
                .map(({ request, name }) =>
                  button(name === '' ? JOIN_WORDS.nameless : name, 'set-up-staff-asked', { ...ids, request }),
                ),
            },
          ],
    fields:
      total === 0
        ? []
        : [
            {
              id: 'find',
              label: words.find,
              value: find,
              placeholder: words.typeName,
              actions: [
                button(words.findButton, 'set-up-staff', ids),
                ...(isSearch ? [button(words.everybody, 'set-up-staff', { ...ids, all: 'yes' })] : []),
              ],
            },
          ],
    rows: people.items.map(({ id, name, roles }) => ({
      ...press(name, 'set-up-staff-person', { ...ids, person: id }),
      name: plain(name),
      line: describeRoles(roles),
    })),
    page: people.pages > 1 ? words.page(people.page, people.pages) : '',
    actions: [
      ...pageButtons(people, 'set-up-staff', ids),
      button(words.add, 'set-up-staff-add', ids),
      button(words.many, 'set-up-staff-many', ids, total === 0 ? { style: 'positive' } : {}),
      button(SET_UP_PART.home, 'set-up', ids),
    ],
  });
}
