import { londonDate } from '../calendar/london.ts';
import type { SchoolCalendar } from '../calendar/calendar.ts';
import { lastCountedWeek, termSoFar, type CountedWeek } from '../calendar/counted-weeks.ts';
import { isDecided, isRunning, type Referral } from '../case/referral.ts';
import { isIn, type Days } from '../digest/digest.ts';
import { atLeast, figure, partAtLeast, SMALLEST_SHOWN } from '../digest/suppression.ts';

/** What one school's cases of one term come to. Every figure is "at least": a multiple of five or more; 0 is too few to show. */
export interface TrustTerm extends Days {
  readonly raised: number;
  /** Of these, decided by the day an answer was due. */
  readonly inTime: number;
  readonly reviews: number;
}

/** What a trust may read of one school. Nothing smaller than five can be worked out, with the staff digests beside it. */
export interface TrustFigures {
  /** The term so far, its weeks that are over; and the term before. */
  readonly now: TrustTerm;
  readonly before?: TrustTerm;
  /** Undecided after the day an answer was due, today. */
  readonly overdue: number;
  readonly running: number;
}

/** The weeks that are counted on a day: only those that are over. */
export interface TrustSpan {
  readonly now: readonly CountedWeek[];
  readonly before: readonly CountedWeek[];
  /** Cases sent or closed on these days are needed. */
  readonly days: Days;
}

/** Which weeks are counted on `today` (`YYYY-MM-DD`): the same as in the school's digests. */
export function trustSpan(calendar: SchoolCalendar, today: string): TrustSpan {
  const last = lastCountedWeek(calendar, today);
  const now = termSoFar(calendar, last);
  const first = now[0] ?? last;
  const before = termSoFar(calendar, lastCountedWeek(calendar, first.from));
  return { now, before, days: { from: before[0]?.from ?? first.from, to: last.to } };
}

/** What is counted. Lists may hold more than was asked for, and a case twice. */
export interface TrustCases {
  readonly sent: readonly Referral[];
  readonly closed: readonly Referral[];
  readonly undecided: readonly Referral[];
  readonly running: readonly Referral[];
}

/** Counts a school's cases for its trust. */
export function trustFigures(calendar: SchoolCalendar, today: string, cases: TrustCases): TrustFigures {
  const { now, before } = trustSpan(calendar, today);
  const sent = once(cases.sent);
  const withPlans = once([...cases.running, ...cases.closed]);
  const count = (weeks: readonly CountedWeek[], isOver: boolean) => {
    const days = { from: weeks[0]?.from ?? '', to: weeks.at(-1)?.to ?? '' };
    const raised = raisedAtLeast(
      weeks.map((week) => sent.filter(({ sentAt }) => isIn(week, londonDate(sentAt))).length),
      isOver,
    );
    const inTime = sent.filter(
      (each) => isIn(days, londonDate(each.sentAt)) && isDecidedInTime(each, days.to),
    ).length;
    const reviews = withPlans
      .flatMap(({ plan }) => plan?.reviews ?? [])
      .filter(({ at }) => isIn(days, londonDate(at))).length;
    return { ...days, raised, inTime: partAtLeast(inTime, raised), reviews: atLeast(reviews) };
  };
  return {
    now: count(now, false),
    ...(before.length === 0 ? {} : { before: count(before, true) }),
    overdue: atLeast(
      once(cases.undecided).filter((each) => !isDecided(each) && each.answerBy < today).length,
    ),
    running: atLeast(once(cases.running).filter(isRunning).length),
  };
}

/**
 * The concerns of a term, from its weeks' counts. The staff digest tells each week of five or more, so subtracting those
 * from a total would reveal the others. They are added in only once the term is over, as a multiple of five that leaves
 * every one of them open: any number from none to four.
 */
export function raisedAtLeast(weeks: readonly number[], isOver: boolean): number {
  const few = weeks.filter((count) => figure(count) === 'few');
  const told = sum(weeks) - sum(few);
  const mostHidden = (SMALLEST_SHOWN - 1) * Math.max(0, few.length - 1);
  return told + (isOver ? atLeast(Math.min(sum(few), mostHidden)) : 0);
}

/** Decided by a day, and by when an answer was due. Nobody decides on what was withdrawn. */
function isDecidedInTime({ decision, answerBy }: Referral, until: string): boolean {
  if (!decision || decision.outcome === 'withdrawn') return false;
  const day = londonDate(decision.at);
  return day <= answerBy && day <= until;
}

function once(referrals: readonly Referral[]): readonly Referral[] {
  return [...new Map(referrals.map((referral) => [referral.id, referral])).values()];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
