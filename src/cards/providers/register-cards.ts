import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { WeekRead } from '../../app/provider-register/read.ts';
import type { RegisterReply } from '../../app/provider-register/reply.ts';
import { REGISTER_COLUMNS } from '../../domain/content/mis-layouts.ts';
import { mondayOf } from '../../domain/calendar/iso-week.ts';
import { describeYear, pupilReference } from '../../words/cases.ts';
import { describeDay } from '../../words/dates.ts';
import { FIGURES_WORDS } from '../../words/mis-figures.ts';
import {
  describeRegisterProblem,
  describeRowsNotUsed,
  describeWeekRead,
  REGISTER_WORDS,
} from '../../words/provider-register.ts';
import { bullets, button, plain, stopButton, type Drawing } from '../parts.ts';
import { columnField, drawParts, pasteField, type Group } from '../parts-card.ts';

type Shown<K extends RegisterReply['show']> = Extract<RegisterReply, { show: K }>;

/** Draws what somebody who reads in a provider's register is shown. */
export function drawRegisterReply(reply: RegisterReply, drawing: Drawing): AdaptiveCard {
  switch (reply.show) {
    case 'register-ask':
      return drawAsk(reply, drawing);
    case 'register-map':
      return drawMap(reply, drawing);
    case 'register-preview':
      return drawPreview(reply, drawing);
    case 'register-used':
      return drawUsed(reply, drawing);
  }
}

function drawAsk(
  { typed, takesFiles, problem, notice }: Shown<'register-ask'>,
  { settings }: Drawing,
): AdaptiveCard {
  const words = REGISTER_WORDS.ask;
  return drawParts({
    above: REGISTER_WORDS.above(plain(settings.name)),
    title: words.title,
    notice: notice ? words[notice] : '',
    paragraphs: [...words.steps, ...(takesFiles ? [words.file] : [])],
    fields: [pasteField('cells', words, typed, problem && describeRegisterProblem(problem))],
    actions: [button(words.read, 'register-read', {}, { style: 'positive' }), stopButton()],
  });
}

function drawMap(
  { file, pupil, offered, chosen, notice }: Shown<'register-map'>,
  { settings }: Drawing,
): AdaptiveCard {
  const words = REGISTER_WORDS.map;
  const { title, why, save } = FIGURES_WORDS.map;
  return drawParts({
    above: REGISTER_WORDS.above(plain(settings.name)),
    title,
    problem: notice ? words[notice] : '',
    paragraphs: [why(plain(pupil))],
    fields: REGISTER_COLUMNS.map((column) =>
      columnField(column, words.columns[column], {
        headings: offered,
        chosen: chosen[column],
        none: words.none,
      }),
    ),
    actions: [
      button(save, 'register-map', { file }, { style: 'positive' }),
      button(words.drop, 'register-drop', { file }),
      stopButton(),
    ],
  });
}

function drawPreview(
  { shown, toUse, left, hidden, notUsed, others, file }: Shown<'register-preview'>,
  drawing: Drawing,
): AdaptiveCard {
  const words = REGISTER_WORDS.preview;
  const notUsedLines = [
    ...notUsed.map(describeRowsNotUsed),
    ...(hidden > 0 ? [words.hidden(hidden)] : []),
    ...(others > 0 ? [words.others(others)] : []),
  ];
  return drawParts({
    above: REGISTER_WORDS.above(plain(drawing.settings.name)),
    title: toUse.length > 0 ? words.title : words.nothing,
    paragraphs: left > 0 ? [words.left(left)] : [],
    groups: [
      ...groupsOf(shown, drawing),
      ...(notUsedLines.length > 0
        ? [{ heading: words.notUsed, text: bullets(notUsedLines.map(plain)) }]
        : []),
    ],
    actions: [
      ...(toUse.length > 0
        ? [
            button(
              words.use,
              'register-use',
              { weeks: JSON.stringify(toUse), ...(file === undefined ? {} : { file }) },
              { style: 'positive' },
            ),
          ]
        : []),
      button(words.again, 'register'),
      stopButton(),
    ],
  });
}

/** By provider: the weeks of its pupils, a line each, a pupil's own together and the oldest first. */
function groupsOf(shown: readonly WeekRead[], drawing: Drawing): readonly Group[] {
  const nameOf = ({ referral }: WeekRead) =>
    `Pupil ${plain(pupilReference(referral))}, ${describeYear(referral, drawing)}`;
  const providers = new Set(shown.map(({ referral }) => referral.plan.provider));
  return [...providers].map((provider) => ({
    heading: plain(provider),
    text: bullets(
      shown
        .filter(({ referral }) => referral.plan.provider === provider)
        .toSorted(
          (one, other) => nameOf(one).localeCompare(nameOf(other)) || one.week.localeCompare(other.week),
        )
        .map(
          (each) =>
            `${nameOf(each)}. Week from ${describeDay(mondayOf(each.week) ?? '')}: ${plain(describeWeekRead(each))}`,
        ),
    ),
  }));
}

function drawUsed({ done, left }: Shown<'register-used'>, { settings }: Drawing): AdaptiveCard {
  const words = REGISTER_WORDS.used;
  return drawParts({
    above: REGISTER_WORDS.above(plain(settings.name)),
    title: done.length > 0 ? words.title : words.none,
    paragraphs: [
      ...(done.length > 0 ? [words.done(done)] : []),
      ...(left.length > 0 ? [words.left(left)] : []),
    ],
    actions: [button(REGISTER_WORDS.preview.again, 'register'), stopButton()],
  });
}
