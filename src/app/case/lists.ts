import { plusDays, plusSchoolDays } from '../../domain/calendar/calendar.ts';
import { waitingEnquiry } from '../../domain/case/enquiries.ts';
import { whatIsDue } from '../../domain/case/due.ts';
import { LEVELS } from '../../domain/content/levels.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { auditRow } from '../audit.ts';
import type { Page } from '../ports/records.ts';
import type { CaseList, ListedCase } from '../reply.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { readWholeList } from '../whole-list.ts';
import { lookUp } from '../look-up.ts';
import { mayReadDetails } from './case-reply.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { NOT_FOR_YOU, describeWaiting, FIND_WHAT } from '../../words/lists.ts';
import { describeDue } from '../../words/due.ts';

const PAGE = 8;
/** Cases read at once for the list of what is due, and how many of each kind it reads: far more than anybody has. */
const DUE_AT_ONCE = 50;
const MOST_DUE = 300;
/** How many school days ahead dates are shown. */
const SCHOOL_DAYS_AHEAD = 10;
/** Dates are listed as counted when the rules last ran; a later calendar change moves them by days, not weeks. */
const CALENDAR_SLACK_DAYS = 21;

/** A page of one of the lists of cases, for their readers; `from` is the `next` of the previous page. */
export async function listCases(
  turn: Turn,
  list: CaseList,
  from?: string,
  query?: string,
): Promise<TurnResult> {
  if (!mayReadDetails(turn)) return { reply: { text: NOT_FOR_YOU } };
  if (list === 'find') return find(turn, query ?? '', from);
  if (list === 'due')
    return lookUp(turn, async () => {
      const { page, cut } = await due(turn, from);
      return showList(turn, list, page, from, cut);
    });
  return showList(turn, list, toListItems(await pageOf(turn, list, from), becauseOf(list)), from);
}

function showList(
  turn: Turn,
  list: CaseList,
  { items, next }: Page<ListedCase>,
  from: string | undefined,
  cut = false,
): TurnResult {
  return {
    reply: {
      show: 'cases',
      list,
      reader: turn.person,
      cases: items,
      continued: from !== undefined,
      cut,
      ...nextOf(next),
    },
  };
}

/** Lists that storage returns in order. */
type PagedList = Exclude<CaseList, 'due' | 'find'>;

function pageOf(turn: Turn, list: PagedList, from?: string): Promise<Page<Referral>> {
  switch (list) {
    case 'open':
      return turn.records.undecided(PAGE, from);
    case 'plans':
      return turn.records.running(PAGE, from);
    case 'mine':
      return turn.records.referralsOwnedBy(turn.person.id, PAGE, from);
    case 'waiting':
      return turn.records.awaitingAnswer(PAGE, from);
  }
}

/** Why a case is on a list, where its status does not make that plain. */
function becauseOf(list: PagedList): (referral: Referral) => readonly string[] {
  return list === 'waiting' ? waitingSince : () => [];
}

function waitingSince(referral: Referral): readonly string[] {
  const enquiry = waitingEnquiry(referral);
  return enquiry ? describeWaiting(enquiry) : [];
}

/** Everything with a date that has come or is coming up, and everything overdue: soonest first. */
async function due(turn: Turn, from?: string): Promise<{ page: Page<ListedCase>; cut: boolean }> {
  const records = turn.records.once();
  const today = londonDate(turn.clock.now());
  const until = plusSchoolDays(turn.settings, today, SCHOOL_DAYS_AHEAD);
  const range = {
    first: plusDays(today, -CALENDAR_SLACK_DAYS),
    last: plusDays(until, CALENDAR_SLACK_DAYS),
  };
  const [undecided, running, dated] = await Promise.all([
    readWholeList((next) => records.undecided(DUE_AT_ONCE, next), MOST_DUE),
    readWholeList((next) => records.running(DUE_AT_ONCE, next), MOST_DUE),
    readWholeList((next) => records.withStatutoryDates(range, DUE_AT_ONCE, next), MOST_DUE),
  ]);
  const cases = new Map([...undecided, ...running, ...dated].map((referral) => [referral.id, referral]));
  const setting = { content: turn.content, calendar: turn.settings, today, until };
  const found = [...cases.values()].flatMap((referral) => {
    const reasons = whatIsDue(referral, setting);
    const [first] = reasons;
    return first
      ? [{ referral, date: first.date, because: reasons.map((item) => describeDue(item, today)) }]
      : [];
  });
  const inOrder = found.toSorted(
    (a, b) => a.date.localeCompare(b.date) || urgency(a.referral) - urgency(b.referral),
  );
  const start = from !== undefined && /^\d{1,4}$/.test(from) ? Number(from) : 0;
  const items = inOrder.slice(start, start + PAGE);
  const page = start + PAGE < inOrder.length ? { items, next: String(start + PAGE) } : { items };
  return { page, cut: [undecided, running, dated].some(({ length }) => length >= MOST_DUE) };
}

/** On the same day, the most urgent level comes first. */
function urgency({ triage }: Referral): number {
  return -LEVELS.indexOf(triage.level);
}

/** One pupil's referrals, newest first, by the pupil's reference or a referral's. The search is audited. */
async function find(turn: Turn, typed: string, from?: string): Promise<TurnResult> {
  const query = typed.trim().slice(0, LONGEST_QUERY);
  if (query === '') return { reply: { text: FIND_WHAT } };
  const named = (await turn.records.findByReference(query.toUpperCase()))?.value;
  const pupil = named ? named.answers[QUESTION.pupilReference] : query;
  const page: Page<Referral> =
    typeof pupil === 'string'
      ? await turn.records.referralsOfPupil(pupil, PAGE, from)
      : { items: named ? [named] : [] };
  const { items, next } = toListItems(page);
  const found = { by: turn.person, what: 'found' } as const;
  if (items.length > 0)
    await turn.records.commit(
      items.map(({ referral }) => auditRow(turn, { ...found, referralId: referral.id })),
    );
  return {
    reply: {
      show: 'cases',
      list: 'find',
      reader: turn.person,
      cases: items,
      query,
      continued: from !== undefined,
      ...nextOf(next),
    },
  };
}

const LONGEST_QUERY = 40;

function toListItems(
  page: Page<Referral>,
  because: (referral: Referral) => readonly string[] = () => [],
): Page<ListedCase> {
  return { ...page, items: page.items.map((referral) => ({ referral, because: because(referral) })) };
}

function nextOf(next: string | undefined): { next?: string } {
  return next === undefined ? {} : { next };
}
