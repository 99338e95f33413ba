import { londonDate } from '../calendar/london.ts';
import { plusDays, type SchoolCalendar } from '../calendar/calendar.ts';
import {
  halfTermOf,
  lastFinishedHalfTerm,
  isSchoolWeek,
  lastCountedWeek,
  termSoFar,
  type CountedWeek,
} from '../calendar/counted-weeks.ts';
import { reviewsOf, countSigns, tenSchoolDaysOn } from './digest-cases.ts';
import { isIn, type BecameOf, type Days, type StaffDigest } from './digest.ts';
import { mondayBefore } from '../calendar/iso-week.ts';
import type { Content, Tip } from '../content/content.ts';
import { movedOnWell } from './moved-on.ts';
import type { Outcome, Referral } from '../case/referral.ts';
import { atLeast, figure, partsOfTotal, SMALLEST_SHOWN, type Figure } from './suppression.ts';

/** The start of a school year for counting tips: month and day. */
const YEAR_BEGINS = '09-01';
/** Nobody reads a longer list of signs. */
const MOST_SIGNS = 5;

/** What the staff digest is counted from. */
export interface StaffSpan {
  /** The week it is about. */
  readonly last: CountedWeek;
  readonly term: readonly CountedWeek[];
  readonly halfTerm: readonly CountedWeek[];
  readonly lastFinishedHalfTerm: readonly CountedWeek[];
  /** Cases sent on these days are needed. */
  readonly sent: Days;
}

/** Which days a digest drawn on `today` (`YYYY-MM-DD`) counts: only days that are over. */
export function staffSpan(calendar: SchoolCalendar, today: string): StaffSpan {
  const last = lastCountedWeek(calendar, today);
  const term = termSoFar(calendar, last);
  const halfTerm = halfTermOf(calendar, last);
  const over = lastFinishedHalfTerm(calendar, last);
  const from = [term, halfTerm, over].flatMap((weeks) => weeks.slice(0, 1).map((week) => week.from));
  return {
    last,
    term,
    halfTerm,
    lastFinishedHalfTerm: over,
    sent: { from: from.toSorted()[0] ?? last.from, to: last.to },
  };
}

/** What is counted. Lists may hold more than was asked for, and a case twice. */
export interface StaffCases {
  readonly sent: readonly Referral[];
  readonly closed: readonly Referral[];
  /** Undecided and running cases, for the reviews. */
  readonly open: readonly Referral[];
}

/** What a digest is counted with. */
export interface StaffSchool {
  readonly calendar: SchoolCalendar;
  readonly content: Content;
}

/** A case and the school date it was sent on. */
interface Sent {
  readonly referral: Referral;
  readonly day: string;
}

/**
 * The staff digest. Its figures must not reveal small counts by subtraction: each week is counted once it is over and
 * never again in another cut; the signs change only with a week that has five concerns or more; and a half term is
 * broken down once it is over, as at its last day.
 */
export function staffDigest(
  school: StaffSchool,
  asked: { readonly week: string; readonly today: string },
  cases: StaffCases,
): StaffDigest {
  const { calendar, content } = school;
  const span = staffSpan(calendar, asked.today);
  const sent = [...new Map(cases.sent.map((referral) => [referral.id, referral])).values()].map(
    (referral): Sent => ({ referral, day: londonDate(referral.sentAt) }),
  );
  const raisedIn = (week: CountedWeek) => figure(sent.filter(({ day }) => isIn(week, day)).length);
  const raised = raisedIn(span.last);
  const closed = new Map(cases.closed.map((referral) => [referral.id, referral]));
  const moved = figure(
    [...closed.values()].filter(
      (referral) => movedOnWell(referral) && isIn(span.last, londonDate(referral.closing.at)),
    ).length,
  );
  const until = tenSchoolDaysOn(calendar, asked.today);
  const reviews = atLeast(
    cases.open.flatMap((referral) => reviewsOf(referral, content, asked.today, until)).length,
  );
  const over = splitHalfTerm(span.lastFinishedHalfTerm, sent);
  return {
    audience: 'staff',
    week: asked.week,
    days: { from: span.last.from, to: span.last.to },
    quiet: raised === 'few' && moved === 'few' && reviews === 0,
    raised,
    weeks: span.term.map((week) => ({ from: week.from, to: week.to, raised: raisedIn(week) })),
    reviewsAtLeast: reviews,
    signs: signsSoFar(span, sent, content, raisedIn),
    movedOnWell: moved,
    ...(over === undefined ? {} : { lastHalfTerm: over }),
    tip: tipOf(school, asked.today),
  };
}

