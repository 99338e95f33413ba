import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { CaseList } from '../../domain/case/case-lists.ts';
import type { Reply } from '../../app/reply.ts';
import { waitingEnquiry } from '../../domain/case/enquiries.ts';
import { isDecided, isRunning, stageOf, type Referral } from '../../domain/case/referral.ts';
import type { DueItem } from '../../domain/case/due.ts';
import type { CaseToDo } from '../../domain/case/to-do.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import { levelColour } from '../case-parts/header-style.ts';
import {
  actionView,
  button,
  pageButtons,
  plain,
  press,
  pressView,
  stopButton,
  type Drawing,
} from '../parts.ts';
import { defineCard, render } from '../render.ts';
import { openedFrom } from '../way-back.ts';
import {
  LEVEL_WORDS,
  describeOutcomeForReader,
  pupilReference,
  describeStage,
  describeYear,
} from '../../words/cases.ts';
import { describeMoment, describeDay } from '../../words/dates.ts';
import { describeDue } from '../../words/due.ts';
import { describeGroup, describePage, describeWaiting, FIND_ELSE, STARTS_AGAIN } from '../../words/lists.ts';

const colour = z.enum(['default', 'accent', 'warning', 'attention', 'good']);

/** A list of cases in groups. Each row is pressed as a whole: a button a row would take half of it on a phone. */
export const casesCard = defineCard(
  'cases',
  z.strictObject({
    title: z.string(),
    paragraphs: z.array(z.strictObject({ text: z.string() })),
    groups: z.array(
      z.strictObject({
        heading: z.string(),
        hasHeading: z.boolean(),
        rows: z.array(
          z.strictObject({
            who: z.string(),
            parts: z.array(
              z.strictObject({
                text: z.string(),
                colour,
                weight: z.enum(['default', 'bolder']),
                subtle: z.boolean(),
              }),
            ),
            ...pressView.shape,
          }),
        ),
      }),
    ),
    page: z.string(),
    hasPage: z.boolean(),
    actions: z.array(actionView),
  }),
);
type View = z.input<typeof casesCard.view>;
export type CaseRow = View['groups'][number]['rows'][number];

interface ListWords {
  readonly title: string;
  readonly none: string;
  /** What is on it. */
  readonly holds: string;
}

const LISTS: Readonly<Record<Exclude<CaseList, 'find'>, ListWords>> = {
  open: { title: 'To decide', none: 'No case is waiting for a decision', holds: '' },
  urgent: {
    title: 'Urgent',
    none: 'No urgent case is waiting for a decision',
    holds: 'Somebody looks at these today.',
  },
  due: {
    title: 'What is due',
    none: 'Nothing is due',
    holds:
      'Answers due by today, approvals without a plan, and what the next ten school days bring: reviews, ends, panels, what was agreed at meetings, and dates set by law.',
  },
  overdue: {
    title: 'Overdue',
    none: 'Nothing is overdue',
    holds: 'The day of an answer, a review or an end has passed.',
  },
  coming: {
    title: 'Today and to come',
    none: 'Nothing is due today or in the next ten school days',
    holds:
      'Answers due today, approvals without a plan, and the reviews, ends, panels, what was agreed at meetings, and dates set by law of the next ten school days.',
  },
  plans: { title: 'Plans', none: 'No plan is running, and no approval waits for one', holds: '' },
  mine: { title: 'Your cases', none: 'You look after no case', holds: '' },
  waiting: {
    title: 'Waiting for the referrer',
    none: 'No question waits for an answer',
    holds: 'Where the answer to the concern is late, speak to the referrer or decide on what is there.',
  },
};

const ORDER =
  'In each group the most urgent level comes first, then the earliest day. Press a case to open it.';
const OPENS = 'Press a case to open it.';
const CUT =
  'There are more cases than I can look through at once. Some may be missing here. "find" with the reference of a pupil or a referral finds one.';
const OTHER_LISTS =
  'You can also type "due", "plans", "mine", "waiting", or "find" with the reference of a pupil or a referral.';

