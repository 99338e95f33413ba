import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { CaseList } from '../../domain/case/case-lists.ts';
import type { Reply } from '../../app/reply.ts';
import { can } from '../../domain/people/roles.ts';
import { LEVEL_WORDS } from '../../words/cases.ts';
import { describeDay } from '../../words/dates.ts';
import { OUTCOMES } from '../../words/outcomes.ts';
import { actionView, button, stopButton, type ActionView, type Drawing } from '../parts.ts';
import { defineCard, render } from '../render.ts';
import { safetyLine } from './message-card.ts';
import { drawQuestions } from './waiting.ts';
import { draftRows, drawDraftRows, figuresButton } from './welcome-card.ts';

type Shown = Extract<Reply, { show: 'home' }>;
type Counts = NonNullable<Shown['counts']>;

const homeCard = defineCard(
  'home',
  z.strictObject({
    notice: z.string(),
    hasNotice: z.boolean(),
    title: z.string(),
    paragraphs: z.array(z.strictObject({ text: z.string() })),
    hasWaits: z.boolean(),
    waits: z.array(z.strictObject({ line: z.string() })),
    waitsActions: z.array(actionView),
    rows: z.array(
      z.strictObject({
        name: z.string(),
        colour: z.enum(['default', 'accent', 'warning', 'attention']),
        line: z.string(),
        hasActions: z.boolean(),
        actions: z.array(actionView),
      }),
    ),
    listsHeading: z.string(),
    lists: z.array(actionView),
    ...draftRows,
    safety: z.string(),
    actions: z.array(actionView),
  }),
);
type Row = z.input<typeof homeCard.view>['rows'][number];

/** What comes first in a lead's day: each has its count, and opens what is counted. */
interface Kind {
  readonly of: 'urgent' | 'overdue' | 'reminders' | 'coming';
  readonly name: string;
  readonly line: string;
  /** After its count, on the button. */
  readonly counted: string;
  readonly colour: Row['colour'];
}

const KINDS: readonly Kind[] = [
  {
    of: 'urgent',
    name: 'Urgent',
    line: `To decide: ${LEVEL_WORDS.urgent.means}.`,
    counted: 'urgent',
    colour: 'attention',
  },
  {
    of: 'overdue',
    name: 'Overdue',
    line: 'The day of an answer, a review or an end has passed.',
    counted: 'overdue',
    colour: 'attention',
  },
  {
    of: 'reminders',
    name: 'Waiting for you',
    line: 'What I remind you of: your cases, and those that nobody has taken on.',
    counted: 'for you',
    colour: 'warning',
  },
  {
    of: 'coming',
    name: 'Today and to come',
    line: 'Answers, plans, reviews, ends, panels, what was agreed and dates set by law, up to ten school days ahead.',
    counted: 'to come',
    colour: 'accent',
  },
];

const NO_COUNTS =
  'I am still looking something up for you, so nothing is counted here. The buttons work all the same.';
const OR_MORE = 'There are more cases than I could count.';
const ALL_DONE = 'Nothing is urgent or overdue, and nothing waits for you.';

/** The first card of those who read cases: what is urgent, overdue, waiting for them and to come, then every list. */
export function drawHome(reply: Shown, drawing: Drawing): AdaptiveCard {
  const { counts, asked, today, notice } = reply;
  const questions = drawQuestions(asked);
  const drafts = drawDraftRows(reply.drafts, drawing);
  const first = KINDS.find(({ of }) => counts !== undefined && counts[of] > 0)?.of;
  const done = counts && counts.urgent + counts.overdue + counts.reminders + asked.length === 0;
  return render(homeCard, {
    notice: notice ?? '',
    hasNotice: notice !== undefined,
    title: `Inclusion referrals: ${describeDay(today)}`,
    paragraphs: [
      ...(counts === undefined ? [NO_COUNTS] : []),
      ...(done === true ? [ALL_DONE] : []),
      ...(counts?.orMore === true ? [OR_MORE] : []),
    ].map((text) => ({ text })),
    hasWaits: questions.lines.length > 0,
    waits: questions.lines.map((line) => ({ line })),
    waitsActions: [...questions.actions],
    rows: KINDS.map((kind) => row(kind, counts?.[kind.of], kind.of === first)),
    listsHeading: 'All lists',
    lists: [
      ...listButtons(counts),
      ...(can(reply.person, 'reads-outcomes') ? [button(OUTCOMES.button, 'outcomes')] : []),
    ],
    ...drafts,
    safety: safetyLine(drawing.settings.dsl),
    actions: [
      button(
        drafts.hasDrafts ? 'Raise a new concern' : 'Raise a concern',
        'start',
        {},
        // Only one button is emphasised.
        first === undefined ? { style: 'positive' } : {},
      ),
      ...figuresButton(reply.person),
      stopButton(),
    ],
  });
}

function row({ of, name, line, counted, colour }: Kind, count: number | undefined, isFirst: boolean): Row {
  const none = count === 0;
  const title = count === undefined ? name : `${count} ${counted}`;
  const look = isFirst ? { style: 'positive' as const } : {};
  return {
    name,
    colour: none ? 'default' : colour,
    line: none ? 'None.' : line,
    hasActions: !none,
    actions: none
      ? []
      : [of === 'reminders' ? button(title, 'reminders', {}, look) : toList(title, of, look)],
  };
}

function listButtons(counts: Counts | undefined): ActionView[] {
  const counted = (title: string, count: number | undefined) =>
    count === undefined ? title : `${title}: ${count}`;
  return [
    toList(counted('To decide', counts?.open), 'open'),
    toList(counted('Plans', counts?.plans), 'plans'),
    toList(counted('Waiting for the referrer', counts?.waiting), 'waiting'),
    toList('Your cases', 'mine'),
  ];
}

function toList(title: string, list: CaseList, look: Parameters<typeof button>[3] = {}): ActionView {
  return button(title, 'list', { list }, look);
}
