import { londonDate } from '../calendar/london.ts';
import { tellsDate } from '../case/join.ts';
import { sharedAnswerBy, sharedView } from '../case/shared-view.ts';
import { plusDays, plusSchoolDays, schoolDaysBetween, type SchoolCalendar } from '../calendar/calendar.ts';
import {
  countedSince,
  halfTermOf,
  lastCountedWeek,
  termSoFar,
  type CountedWeek,
} from '../calendar/counted-weeks.ts';
import {
  dateIn,
  hasReducedTimetable,
  nameCase,
  reviewsOf,
  countSigns,
  tenSchoolDaysOn,
} from './digest-cases.ts';
import { isIn, type DatedCase, type Days, type InclusionDigest, type StatutoryCase } from './digest.ts';
import { halfTermEnd } from '../calendar/half-term-end.ts';
import type { Content } from '../content/content.ts';
import { LEVELS } from '../content/levels.ts';
import { movedOnWell } from './moved-on.ts';
import { CLOSING_OUTCOMES } from '../known-ids/plan.ts';
import { awaitsPlan, isDecided, isRunning, OUTCOMES, type Referral } from '../case/referral.ts';
import { datesOfCase } from '../case/dates-of-case.ts';
import { actionsToDo } from '../case/still-to-come.ts';
import { dayOfPanel, standingPanel } from '../case/panels.ts';
import { providerFlags, type Provider } from '../school/provider.ts';
import { SMALLEST_SHOWN } from './suppression.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { RULE } from '../known-ids/rules.ts';

/** Dates are found as counted when the rules last ran; a later calendar change moves them by days, not weeks. */
const CALENDAR_SLACK_DAYS = 21;

/** What the inclusion channel's digest is made from. Lists may hold more than was asked for, and a case twice. */
export interface InclusionCases {
  /** Sent on the days of the span. */
  readonly sent: readonly Referral[];
  /** Decided and closed on the days counted. */
  readonly decided: readonly Referral[];
  readonly closed: readonly Referral[];
  readonly undecided: readonly Referral[];
  /** Running plans, and approvals waiting for one. */
  readonly running: readonly Referral[];
  /** Over, while a panel or something agreed is still to come of them. */
  readonly stillToCome: readonly Referral[];
  readonly withDates: readonly Referral[];
}

/** The range in which to look up the stored statutory dates for a digest on `today`. */
export function datesToLookUp(calendar: SchoolCalendar, today: string): { first: string; last: string } {
  const until = tenSchoolDaysOn(calendar, today);
  return { first: plusDays(today, -CALENDAR_SLACK_DAYS), last: plusDays(until, CALENDAR_SLACK_DAYS) };
}

/** What the inclusion digest is counted from. */
export interface InclusionSpan {
  /** What counts as new. */
  readonly days: Days;
  readonly term: readonly CountedWeek[];
  readonly halfTerm: readonly CountedWeek[];
  /** Cases sent on these days are needed. */
  readonly sent: Days;
}

/** Which days a digest drawn on `today` counts, when the last one was posted on `since`: only days that are over. */
export function inclusionSpan(calendar: SchoolCalendar, since: string, today: string): InclusionSpan {
  const last = lastCountedWeek(calendar, today);
  const days = countedSince(calendar, since, today);
  const term = termSoFar(calendar, last);
  const halfTerm = halfTermOf(calendar, last);
  const from = [days, ...term.slice(0, 1), ...halfTerm.slice(0, 1)].map((each) => each.from).toSorted()[0];
  return { days, term, halfTerm, sent: { from: from ?? days.from, to: days.to } };
}

/**
 * The inclusion channel's digest: exact counts and, where somebody has to act, the case as the shared card names it.
 * Nothing from a private rule, and no provider by name: where one pupil is, its name would tell.
 */
