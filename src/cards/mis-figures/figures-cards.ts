import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { CaseFigures } from '../../app/mis-figures/case-figures.ts';
import type { FiguresReply } from '../../app/mis-figures/reply.ts';
import { describeYear, pupilReference } from '../../words/cases.ts';
import {
  describeFigureChanges,
  describeRead,
  describeStay,
  describeUsed,
  FIGURES_NOTICES,
  FIGURES_WORDS,
  nameColumn,
  writeDay,
} from '../../words/mis-figures.ts';
import {
  describeExportProblem,
  describeNoFigures,
  describeNotAsTaken,
  describeNotRead,
  FIGURES_DOUBTS,
} from '../../words/mis-figures-problems.ts';
import { atMost, bullets, button, pageButtons, plain, stopButton, type Drawing } from '../parts.ts';
import { columnField, drawParts, pasteField, type Field, type Group } from '../parts-card.ts';

type Shown<K extends FiguresReply['show']> = Extract<FiguresReply, { show: K }>;

const MOST_NOT_READ = 6;

/** Draws what somebody who reads figures in is shown. */
export function drawFigures(reply: FiguresReply, drawing: Drawing): AdaptiveCard {
  switch (reply.show) {
    case 'figures-ask':
      return drawAsk(reply, drawing);
    case 'figures-map':
      return drawMap(reply, drawing);
    case 'figures-preview':
      return drawPreview(reply, drawing);
    case 'figures-used':
      return drawUsed(reply, drawing);
  }
}

/** A card about figures: the school stands above it, and Stop is its last button. */
function drawCard(
  { settings }: Drawing,
  { actions = [], ...parts }: Omit<Parameters<typeof drawParts>[0], 'above'>,
): AdaptiveCard {
  return drawParts({
    ...parts,
    above: FIGURES_WORDS.above(plain(settings.name)),
    actions: [...actions, stopButton()],
  });
}

function drawAsk({ typed, problem, notice }: Shown<'figures-ask'>, drawing: Drawing): AdaptiveCard {
  const words = FIGURES_WORDS.ask;
  return drawCard(drawing, {
    title: words.title,
    notice: notice === undefined ? '' : FIGURES_NOTICES[notice],
    paragraphs: words.steps,
    fields: [pasteField('cells', words, typed, problem && describeExportProblem(problem))],
    actions: [button(words.read, 'figures-read', {}, { style: 'positive' })],
  });
}

function drawMap(
  { file, unknown, columns, mayBeRegister, chosen, notice }: Shown<'figures-map'>,
  drawing: Drawing,
): AdaptiveCard {
  const words = FIGURES_WORDS.map;
  return drawCard(drawing, {
    title: words.title,
    problem: notice === undefined ? '' : FIGURES_NOTICES[notice],
    paragraphs: [words.why(plain(unknown.pupil)), ...(mayBeRegister ? [words.register] : [])],
    fields: columns.map((column) =>
      columnField(column, nameColumn(column), {
        headings: unknown.offered,
        chosen: chosen[column],
        none: words.none,
      }),
    ),
    actions: [
      button(words.save, 'figures-map', { file }, { style: 'positive' }),
      button(FIGURES_WORDS.preview.drop, 'figures-drop', { file }),
    ],
  });
}

function drawPreview(reply: Shown<'figures-preview'>, drawing: Drawing): AdaptiveCard {
  const { file, sorted, preview, page, evenInDoubt, notice } = reply;
  const words = FIGURES_WORDS.preview;
  const { problem, taken, changing, doubts } = preview;
  const problems = [
    ...(notice === undefined ? [] : [FIGURES_NOTICES[notice]]),
    ...(problem ? [describeNotAsTaken(problem)] : []),
  ];
  const hasDoubts = doubts.length > 0 || changing.some((each) => each.doubts.length > 0);
  const ids = { file, mark: preview.mark };
  return drawCard(drawing, {
    title: changing.length > 0 || problem ? words.title : words.nothing,
    problem: problems.join(' '),
    paragraphs: [
      describeRead(sorted, preview.same).map(plain).join(' '),
      ...doubts.map((doubt) => `${words.look}${FIGURES_DOUBTS[doubt]}`),
    ],
    groups: [
      ...page.items.map((each) => caseGroup(each, drawing)),
      ...(sorted.notRead.length === 0 || page.page < page.pages
        ? []
        : [
            {
              heading: words.notRead,
              text: bullets(
                atMost(
                  sorted.notRead.map((each) => plain(describeNotRead(each))),
                  MOST_NOT_READ,
                ),
              ),
            },
          ]),
    ],
    page: page.pages > 1 ? words.page(page.page, page.pages) : '',
    fields: [
      { id: 'asAt', label: words.asAt, value: writeDay(taken.asAt), placeholder: words.asAtHelp },
      {
        id: 'period',
        label: words.period,
        value: taken.period,
        style: 'compact',
        options: Object.entries(words.periods).map(([id, label]) => ({ id, label })),
      },
      ...(hasDoubts ? [doubtsField(doubts.length > 0, evenInDoubt)] : []),
    ],
    actions: [
      ...(changing.length > 0 ? [button(words.use, 'figures-use', ids, { style: 'positive' })] : []),
      ...pageButtons(page, 'figures-look', { file }),
      button(words.again, 'figures-look', { file }),
      button(words.drop, 'figures-drop', { file }),
    ],
  });
}

function doubtsField(isAboutAll: boolean, isTicked: boolean): Field {
  const words = FIGURES_WORDS.preview;
  return {
    id: 'doubts',
    label: words.doubts,
    value: isTicked ? 'yes' : '',
    isMulti: true,
    options: [{ id: 'yes', label: isAboutAll ? words.allInDoubt : words.inDoubt }],
    ...(isAboutAll ? {} : { help: words.inDoubtHelp }),
  };
}

/** One case, with what would change in it, or why nothing does. */
function caseGroup({ referral, changes, sums, doubts, refused, stay }: CaseFigures, drawing: Drawing): Group {
  const words = FIGURES_WORDS.preview;
  const { questions } = drawing.content.bank;
  return {
    heading: `Pupil ${plain(pupilReference(referral))} · ${describeYear(referral, drawing)} · ${referral.reference}`,
    text: bullets(
      [
        ...doubts.map((doubt) => `${words.look}${FIGURES_DOUBTS[doubt]}`),
        ...(refused ? [`${words.left}${describeNoFigures(refused)}`] : []),
        ...describeFigureChanges(changes, sums, questions),
        ...(stay.length > 0 ? [describeStay(stay)] : []),
      ].map(plain),
    ),
  };
}

function drawUsed({ used }: Shown<'figures-used'>, drawing: Drawing): AdaptiveCard {
  const words = FIGURES_WORDS.used;
  return drawCard(drawing, {
    title: words.title,
    paragraphs: describeUsed(used),
    actions: [button(words.more, 'figures')],
  });
}
