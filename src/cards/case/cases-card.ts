import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { CaseList, ListedCase, Reply } from '../../app/reply.ts';
import { isRunning, stageOf, type Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import { button, plain, stopButton, type Drawing } from '../parts.ts';
import { render } from '../render.ts';
import { listCard } from '../forms/welcome-card.ts';
import {
  LEVEL_WORDS,
  describeOutcomeForReader,
  pupilReference,
  describeStage,
  describeYear,
} from '../../words/cases.ts';
import { describeMoment, describeDay } from '../../words/dates.ts';

interface ListWords {
  readonly title: string;
  readonly none: string;
  readonly order: string;
}

const LISTS: Readonly<Record<Exclude<CaseList, 'find'>, ListWords>> = {
  open: {
    title: 'Cases waiting for a decision',
    none: 'No case is waiting for a decision',
    order: 'Soonest answer first.',
  },
  due: {
    title: 'What is due',
    none: 'Nothing is due',
    order:
      'Answers due today or earlier, approvals without a plan, and what the next 10 school days bring: reviews, ends and dates set by law. Soonest first.',
  },
  plans: {
    title: 'Plans',
    none: 'No plan is running, and no approval waits for one',
    order:
      'Soonest first: a running plan by its next review, an approval that waits for its plan by its day.',
  },
  mine: {
    title: 'Your cases',
    none: 'You look after no case',
    order:
      'Undecided ones first, soonest answer first; then what runs, next review first; then finished ones.',
  },
  waiting: {
    title: 'Waiting for the referrer',
    none: 'No question waits for an answer',
    order: 'Soonest answer to the referral first.',
  },
};

/** How a reader of one list finds the others. */
const CUT =
  'There are more cases than I can look through at once. Some may be missing here. "open" and "plans" show all of theirs, page by page; "find" finds one.';
const OTHER_LISTS =
  'You can also type "due", "plans", "mine", "waiting", or "find" with the reference of a pupil or a referral.';

/** A page of cases for their readers, each with why it is listed and a button that opens it. */
export function drawCases(reply: Extract<Reply, { show: 'cases' }>, drawing: Drawing): AdaptiveCard {
  const { list, cases, next, query = '', continued } = reply;
  const words = list === 'find' ? describeSearch(reply) : LISTS[list];
  const none = cases.length === 0;
  const ids: Record<string, string> = { list, ...(list === 'find' ? { query } : {}) };
  return render(listCard, {
    title: none ? (continued ? 'There are no more' : words.none) : words.title,
    paragraphs: [
      ...(none ? [] : [{ text: words.order }]),
      ...(reply.cut === true ? [{ text: CUT }] : []),
      ...(list === 'open' && !continued ? [{ text: OTHER_LISTS }] : []),
    ],
    items: cases.map((listed) => item(listed, reply.reader, drawing, list === 'due')),
    actions: [
      ...(next === undefined ? [] : [button('Show more', 'list', { ...ids, from: next })]),
      ...(continued ? [button('Back to the beginning', 'list', ids)] : []),
      stopButton(),
    ],
  });
}

function describeSearch({ cases, query = '' }: Extract<Reply, { show: 'cases' }>): ListWords {
  const [first] = cases;
  const pupil = first && pupilReference(first.referral);
  return {
    title: `Referrals about pupil ${plain(pupil ?? query)}`,
    none: `Nothing was found for "${plain(query)}"`,
    order: 'Newest first. That you looked is kept in the history of each.',
  };
}

/** `dated`: the text before it already gives the dates. */
function item({ referral, because }: ListedCase, reader: StaffMember, drawing: Drawing, dated: boolean) {
  const where = [...because, describeStanding(referral, reader, drawing.today, dated)].join('. ');
  return {
    title: `${referral.reference}: pupil ${plain(pupilReference(referral))}, ${describeYear(referral, drawing)}`,
    line: `${where}.`,
    actions: [button(`Open ${referral.reference}`, 'details', { r: referral.id, view: 'summary' })],
  };
}

/** Level, where it stands, and who has it: of a closed case how it ended, of a running one its next review. */
function describeStanding(referral: Referral, reader: StaffMember, today: string, dated: boolean): string {
  const { triage, decision, closing, answerBy, owner } = referral;
  const level = LEVEL_WORDS[triage.level].name;
  const whose = owner ? `. With ${plain(owner.name)}` : '';
  const stage = describeStage(stageOf(referral, today), referral);
  if (closing) return `${level}. ${stage}, by ${plain(closing.by.name)}, ${describeMoment(closing.at)}`;
  if (isRunning(referral))
    return dated
      ? `${level}. ${stage}${whose}`
      : `${level}. ${stage}, to ${describeDay(referral.plan.end)}. Next review ${describeDay(referral.plan.nextReview)}${whose}`;
  if (decision)
    return `${level}. ${describeOutcomeForReader(decision, reader)}, by ${plain(decision.by.name)}, ${describeMoment(decision.at)}${whose}`;
  return `${level}. ${stage}${dated ? '' : `. ${answerBy < today ? 'Answer was due' : 'Answer by'} ${describeDay(answerBy)}`}${whose}`;
}
