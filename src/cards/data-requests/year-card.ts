import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { DATA_WORDS, REQUEST_CARD, REQUEST_WORDS } from '../../words/data-requests.ts';
import {
  ABOUT_STAFF,
  describeLeftOut,
  describeYearChange,
  LEAVING_YEARS,
  nameEndingYear,
  nameYear,
  openLeavers,
  YEAR_CARD,
} from '../../words/school-year-end.ts';
import { atMost, bullets, button, plain, press, stopButton, type Drawing } from '../parts.ts';
import { drawParts } from '../set-up/staff-view.ts';
import type { ShownData } from './draw.ts';

/** Lines in one group, and rows to press. */
const MOST_LINES = 12;

/** The end of a school year: after which years pupils leave; then what is open about leavers, and references to change. */
export function drawDataYear(
  { leaving, leavingProblem = '', looked, picked = [], others = [], problem = '' }: ShownData<'data-year'>,
  { settings }: Drawing,
): AdaptiveCard {
  const years = [...new Set([...LEAVING_YEARS, ...leaving])].toSorted((one, other) => one - other);
  const who = {
    id: 'leaving',
    label: YEAR_CARD.leaving,
    value: leaving.join(','),
    options: years.map((year) => ({ id: String(year), label: nameYear(year) })),
    isMulti: true,
    problem: plain(leavingProblem),
    actions: [
      button(
        looked ? YEAR_CARD.lookAgain : YEAR_CARD.look,
        'data-year-look',
        {},
        looked ? {} : { style: 'positive' },
      ),
    ],
  };
  const above = DATA_WORDS.above(plain(settings.name));
  const rest = [button(DATA_WORDS.home.back, 'data'), stopButton()];
  if (!looked)
    return drawParts({
      above,
      title: YEAR_CARD.title,
      paragraphs: [YEAR_CARD.what],
      fields: [who],
      actions: rest,
    });
  const { leavers, changes, leftOut } = looked;
  const open = openLeavers(leavers);
  const over = leavers.flatMap(({ cases }) => cases).filter((each) => each.open === undefined).length;
  const canAsk = changes.length > 0 && others.length > 0;
  return drawParts({
    above,
    title: `${YEAR_CARD.title} ${nameEndingYear(looked)}`,
    problem: plain(problem),
    paragraphs: [YEAR_CARD.open(open.length), ...(over > 0 ? [YEAR_CARD.over(over)] : []), ABOUT_STAFF],
    rows: open.slice(0, MOST_LINES).map(({ pupil, year, reference, is }) => {
      const name = `${plain(pupil)}, ${year} · ${reference}`;
      return { ...press(`${YEAR_CARD.see}: ${name}`, 'data-pupil', { pupil: reference }), name, line: is };
    }),
    groups: [
      ...(leftOut.length > 0
        ? [
            {
              heading: YEAR_CARD.leftOut,
              text: bullets(
                atMost(
                  leftOut.map((each) => plain(describeLeftOut(each))),
                  MOST_LINES,
                ),
              ),
            },
          ]
        : []),
      ...(changes.length > 0
        ? [{ heading: REQUEST_CARD.second, text: REQUEST_CARD.others(others.map(plain)) }]
        : [{ heading: YEAR_CARD.changes, text: YEAR_CARD.noChanges }]),
    ],
    fields: [
      who,
      ...(changes.length > 0
        ? [
            {
              id: 'pick',
              label: YEAR_CARD.pick,
              value: picked.join(','),
              options: changes.map((each) => ({
                id: each.cases[0]?.reference ?? '',
                label: describeYearChange(each),
              })),
              isMulti: true,
            },
          ]
        : []),
    ],
    actions: [
      ...(canAsk
        ? [button(REQUEST_WORDS['new-year'].ask, 'data-send-new-year', {}, { style: 'positive' })]
        : []),
      ...rest,
    ],
  });
}
