import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import {
  DATA_WORDS,
  LIST_CARD,
  REPORT_CARD,
  REQUEST_CARD,
  REQUEST_WORDS,
} from '../../words/data-requests.ts';
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
import { atMost, bullets, button, plain, type Drawing } from '../parts.ts';
import type { Group } from '../parts-card.ts';
import { drawDataCard } from './data-card.ts';
import type { ShownData } from './draw.ts';

/** Leavers on the card, and lines of what cannot change. */
const MOST_LEAVERS = 10;
const MOST_LEFT_OUT = 10;

type Shown = ShownData<'data-year'>;

/** The end of a school year: after which years pupils leave; then what is open about leavers, and references to change. */
export function drawDataYear(shown: Shown, drawing: Drawing): AdaptiveCard {
  const { looked } = shown;
  return looked ? drawLooked({ ...shown, looked }, drawing) : drawForm(shown, drawing);
}

function drawForm({ leavingProblem = '' }: Shown, drawing: Drawing): AdaptiveCard {
  return drawDataCard(drawing, {
    title: YEAR_CARD.title,
    paragraphs: [YEAR_CARD.what],
    fields: [
      {
        id: 'leaving',
        label: YEAR_CARD.leaving,
        options: LEAVING_YEARS.map((year) => ({ id: String(year), label: nameYear(year) })),
        isMulti: true,
        problem: plain(leavingProblem),
      },
    ],
    actions: [
      button(YEAR_CARD.look, 'data-year-look', {}, { style: 'positive' }),
      button(DATA_WORDS.home.back, 'data'),
    ],
  });
}

function drawLooked(
  {
    leaving,
    looked,
    picked = [],
    others = [],
    problem = '',
  }: Shown & { readonly looked: NonNullable<Shown['looked']> },
  drawing: Drawing,
): AdaptiveCard {
  const { leavers, changes, leftOut } = looked;
  const over = leavers.flatMap(({ cases }) => cases).filter(({ open }) => open === undefined).length;
  const canAsk = changes.length > 0 && others.length > 0;
  return drawDataCard(drawing, {
    title: `${YEAR_CARD.title} ${nameEndingYear(looked)}`,
    problem: plain(problem),
    paragraphs: [
      [YEAR_CARD.leave(leaving), ...(over > 0 ? [YEAR_CARD.over(over)] : [])].join(' '),
      ABOUT_STAFF,
    ],
    groups: [
      ...leaverGroups(leavers),
      ...(leftOut.length > 0
        ? [
            {
              heading: YEAR_CARD.leftOut,
              text: bullets(
                atMost(
                  leftOut.map((each) => plain(describeLeftOut(each))),
                  MOST_LEFT_OUT,
                ),
              ),
            },
          ]
        : []),
      changes.length > 0
        ? { heading: REQUEST_CARD.second, text: REQUEST_CARD.others(others.map(plain)) }
        : { heading: YEAR_CARD.changes, text: YEAR_CARD.noChanges },
    ],
    fields:
      changes.length > 0
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
        : [],
    actions: [
      ...(canAsk
        ? [
            button(
              REQUEST_WORDS['new-year'].ask,
              'data-send-new-year',
              { leaving: leaving.join(',') },
              { style: 'positive' },
            ),
          ]
        : []),
      ...(over > 0 ? [button(REPORT_CARD.list, 'data-list')] : []),
      button(YEAR_CARD.otherYears, 'data-year'),
      button(DATA_WORDS.home.back, 'data'),
    ],
  });
}

/** Leavers with something open, each with the way to what is held about them. */
function leaverGroups(leavers: NonNullable<Shown['looked']>['leavers']): readonly Group[] {
  const open = openLeavers(leavers);
  const more = open.length - MOST_LEAVERS;
  return [
    { heading: YEAR_CARD.openHeading, text: YEAR_CARD.open(open.length) },
    ...open.slice(0, MOST_LEAVERS).map(({ pupil, year, reference, is }) => ({
      heading: `${plain(pupil)}, ${year} · ${reference}`,
      text: is,
      actions: [button(LIST_CARD.open(reference), 'data-pupil', { pupil: reference })],
    })),
    ...(more > 0 ? [{ heading: YEAR_CARD.moreLeavers(more) }] : []),
  ];
}