/** A page of cases for their readers, grouped by what there is to do, each with a button that opens it. */
export function drawCases(reply: Extract<Reply, { show: 'cases' }>, drawing: Drawing): AdaptiveCard {
  const { list, groups, page, pages, query } = reply;
  const words = list === 'find' ? describeSearch(reply) : LISTS[list];
  const none = groups.length === 0;
  const back = openedFrom({ list, page, ...(query === undefined ? {} : { query }) });
  const sorted = list === 'find' ? OPENS : ORDER;
  return render(casesCard, {
    title: none ? words.none : words.title,
    paragraphs: [
      ...(reply.startsAgain ? [STARTS_AGAIN] : []),
      ...(none ? [] : [[words.holds, sorted].filter((text) => text !== '').join(' ')]),
      ...(none && list === 'find' ? [FIND_ELSE] : []),
      ...(reply.cut ? [CUT] : []),
      ...(list === 'open' && page === 1 ? [OTHER_LISTS] : []),
    ].map((text) => ({ text })),
    groups: groups.map((group) => ({
      heading: describeGroup(group),
      hasHeading: list !== 'find',
      rows: group.cases.map((each) => row(each, reply.reader, drawing, back)),
    })),
    page: describePage(reply),
    hasPage: pages > 1,
    actions: [
      ...pageButtons(reply, 'list', { list, ...(query === undefined ? {} : { query }) }),
      ...(none && list === 'find' ? [button(LISTS.open.title, 'list', { list: 'open' })] : []),
      button('Back to the start', 'welcome'),
      stopButton(),
    ],
  });
}

function describeSearch({ groups, query = '' }: Extract<Reply, { show: 'cases' }>): ListWords {
  const [first] = groups.flatMap(({ cases }) => cases);
  const pupil = first && pupilReference(first.referral);
  return {
    title: `Referrals about pupil ${plain(pupil ?? query)}`,
    none: `Nothing was found for "${plain(query)}"`,
    holds: 'Newest first. That you looked is kept in the history of each.',
  };
}

/** Part of a row's line. */
export function part(
  text: string,
  look: Partial<Omit<CaseRow['parts'][number], 'text'>> = {},
): CaseRow['parts'][number] {
  return { text, colour: 'default', weight: 'default', subtle: false, ...look };
}

/** Whom a row is about: the pupil by the school's reference, the year, and the case. */
export function describeWho(referral: Referral, drawing: Drawing): string {
  return `Pupil ${plain(pupilReference(referral))} · ${describeYear(referral, drawing)} · ${referral.reference}`;
}

/** A level in its word, with its colour beside it: as the colour of the word, some would hardly be read. */
function levelParts(name: string, colour: CaseRow['parts'][number]['colour']): CaseRow['parts'] {
  return [part('■ ', { colour }), part(`${name}. `, { weight: 'bolder' })];
}

function row(each: CaseToDo, reader: StaffMember, drawing: Drawing, back: { back: string }): CaseRow {
  const { referral } = each;
  const { level } = referral.triage;
  return {
    who: describeWho(referral, drawing),
    parts: [
      ...levelParts(LEVEL_WORDS[level].name, levelColour(level)),
      ...describeDates(each, drawing.today),
      part(`${describeStanding(referral, reader, drawing.today)}.`, { subtle: true }),
    ],
    ...press(`Open ${referral.reference}`, 'details', { r: referral.id, view: 'summary', ...back }),
  };
}

/** What is due on a case and when, the late ones in colour, or the day it is answered by or reviewed on. */
function describeDates({ referral, due }: CaseToDo, today: string): CaseRow['parts'] {
  const isLate = (item: DueItem) => item.due !== 'plan-to-make' && item.date < today;
  const answers = !isDecided(referral) && !due.some((item) => item.due === 'answer');
  const reviewed = isRunning(referral) && !due.some((item) => item.due === 'review');
  return [
    ...due.map((item) => part(`${describeDue(item, today)}. `, isLate(item) ? { colour: 'attention' } : {})),
    ...(answers ? [part(`Answer by ${describeDay(referral.answerBy)}. `)] : []),
    ...(reviewed ? [part(`Next review ${describeDay(referral.plan.nextReview)}. `)] : []),
  ];
}

/** Where a case stands and who has it: of a closed one how it ended, of one that waits for the referrer since when. */
function describeStanding(referral: Referral, reader: StaffMember, today: string): string {
  const { decision, closing, owner } = referral;
  const whose = owner ? `. With ${plain(owner.name)}` : '';
  const stage = describeStage(stageOf(referral, today), referral);
  if (closing) return `${stage}, by ${plain(closing.by.name)}, ${describeMoment(closing.at)}`;
  // What is due of a plan is said before this.
  if (isRunning(referral))
    return `${describeStage(referral.status, referral)}, to ${describeDay(referral.plan.end)}${whose}`;
  if (decision)
    return `${describeOutcomeForReader(decision, reader)}, by ${plain(decision.by.name)}, ${describeMoment(decision.at)}${whose}`;
  const enquiry = waitingEnquiry(referral);
  return `${enquiry ? describeWaiting(enquiry) : stage}${whose}`;
}