/**
 * The most-ticked signs of the half term, up to its last week with a figure. A sign that joined the list after a week
 * of two concerns would reveal that it had three or four before.
 */
function signsSoFar(
  { last, halfTerm }: StaffSpan,
  sent: readonly Sent[],
  content: Content,
  raisedIn: (week: CountedWeek) => Figure,
): readonly string[] {
  const soFar = halfTerm.filter(({ to }) => to <= last.to);
  const latest = soFar.findLast((week) => raisedIn(week) !== 'few');
  const [first] = soFar;
  if (!latest || !first) return [];
  const days = { from: first.from, to: latest.to };
  const counted = sent.filter(({ day }) => isIn(days, day)).map(({ referral }) => referral);
  return countSigns(counted, content, SMALLEST_SHOWN)
    .slice(0, MOST_SIGNS)
    .map(({ sign }) => sign);
}

/**
 * The outcomes of a half term's concerns by its last day. Leaves out weeks reported as fewer than five, because these
 * figures and the weeks together would reveal them. Undefined when it would reveal too much.
 */
function splitHalfTerm(weeks: readonly CountedWeek[], sent: readonly Sent[]): StaffDigest['lastHalfTerm'] {
  const [first] = weeks;
  const last = weeks.at(-1);
  if (!first || !last) return undefined;
  const told = weeks
    .map((week) => sent.filter(({ day }) => isIn(week, day)))
    .filter(({ length }) => figure(length) !== 'few')
    .flat();
  const kinds: readonly BecameOf[] = ['in-school-plan', 'ap-plan', 'passed-on', 'not-needed', 'open'];
  const became = told.map(({ referral }) => findOutcomeBy(referral, last.to));
  const parts = partsOfTotal(kinds.map((kind) => became.filter((each) => each === kind).length));
  if (!parts) return undefined;
  return {
    from: first.from,
    to: last.to,
    raised: told.length,
    parts: kinds.map((kind, at) => ({ became: kind, atLeast: parts[at] ?? 0 })),
  };
}

/** What stood at the end of a day, whatever was decided or taken back since. */
function findOutcomeBy({ decision, earlierDecisions = [] }: Referral, day: string): BecameOf {
  if (decision && londonDate(decision.at) <= day) return toBecameOf(decision.outcome);
  const stood = earlierDecisions.findLast(
    (earlier) => londonDate(earlier.decision.at) <= day && londonDate(earlier.changedAt) > day,
  );
  return stood ? toBecameOf(stood.decision.outcome) : 'open';
}

/** A joined concern is looked at for as long as its case is; for a withdrawn one nothing is needed. */
function toBecameOf(outcome: Outcome): BecameOf {
  if (outcome === 'withdrawn') return 'not-needed';
  return outcome === 'joined' ? 'open' : outcome;
}

/**
 * One tip a school week, in rotation: a school year sees each about twice, and the next year starts elsewhere in the
 * list. Throws without any tip, which the content check rules out.
 */
function tipOf({ calendar, content }: StaffSchool, today: string): Tip {
  const { tips } = content;
  const year = Number(today.slice(0, 4)) - (today.slice(5) < YEAR_BEGINS ? 1 : 0);
  let turn = year;
  for (let monday = mondayBefore(`${year}-${YEAR_BEGINS}`); monday <= today; monday = plusDays(monday, 7))
    if (isSchoolWeek(calendar, monday)) turn++;
  const tip = tips[turn % tips.length];
  if (!tip) throw new Error('there is no tip');
  return tip;
}