export function inclusionDigest(
  school: {
    readonly calendar: SchoolCalendar;
    readonly content: Content;
    readonly providers: readonly Provider[];
  },
  asked: { readonly week: string; readonly from: string; readonly to: string },
  cases: InclusionCases,
): InclusionDigest {
  const { calendar, content } = school;
  const today = londonDate(asked.to);
  const until = tenSchoolDaysOn(calendar, today);
  const { days, term, halfTerm } = inclusionSpan(calendar, londonDate(asked.from), today);
  const isNew = (instant: string | undefined) => instant !== undefined && isIn(days, londonDate(instant));
  const undecided = once(cases.undecided).filter((referral) => !isDecided(referral));
  const running = once(cases.running);
  const open = once([...undecided, ...running]);
  const underWay = once([...open, ...cases.stillToCome]);
  const sent = once(cases.sent).filter(({ sentAt }) => londonDate(sentAt) <= days.to);
  const raisedIn = (week: Days) => sent.filter(({ sentAt }) => isIn(week, londonDate(sentAt))).length;
  // A joined concern is decided with its case.
  const decided = once(cases.decided).filter(
    ({ decision }) => isNew(decision?.at) && decision?.outcome !== 'joined',
  );
  const closed = once(cases.closed).filter(({ closing }) => isNew(closing?.at));
  const reduced = open.filter(hasReducedTimetable);
  const returnBy = halfTermEnd(calendar, today);
  // Nobody decided on one that was withdrawn.
  const time = timeToDecision(
    calendar,
    decided.filter(({ decision }) => decision?.outcome !== 'withdrawn'),
  );
  return {
    audience: 'inclusion',
    week: asked.week,
    days,
    today,
    raised: raisedIn(days),
    weeks: term.map((week) => ({ from: week.from, to: week.to, raised: raisedIn(week) })),
    levels: LEVELS.toReversed()
      .map((level) => ({
        level,
        count: undecided.filter((referral) => sharedView(referral, content).level === level).length,
      }))
      .filter(({ count }) => count > 0),
    waiting: soonestFirst(
      undecided
        .map((referral) => ({
          ...nameCase(referral),
          date: sharedAnswerBy(referral, content, calendar),
        }))
        .filter(({ date }) => date < today),
    ),
    reviews: soonestFirst(open.flatMap((referral) => reviewsOf(referral, content, today, until))),
    timetables: {
      inPlace: reduced.length,
      ...(returnBy !== undefined && returnBy <= until ? { returnBy } : {}),
      withoutReview: reduced
        .filter((referral) => dateIn(referral, QUESTION.timetableReview) === undefined)
        .map(nameCase),
      pastEnd: soonestFirst(
        reduced.flatMap((referral) => {
          const end = dateIn(referral, QUESTION.timetableEnds);
          return end !== undefined && end < today ? [{ ...nameCase(referral), date: end }] : [];
        }),
      ),
    },
    statutory: soonestFirst(
      once([...cases.withDates, ...undecided]).flatMap((referral) => datesOf(referral, school, today, until)),
    ),
    registerChecks: open
      .filter(({ triage }) => triage.rulesFired.some(({ id }) => id === RULE.registerCheck))
      .map(nameCase),
    signs: countSigns(
      sent.filter(({ sentAt }) => halfTerm.some((week) => isIn(week, londonDate(sentAt)))),
      content,
      SMALLEST_SHOWN,
    ),
    movedOnWell: closed.filter(movedOnWell).length,
    decided: OUTCOMES.map((outcome) => ({
      outcome,
      count: decided.filter(({ decision }) => decision?.outcome === outcome).length,
    })).filter(({ count }) => count > 0),
    closed: CLOSING_OUTCOMES.map((outcome) => ({
      outcome,
      count: closed.filter(({ closing }) => closing?.outcome === outcome).length,
    })).filter(({ count }) => count > 0),
    ...(time === undefined ? {} : { timeToDecision: time }),
    panels: underWay.filter((referral) => {
      const panel = standingPanel(referral);
      return panel !== undefined && dayOfPanel(panel) <= until;
    }).length,
    actionsLate: underWay.flatMap(actionsToDo).filter(({ action }) => action.by < today).length,
    providerChecks: countExpiries(school.providers, content, { from: today, to: until }),
    plansToMake: running.filter(awaitsPlan).map(nameCase),
    plansRunning: running.filter(isRunning).length,
  };
}

/** What has expired on the first day, and what does before the last. */
function countExpiries(
  providers: readonly Provider[],
  content: Content,
  days: Days,
): InclusionDigest['providerChecks'] {
  const dated = providers
    .filter(({ archived }) => archived === undefined)
    .flatMap((provider) => providerFlags(provider, days, content))
    .filter(({ until }) => until !== undefined);
  const checks = dated.filter(({ check }) => check !== 'visit');
  const expired = checks.filter(({ state }) => state === 'expired').length;
  return { expired, expiring: checks.length - expired, visits: dated.length - checks.length };
}

function once(referrals: readonly Referral[]): readonly Referral[] {
  return [...new Map(referrals.map((referral) => [referral.id, referral])).values()];
}

/** Recounted in the current school calendar, as everywhere else. */
function datesOf(
  referral: Referral,
  { calendar, content }: { readonly calendar: SchoolCalendar; readonly content: Content },
  today: string,
  until: string,
): readonly StatutoryCase[] {
  const add = (date: string, count: number) => plusSchoolDays(calendar, date, count);
  return datesOfCase(referral, content, add)
    .filter(({ date }) => today <= date && date <= until && tellsDate(referral, date))
    .map((each) => ({ ...nameCase(referral), law: each.private ? undefined : each, date: each.date }));
}

/** The median time from sending to the decision, in school days; the day of sending is day 0. */
function timeToDecision(
  calendar: SchoolCalendar,
  decided: readonly Referral[],
): InclusionDigest['timeToDecision'] {
  const days = decided
    .flatMap(({ sentAt, decision }) =>
      decision ? [schoolDaysBetween(calendar, londonDate(sentAt), londonDate(decision.at))] : [],
    )
    .toSorted((one, other) => one - other);
  const upper = days[Math.floor(days.length / 2)];
  const lower = days[Math.ceil(days.length / 2) - 1];
  return upper === undefined || lower === undefined
    ? undefined
    : { median: (lower + upper) / 2, cases: days.length };
}

function soonestFirst<Item extends DatedCase>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}
